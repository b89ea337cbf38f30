// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "storage/cases.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/ctl/program_run.hpp"
#include "tests/ctl/sample_tickets.hpp"

using namespace loket;
using namespace loket::ctl;

namespace {

constexpr const char* kNow = "2026-11-23T03:00:00.000Z"; // Monday, 11:00 in Kupang
constexpr std::size_t kAll = 100'000;

std::string data_option(const Bench& bench) {
    return "--data " + bench.data().string();
}

void make_folder(const Bench& bench, const std::string& more) {
    const Finished made = bench.run(data_option(bench) + " init --office kota-kupang " + more);
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
}

void make_cases(const Bench& bench, const std::string& options) {
    const Finished made = bench.run(data_option(bench) + " seed --now " + kNow + ' ' + options);
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
}

struct Register {
    std::vector<storage::TicketRow> tickets;
    std::vector<std::vector<CaseEventAt>> events; ///< of each ticket
};

storage::Store opened(const Bench& bench) {
    auto store = storage::Store::open(bench.data(), storage::Store::Mode::reader);
    REQUIRE(store);
    return std::move(*store);
}

Register read_register(const Bench& bench) {
    auto store = opened(bench);
    Register read;
    read.tickets = store.tickets(kAll).value();
    for (const auto& row : read.tickets)
        read.events.push_back(storage::Cases(store).events(row.ticket.id).value());
    return read;
}

bool same(const Register& one, const Register& other) {
    return std::equal(one.tickets.begin(), one.tickets.end(), other.tickets.begin(), other.tickets.end(),
                      [](const auto& a, const auto& b) {
                          return a.ticket == b.ticket && a.issued_at == b.issued_at;
                      }) &&
           std::equal(one.events.begin(), one.events.end(), other.events.begin(), other.events.end(),
                      [](const auto& a, const auto& b) {
                          return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                                            [](const CaseEventAt& x, const CaseEventAt& y) {
                                                return x.at == y.at && x.event == y.event;
                                            });
                      });
}

std::size_t count(storage::Store& store, storage::CaseQuery::Which which) {
    const auto found = storage::Cases(store).list({.which = which, .division = {}, .limit = kAll}, {},
                                                  *parse_iso_instant(kNow), kWita);
    return found.value().size();
}

} // namespace

TEST_CASE("seed makes cases of every state, and the folder verifies") {
    using Which = storage::CaseQuery::Which;
    const Bench bench;
    make_folder(bench, "--demo");
    make_cases(bench, "--cases 2000");
    const Finished verified = bench.run(data_option(bench) + " verify");
    CAPTURE(verified.out, verified.err);
    CHECK(verified.exit_code == 0);

    auto store = opened(bench);
    CHECK(count(store, Which::all) == 2000);
    for (const Which which : {Which::open, Which::overdue, Which::due_today, Which::paused, Which::closed})
        CHECK(count(store, which) > 0);
    CHECK(count(store, Which::closed) > 1500);
}

TEST_CASE("the sample's days lie in the year before, its events in order and none after now") {
    const Bench bench;
    make_folder(bench, "--demo");
    make_cases(bench, "--cases 500");
    const Instant now = *parse_iso_instant(kNow);
    const Register read = read_register(bench);
    REQUIRE(read.tickets.size() == 500);
    std::set<std::string> channels, kinds;
    std::set<int> months;
    for (std::size_t ticket = 0; ticket < read.tickets.size(); ++ticket) {
        channels.insert(read.tickets[ticket].ticket.channel);
        kinds.insert(read.tickets[ticket].ticket.complaint_kind);
        months.insert(static_cast<int>(unsigned{read.tickets[ticket].ticket.day.month()}));
        Instant before = read.tickets[ticket].issued_at;
        CHECK(before >= now - std::chrono::days{366});
        for (const CaseEventAt& event : read.events[ticket]) {
            CHECK(event.at >= before);
            before = event.at;
        }
        CHECK(before <= now);
    }
    const Office office = shipped_office("kota-kupang");
    CHECK(channels.size() == office.services.at(0).channels.size());
    CHECK(kinds.size() == office.services.at(0).complaint_kinds.size());
    CHECK(months.size() == 12);
}

TEST_CASE("the same seed gives the same events, another one others") {
    const Bench one, again, other;
    for (const Bench* bench : {&one, &again, &other}) make_folder(*bench, "--demo");
    make_cases(one, "--cases 200 --seed 5");
    make_cases(again, "--cases 200 --seed 5");
    make_cases(other, "--cases 200 --seed 6");
    CHECK(same(read_register(one), read_register(again)));
    CHECK_FALSE(same(read_register(one), read_register(other)));
}

TEST_CASE("the first hundred can be tracked when their codes are asked for") {
    const Bench bench;
    make_folder(bench, "--demo");
    const auto file = bench.folder() / "codes.txt";
    make_cases(bench, "--cases 120 --codes " + file.string());
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    std::istringstream lines(file_text(file));
    int codes = 0;
    std::string day, number, code, first_number, first_code;
    for (; lines >> day >> number >> code; ++codes) {
        CHECK(TrackingCode::parse(code));
        if (codes == 0) std::tie(first_number, first_code) = std::tie(number, code);
    }
    CHECK(codes == 100);
    const auto first_file = bench.folder() / "first.txt";
    std::ofstream(first_file) << first_code;
    const Finished tracked = bench.run(data_option(bench) + " track --code-file " + first_file.string());
    CAPTURE(tracked.err);
    CHECK(tracked.exit_code == 0);
    CHECK(tracked.out.find(first_number) != std::string::npos);
}

TEST_CASE("seed never touches a folder that serves citizens, or one with tickets") {
    const Bench bench;
    SECTION("live") {
        make_folder(bench, "");
        const Finished refused = bench.run(data_option(bench) + " seed --cases 5");
        CHECK(refused.exit_code == 1);
        CHECK(refused.err.find("--demo") != std::string::npos);
        CHECK(read_register(bench).tickets.empty());
    }
    SECTION("tickets already") {
        make_folder(bench, "--demo");
        make_cases(bench, "--cases 5");
        const Finished refused = bench.run(data_option(bench) + " seed --cases 5 --seed 2");
        CHECK(refused.exit_code == 1);
        CHECK(refused.err.find("already") != std::string::npos);
        CHECK(read_register(bench).tickets.size() == 5);
    }
    SECTION("a codes file that is there") {
        make_folder(bench, "--demo");
        const auto file = bench.folder() / "data-recovery.txt";
        const std::string before = file_text(file);
        const Finished refused = bench.run(data_option(bench) + " seed --cases 5 --codes " + file.string());
        CHECK(refused.exit_code == 1);
        CHECK(file_text(file) == before);
        CHECK(read_register(bench).tickets.empty());
    }
    SECTION("wrong usage") {
        make_folder(bench, "--demo");
        for (const char* wrong : {"seed", "seed --cases 0", "seed --cases 10000001", "seed --cases -1",
                                  "seed --cases 5 --now yesterday", "seed --cases 5 --now 2026-11-23"}) {
            CAPTURE(wrong);
            CHECK(bench.run(data_option(bench) + ' ' + wrong).exit_code == 64);
        }
        CHECK(read_register(bench).tickets.empty());
    }
}
