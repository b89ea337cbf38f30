// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of cases: which, in what order, for whom.
#include <map>

#include "storage/case_rows.hpp"
#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using sample::command;
using sample::Desk;
using sample::words;
using Which = CaseQuery::Which;

namespace {

// Promises at 15:00 WIB of the seventh working day: A and B due on Wednesday 11 March, C on Thursday, D on
// Friday.
struct Filled {
    Desk desk;
    std::map<std::string, TicketId> named;

    Filled() {
        named["A"] = desk.file(sample::morning()).ticket;
        named["B"] = desk.file(sample::morning() + 1h).ticket;
        named["C"] = desk.file(sample::morning() + 24h).ticket;
        named["D"] = desk.file(sample::morning() + 48h).ticket;
        desk.now = sample::morning() + 72h;
    }
    [[nodiscard]] std::string list(const CaseQuery& query, Instant now, const Actor& actor = sample::head()) {
        const auto rows = desk.cases.list(query, actor, now, kWib);
        REQUIRE(rows);
        std::string names;
        for (const auto& row : *rows) {
            CHECK(row.state.ticket == row.ticket.ticket.id);
            for (const auto& [name, ticket] : named) {
                names += ticket == row.state.ticket ? name : "";
            }
        }
        return names;
    }
};

constexpr auto kWednesday = 24h * 9; // from sample::morning(), Monday 2 March 09:00

} // namespace

TEST_CASE("cases are listed by their promise") {
    Filled filled;
    auto& desk = filled.desk;
    desk.act(filled.named["C"], sample::head(), Pause{}, words(Need::reason, "Menunggu-contoh."));
    desk.draft(filled.named["D"]);
    desk.act(filled.named["D"], sample::head(), sample::act_of("kirim"));
    const auto morning = sample::morning();
    const auto closing = morning + kWednesday + 6h; // Wednesday 15:00, the promise of A and B
    struct Case {
        std::string name;
        CaseQuery query;
        Instant now;
        std::string names;
    };
    const std::vector<Case> table{
        {"open", sample::query_of(Which::open), morning, "ABC"},
        {"paused", sample::query_of(Which::paused), morning, "C"},
        {"closed", sample::query_of(Which::closed), morning, "D"},
        {"all", sample::query_of(Which::all), morning, "ABCD"},
        {"a page", {Which::all, "", 2, 1}, morning, "BC"},
        {"past the end", {Which::all, "", 2, 3}, morning, "D"},
        {"none wanted", {Which::all, "", 0}, morning, ""},
        {"as many as there are", {Which::all, "", SIZE_MAX, 4}, morning, ""},
        {"nothing due yet", sample::query_of(Which::due_today), morning + 24h * 8, ""},
        {"due today from midnight on", sample::query_of(Which::due_today), morning + kWednesday - 9h, "AB"},
        {"a minute before midnight", sample::query_of(Which::due_today), morning + kWednesday - 9h - 1min,
         ""},
        {"due today until closing", sample::query_of(Which::due_today), closing, "AB"},
        {"not overdue at closing", sample::query_of(Which::overdue), closing, ""},
        {"overdue after it", sample::query_of(Which::overdue), closing + 1ms, "AB"},
        {"no longer due today", sample::query_of(Which::due_today), closing + 1ms, ""},
        {"what waits is not overdue", sample::query_of(Which::overdue), closing + 24h * 30, "AB"},
        {"of a division", sample::query_of(Which::closed, "bansos"), morning, "D"},
        {"of another division", sample::query_of(Which::all, "rehsos"), morning, ""},
    };
    for (const auto& [name, query, now, names] : table) {
        INFO(name);
        CHECK(filled.list(query, now) == names);
    }
    desk.act(filled.named["C"], sample::head(), Resume{});
    CHECK(filled.list(sample::query_of(Which::paused), morning) == "");
    CHECK(filled.list(sample::query_of(Which::open), morning) == "ABC");
}

TEST_CASE("urgent cases come first, as long as they are open") {
    Filled filled;
    auto& desk = filled.desk;
    desk.act(filled.named["B"], sample::head(), MarkUrgent{});
    desk.act(filled.named["D"], sample::head(), MarkUrgent{});
    CHECK(filled.list({}, sample::morning()) == "BDAC");
    CHECK(filled.list({Which::open, "", 2, 1}, sample::morning()) == "DA");
    CHECK(filled.list(sample::query_of(Which::due_today), sample::morning() + kWednesday) == "BA");
    desk.draft(filled.named["A"]);
    desk.act(filled.named["A"], sample::head(), sample::act_of("kirim"));
    desk.act(filled.named["D"], sample::receptionist(), sample::act_of("teruskan"));
    CHECK(filled.list({}, sample::morning()) == "BDC");
}

TEST_CASE("a pause does not undo that a promise was broken") {
    Filled filled;
    auto& desk = filled.desk;
    const auto late = sample::morning() + kWednesday + 24h; // a day after the promise of A and B
    desk.now = late;
    desk.act(filled.named["A"], sample::head(), Pause{}, words(Need::reason, "Menunggu-contoh."));
    CHECK(filled.list(sample::query_of(Which::overdue), late + 1h) == "AB");
    CHECK(filled.list(sample::query_of(Which::paused), late + 1h) == "A");
    CHECK(filled.list(sample::query_of(Which::open), late + 1h) == "ABCD");
}

TEST_CASE("every list is what the domain says of each case") {
    Filled filled;
    auto& desk = filled.desk;
    desk.act(filled.named["B"], sample::head(), Pause{}, words(Need::reason, "Menunggu-contoh."));
    desk.act(filled.named["A"], sample::head(), Extend{}, words(Need::reason, "Perlu-contoh."));
    for (auto now = sample::morning() + 24h * 7; now < sample::morning() + 24h * 20; now += 3h + 17min) {
        for (const auto& [which, wanted] : {std::pair(Which::due_today, Lateness::due_today),
                                            std::pair(Which::overdue, Lateness::overdue)}) {
            std::string names;
            for (const auto* name : {"B", "C", "D", "A"}) { // in the order of their promises
                const auto state = desk.state(filled.named[name]);
                const auto late = lateness(state.open_promise(), state.paused_since, now,
                                           desk.office.calendar, desk.office.zone);
                names += late == wanted ? name : "";
            }
            INFO(iso_instant(now));
            CHECK(filled.list(sample::query_of(which), now) == names);
        }
    }
}

TEST_CASE("the accused see no trace of a case") {
    Filled filled;
    auto& desk = filled.desk;
    const auto accused = filled.named["B"];
    desk.act(accused, sample::head(), Exclude{{"rehsos"}, {"penerima-1"}},
             words(Need::reason, "Terlapor-contoh."));
    const auto now = sample::morning();
    for (const auto& actor : {sample::other_division(), sample::receptionist()}) {
        INFO(actor.id);
        CHECK(filled.list({}, now, actor) == "ACD");
        CHECK(filled.list({Which::open, "", 2}, now, actor) == "AC"); // a full page all the same
        CHECK(filled.list({Which::open, "", 2, 1}, now, actor) == "CD");
        CHECK_FALSE(*desk.cases.find(accused, actor));
        CHECK(desk.cases.history(accused, actor, desk.vault).error().code == StoreError::Code::not_found);
        CHECK(desk.cases.told(accused, actor, desk.vault).error().code == StoreError::Code::not_found);
        const auto reporter =
            desk.cases.reporter(accused, command(2, Reveal{}, words(Need::reason, "Ingin tahu.")), actor,
                                desk.office, now, desk.vault);
        REQUIRE_FALSE(reporter);
        CHECK(std::get<CaseRefusal>(reporter.error().why).rule == CaseRefusal::Rule::no_such_case);
    }
    CHECK(filled.list({Which::open, "", 2, 1}, now) == "BC");
    CHECK(filled.list({}, now, sample::aid_division()) == "ABCD");
}

TEST_CASE("a case is found by its number") {
    Desk desk;
    const auto filed = desk.file();
    const auto day = local_date(sample::morning(), kWib);
    CHECK(*desk.cases.find_number(day, filed.number) == filed.ticket);
    CHECK_FALSE(*desk.cases.find_number(day, {'B', 1}));
    CHECK_FALSE(*desk.cases.find_number(local_date(sample::morning() + 24h, kWib), filed.number));
}

TEST_CASE("lists stay searches in an index, whatever they ask for") {
    Desk desk;
    Database database(desk.data() / "loket.db", Database::Access::read_only);
    using Status = CaseStatus;
    const std::vector<std::vector<Status>> choices{
        {Status::running},
        {Status::running, Status::paused},
        {Status::running, Status::paused, Status::closed, Status::paused_late}};
    for (const auto& statuses : choices) {
        for (const std::string division : {"", "bansos"}) {
            const auto text = CaseRows::list_query({statuses, 0, 1, division});
            INFO(text);
            auto plan = database.query("EXPLAIN QUERY PLAN " + text);
            std::size_t searches = 0;
            while (plan.step()) {
                const auto detail = plan.text(3);
                INFO(detail);
                CHECK(detail.find("TEMP B-TREE") == std::string::npos);
                CHECK(detail.rfind("SCAN", 0) != 0);
                const std::string index = division.empty() ? "cases_by_due" : "cases_by_division";
                searches += detail.find("USING COVERING INDEX " + index) != std::string::npos ? 1 : 0;
            }
            CHECK(searches == 2 * statuses.size()); // one for each lane
        }
    }
}
