// SPDX-License-Identifier: GPL-3.0-or-later
// Tampering with cases, and what verify() and rebuild() make of it.
#include <algorithm>

#include "storage/erasure.hpp"
#include "storage/failed.hpp"
#include "storage/sqlite.hpp"
#include "storage/verify.hpp"
#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using sample::Desk;

namespace {

// Two cases: one answered (versions 1 to 5), one just opened.
struct Kept {
    Desk desk;
    TicketId answered = desk.file().ticket;
    TicketId opened = desk.file().ticket;
    Kept() {
        desk.draft(answered);
        desk.act(answered, sample::head(), sample::act_of("kirim"));
    }
    [[nodiscard]] Database database() const {
        return Database(desk.data() / "loket.db", Database::Access::read_write);
    }
};

bool says(const VerifyReport& report, std::string_view sentence) {
    return std::ranges::any_of(
        report.problems, [&](const auto& problem) { return problem.find(sentence) != std::string::npos; });
}

constexpr std::string_view kDropTriggers =
    "DROP TRIGGER journal_keeps_every_row; DROP TRIGGER journal_never_changes; DROP TRIGGER "
    "private_never_changes; "
    "DROP TRIGGER answers_never_change; PRAGMA foreign_keys=OFF; ";

} // namespace

TEST_CASE("sound cases are sound") {
    const Kept kept;
    auto database = kept.database();
    const auto report = verify_journal(database);
    CHECK(report.problems == std::vector<std::string>{});
    CHECK(report.answers == 1);
    CHECK(report.erased_answers == 0);
    CHECK(report.private_records == 4); // two tickets, the instruction, the draft
}

TEST_CASE("tampering with cases is found") {
    struct Case {
        std::string name, statements, sentence;
    };
    const std::string list = "the list of cases says something else";
    const std::vector<Case> table{
        {"a later promise", "UPDATE cases SET due = due + 60000 WHERE status = 0", list},
        {"one put before the others", "UPDATE cases SET lane = 0 WHERE status = 0", list},
        {"a case shown as open", "UPDATE cases SET status = 0 WHERE status = 2", list},
        {"another division", "UPDATE cases SET division = 'rehsos' WHERE division <> ''", list},
        {"another day of closing", "UPDATE cases SET closed_at = '2026-01-01T00:00:00.000Z' WHERE status = 2",
         list},
        {"an edited sum", "UPDATE cases SET state = replace(state, 'bansos', 'rehsos') WHERE status = 2",
         list},
        {"a sum that is none", "UPDATE cases SET state = '[[[' WHERE status = 2", list},
        {"an accused made to see", "UPDATE cases SET excludes = 1 - excludes", list},
        {"an invented card", "UPDATE cases SET kks = randomblob(16)", list},
        {"another opening", "UPDATE cases SET seq = seq + 1000", list},
        {"a case put aside",
         "UPDATE cases SET seq = -1, state = replace(state, 'bansos', 'rehsos') WHERE status = 2", list},
        {"a case put where nobody looks", "UPDATE cases SET seq = -9223372036854775807 - 1 WHERE status = 2",
         "its case is missing from the list of cases"},
        {"a case taken away", "DELETE FROM cases WHERE status = 2",
         "its case is missing from the list of cases"},
        {"an invented case",
         "INSERT INTO cases SELECT seq + 1000, randomblob(16), service, kind, status, lane, due, division, "
         "excludes, kks, "
         "closed_at, state FROM cases WHERE status = 0",
         "the events of its case do not add up"},
        {"a case of no ticket",
         "INSERT INTO cases SELECT seq + 1000, x'01', service, kind, status, lane, due, division, excludes, "
         "kks, "
         "closed_at, state "
         "FROM cases WHERE status = 0",
         "the events of its case do not add up"},
        {"an event left out", "DELETE FROM case_events WHERE version = 3",
         "its event is not the one its case counts at that place"},
        {"an event left out, and its case", "DELETE FROM case_events WHERE version = 3",
         "the events of its case do not add up"},
        {"two events exchanged",
         "UPDATE case_events SET version = 99 WHERE version = 3; UPDATE case_events SET version = 3 WHERE "
         "version = "
         "4; UPDATE case_events SET version = 4 WHERE version = 99",
         "the events of its case do not add up"},
        {"an event counted twice",
         "INSERT INTO case_events SELECT randomblob(16), 1, seq, event_id, at, kind, body, sealed_half FROM "
         "case_events LIMIT 1",
         "The cases count events that the journal does not know"},
        {"an event that is another", "UPDATE case_events SET seq = 2 WHERE version = 3",
         "its event is not the one its case counts at that place"},
        {"a case that tells an event otherwise",
         "UPDATE case_events SET body = replace(body, 'bansos', 'rehsos') WHERE body LIKE '%arahkan%'",
         "its event is not the one its case counts at that place"},
        {"a case that tells an event otherwise, and its sum",
         "UPDATE case_events SET body = replace(body, 'bansos', 'rehsos') WHERE body LIKE '%arahkan%'", list},
        {"a case that dates an event otherwise",
         "UPDATE case_events SET at = '2026-01-01T00:00:00.000Z' WHERE version = 2",
         "its event is not the one its case counts at that place"},
        {"a case that denies a text", "UPDATE case_events SET sealed_half = 0 WHERE sealed_half = 1",
         "its event is not the one its case counts at that place"},
        {"an answer exchanged", "UPDATE answers SET sealed = randomblob(length(sealed))",
         "its answer to the citizen was changed or exchanged"},
        {"an answer slipped in", "INSERT INTO answers VALUES (1000, randomblob(560))",
         "belongs to no event that delivered one"},
        {"an answer of another event",
         "INSERT INTO answers SELECT seq, randomblob(560) FROM case_events WHERE version = 4",
         "belongs to no event that delivered one"},
        {"a text exchanged",
         "UPDATE private SET nonce = randomblob(24) WHERE seq = (SELECT seq FROM case_events WHERE version = "
         "4)",
         "its private record was changed or exchanged"},
        {"an event edited",
         "UPDATE journal SET body = replace(body, 'bansos', 'rehsos') WHERE body LIKE '%arahkan%'",
         "its content was changed"},
        {"a ticket taken away", "DELETE FROM tickets WHERE seq = (SELECT min(seq) FROM tickets)",
         "a case was opened for a ticket"},
    };
    const Kept kept;
    const auto original = kept.desk.raw_database();
    for (const auto& [name, statements, sentence] : table) {
        sample::write_file(kept.desk.data() / "loket.db", original);
        auto database = kept.database();
        INFO(name);
        database.execute(std::string(kDropTriggers) + statements);
        const auto report = verify_journal(database);
        INFO((report.sound() ? "sound" : report.problems.front()));
        CHECK_FALSE(report.sound());
        CHECK(says(report, sentence));
    }
    sample::write_file(kept.desk.data() / "loket.db", original);
    auto database = kept.database();
    CHECK(verify_journal(database).sound());
}

TEST_CASE("an answer that vanished without a word is found") {
    const Kept kept;
    auto database = kept.database();
    database.execute("DELETE FROM answers");
    const auto report = verify_journal(database);
    REQUIRE(report.problems.size() == 1);
    CHECK(says(report, "nobody erased it"));
}

TEST_CASE("an erased answer leaves a sound register") {
    Kept kept;
    REQUIRE(Erasure(kept.desk.staff).erase({kept.answered}, "Permintaan 1/2026", Actor{}, kept.desk.now));
    auto database = kept.database();
    const auto report = verify_journal(database);
    CHECK(report.problems == std::vector<std::string>{});
    CHECK(report.answers == 1);
    CHECK(report.erased_answers == 1);
}

TEST_CASE("an erasure that somebody undid from a copy is found, also of a case's texts alone") {
    for (const std::string table : {"private", "answers"}) {
        CAPTURE(table);
        Kept kept;
        auto database = kept.database();
        database.execute("CREATE TABLE copy AS SELECT * FROM " + table);
        REQUIRE(Erasure(kept.desk.staff).erase({kept.answered}, "Permintaan 1/2026", Actor{}, kept.desk.now));
        CHECK(verify_journal(database).sound());
        database.execute("INSERT OR IGNORE INTO " + table + " SELECT * FROM copy; DROP TABLE copy");
        database.query("DELETE FROM private WHERE seq = (SELECT seq FROM tickets WHERE ticket = ?)")
            .bind(kept.answered)
            .run();
        CHECK(says(verify_journal(database), "is still there"));
    }
}

TEST_CASE("a damaged list is told as such, and a rebuild mends it") {
    Kept kept;
    {
        auto database = kept.database();
        database.execute("UPDATE cases SET state = '[[['; DELETE FROM case_events WHERE version = 5");
    }
    auto& desk = kept.desk;
    const auto listed = desk.cases.list({}, sample::head(), desk.now, kWib);
    REQUIRE_FALSE(listed);
    CHECK(listed.error().code == StoreError::Code::corrupt);
    CHECK(listed.error().sentence.find("rebuild") != std::string::npos);
    REQUIRE(desk.kiosk.rebuild());
    CHECK(desk.kiosk.verify()->problems == std::vector<std::string>{});
    CHECK(desk.cases.list(sample::query_of(CaseQuery::Which::all), sample::head(), desk.now, kWib)->size() ==
          2);
    CHECK(desk.state(kept.answered).version == 5);
}

TEST_CASE("the database itself refuses to change an answer") {
    const Kept kept;
    auto database = kept.database();
    CHECK_FALSE(at_edge([&] { database.execute("UPDATE answers SET sealed = x'00'"); }));
    CHECK_FALSE(at_edge([&] {
        database.execute(
            "INSERT OR REPLACE INTO case_events SELECT ticket, version, NULL, event_id, at, kind, body, "
            "sealed_half FROM case_events");
    }));
    CHECK(verify_journal(database).sound());
}
