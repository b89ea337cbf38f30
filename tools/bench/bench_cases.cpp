// SPDX-License-Identifier: GPL-3.0-or-later
// bench_cases DATA RECOVERY-SHEET: what the back office asks of a large folder made by `loketctl seed`: open
// one case with everything in it, list what is due today and what is overdue, read 10,000 private records.
// One thread; changes nothing.
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

#include "storage/cases.hpp"
#include "storage/recovery_code.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"

using namespace loket;
using namespace loket::bench;

namespace {

constexpr std::size_t kOpened = 1000;      // cases, spread over the whole folder
constexpr std::size_t kDecrypted = 10'000; // private records of one list
constexpr std::size_t kPage = 100;         // rows of a list
constexpr int kLists = 100;                // how often each list is asked for
constexpr int kRounds = 5;                 // of the 10,000 records
const Actor kActor{"pengukur", {}, {}};    // keeps out of nothing but what is kept from somebody

template <class Value, class Error>
Value need(Result<Value, Error> result) {
    if (!result) {
        stop(result.error().sentence);
    }
    if constexpr (!std::is_void_v<Value>) {
        return std::move(*result);
    }
}

storage::VaultReader unlock(const std::filesystem::path& data, const char* sheet) {
    std::ifstream lines(sheet);
    for (std::string line; std::getline(lines, line);) {
        if (const auto code = storage::normal_recovery_code(line)) {
            return need(storage::VaultReader::unlock(data / "keys", *code));
        }
    }
    stop("The recovery sheet holds no recovery code.");
}

std::size_t count(storage::Cases& cases, storage::CaseQuery::Which which, Instant now, Zone zone) {
    return need(cases.list({.which = which, .division = {}, .limit = SIZE_MAX}, kActor, now, zone)).size();
}

Samples lists(storage::Cases& cases, storage::CaseQuery::Which which, Instant now, Zone zone) {
    Samples took;
    for (int i = 0; i < kLists; ++i) {
        const auto begin = Clock::now();
        const auto rows =
            need(cases.list({.which = which, .division = {}, .limit = kPage}, kActor, now, zone));
        took.add(Clock::now() - begin);
        if (rows.empty()) {
            stop("A list is empty: the sample cases reach up to another moment.");
        }
    }
    return took;
}

/// The whole list, as far as it goes.
Samples whole_lists(storage::Cases& cases, storage::CaseQuery::Which which, Instant now, Zone zone) {
    Samples took;
    for (int i = 0; i < kLists; ++i) {
        const auto begin = Clock::now();
        std::ignore = count(cases, which, now, zone);
        took.add(Clock::now() - begin);
    }
    return took;
}

/// Ids of the tickets that have a case, `count` of them, `step` apart, newest first.
std::vector<TicketId> some_tickets(storage::Store& store, std::size_t count, std::size_t step) {
    std::vector<TicketId> ids;
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& row : need(store.tickets(1, i * step))) {
            ids.push_back(row.ticket.id);
        }
    }
    return ids;
}

Samples opens(storage::Cases& cases, const std::vector<TicketId>& tickets,
              const storage::VaultReader& vault) {
    Samples took;
    for (const auto& ticket : tickets) {
        const auto begin = Clock::now();
        if (!need(cases.find(ticket, kActor))) {
            continue; // kept from everybody whom it does not name
        }
        const auto told = need(cases.told(ticket, kActor, vault));
        const auto history = need(cases.history(ticket, kActor, vault));
        took.add(Clock::now() - begin);
        if (told.service.empty() || history.empty()) {
            stop("A case holds nothing.");
        }
    }
    return took;
}

/// Processor time of this thread, whatever else the machine does.
std::chrono::nanoseconds thread_time() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

Samples decryptions(storage::Store& store, const std::vector<TicketId>& tickets,
                    const storage::VaultReader& vault) {
    Samples took;
    for (int round = 0; round < kRounds; ++round) {
        const auto begin = thread_time();
        std::size_t named = 0;
        need(store.read_private(tickets, vault,
                                [&](const TicketId&, Result<Submission, storage::StoreError> told) {
                                    named += told && !told->visitor.name.empty() ? 1 : 0;
                                }));
        took.add(thread_time() - begin);
        if (named != tickets.size()) {
            stop("A private record says nothing.");
        }
    }
    return took;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        stop("Usage: bench_cases DATA RECOVERY-SHEET (a folder filled by loketctl seed)");
    }
    using Which = storage::CaseQuery::Which;
    const Office office = sample_office();
    auto store = need(storage::Store::open(argv[1], storage::Store::Mode::reader));
    const auto vault = unlock(argv[1], argv[2]);
    storage::Cases cases(store);
    // The moment up to which the cases reach, not today's: the folder may have been made earlier.
    const auto newest = need(store.tickets(1));
    const auto at = newest.empty() ? now() : newest.front().issued_at;

    const auto due_today = lists(cases, Which::due_today, at, office.zone);
    const auto whole = whole_lists(cases, Which::due_today, at, office.zone);
    const auto overdue = lists(cases, Which::overdue, at, office.zone);
    const auto all = count(cases, Which::all, at, office.zone);
    const auto opened = opens(cases, some_tickets(store, kOpened, all / kOpened), vault);
    std::vector<TicketId> list;
    for (const auto& row : need(store.tickets(kDecrypted, all / 2))) {
        list.push_back(row.ticket.id);
    }
    const auto decrypted = decryptions(store, list, vault);
    std::cout << nlohmann::json{{"cases", all},
                                {"due_today", count(cases, Which::due_today, at, office.zone)},
                                {"overdue", count(cases, Which::overdue, at, office.zone)},
                                {"due_today_ms", due_today.json()},
                                {"due_today_whole_ms", whole.json()},
                                {"overdue_ms", overdue.json()},
                                {"case_open_ms", opened.json()},
                                {"decrypt_10000_ms", decrypted.json()}}
              << "\n";
    return 0;
}
