// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/books.hpp"

#include <fstream>
#include <sstream>

#include "tests/catch.hpp"

namespace loket::scenarios {
namespace {

constexpr std::size_t kAll = 100'000;

/// Nobody accuses the auditor, who is in no division: every case may be seen.
const Actor& auditor() {
    static const Actor someone{"pemeriksa", {}, {}};
    return someone;
}

} // namespace

Books read_books(storage::Store& store) {
    Books books;
    auto tickets = store.tickets(kAll);
    REQUIRE(tickets);
    books.tickets = std::move(*tickets);
    storage::Cases cases(store);
    const storage::CaseQuery all{storage::CaseQuery::Which::all, {}, kAll, 0};
    const auto rows = cases.list(all, auditor(), Instant{}, kWib);
    REQUIRE(rows);
    for (const storage::CaseRow& row : *rows) {
        books.cases.push_back(row.state);
        const auto events = cases.events(row.state.ticket);
        REQUIRE(events);
        std::vector<CaseEvent> kept;
        kept.reserve(events->size());
        for (const CaseEventAt& entry : *events) kept.push_back(entry.event);
        books.events.push_back(std::move(kept));
    }
    auto accounts = storage::StaffAccounts(store).list();
    REQUIRE(accounts);
    books.accounts = std::move(*accounts);
    return books;
}

void check_journal(storage::Store& store) {
    const auto report = store.verify();
    REQUIRE(report);
    CHECK(report->problems == std::vector<std::string>{});
    CHECK(report->events > 0);
    CHECK(report->erased_records == 0);
}

void check_nothing_open(const std::filesystem::path& data, const std::vector<std::string>& private_texts) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data)) {
        if (!entry.is_regular_file()) continue;
        std::stringstream bytes;
        bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string content = bytes.str();
        ++files;
        for (const std::string& text : private_texts) {
            INFO(entry.path().filename() << " holds: " << text);
            CHECK(content.find(text) == std::string::npos);
        }
    }
    CHECK(files >= 2);
}

} // namespace loket::scenarios
