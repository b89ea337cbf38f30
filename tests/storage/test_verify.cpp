// SPDX-License-Identifier: GPL-3.0-or-later
// Every way of tampering that we could think of, and what verify() says of it.
#include "storage/verify.hpp"

#include <algorithm>

#include "storage/erasure.hpp"
#include "storage/failed.hpp"
#include "storage/hex.hpp"
#include "storage/journal.hpp"
#include "storage/sqlite.hpp"
#include "storage/store.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// Rows: 1 journal.opened, 2 key.added, 3 ticket, 4 its print, 5 ticket, 6 ticket, 7 its print, 8 ticket.
class Register {
  public:
    Register() {
        const auto created =
            Store::create(folder_.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning());
        REQUIRE(created);
        recovery_code = created->recovery_code;
        auto store = Store::open(folder_.data(), Store::Mode::kiosk);
        REQUIRE(store);
        const auto office = sample::office();
        for (int i = 0; i < 4; ++i) {
            const auto now = sample::morning() + std::chrono::minutes(i);
            auto submission = sample::complaint();
            submission.visitor.name += " " + std::string(1, static_cast<char>('A' + i));
            REQUIRE(store->issue(submission, office, sample::code(), now));
            if (i % 2 == 0) {
                REQUIRE(store->record_print(submission.id, PrintOutcome::printed, "", now));
            }
            tickets.push_back(submission.id);
        }
    }

    [[nodiscard]] fs::path data() const { return folder_.data(); }
    [[nodiscard]] Database database() const {
        return Database(folder_.data() / "loket.db", Database::Access::read_write);
    }

    std::string recovery_code;
    std::vector<TicketId> tickets;

  private:
    sample::TempFolder folder_;
};

constexpr const char* kDropTriggers =
    "DROP TRIGGER journal_keeps_every_row; DROP TRIGGER journal_never_changes; DROP TRIGGER "
    "journal_has_no_gaps; "
    "DROP TRIGGER private_never_changes; PRAGMA foreign_keys=OFF;";

bool says(const VerifyReport& report, const std::string& sentence) {
    return std::any_of(report.problems.begin(), report.problems.end(), [&](const std::string& problem) {
        return problem.find(sentence) != std::string::npos;
    });
}

void change_and_hash_again(Database& database, std::int64_t seq) {
    auto row = *Journal(database).row(seq);
    row.body.replace(row.body.find("bantuan"), 7, "umum");
    database.query("UPDATE journal SET body = ?, hash = ? WHERE seq = ?")
        .bind(row.body, hash_of(row), seq)
        .run();
}

} // namespace

TEST_CASE("an untouched register is sound") {
    const Register kept;
    auto database = kept.database();
    const auto report = verify_journal(database);
    CHECK(report.problems == std::vector<std::string>{});
    CHECK(report.sound());
    CHECK(report.events == 8);
    CHECK(report.private_records == 4);
    CHECK(report.erased_records == 0);
}

TEST_CASE("tampering is found") {
    struct Case {
        std::string name;
        std::string statements;
        std::string sentence;
    };
    const std::vector<Case> cases{
        {"an edited body",
         "UPDATE journal SET body = replace(body, '\"number\":1', '\"number\":7') WHERE seq = 3",
         "Journal row 3: its content was changed"},
        {"an edited time", "UPDATE journal SET at = '2026-03-02T02:00:30.000Z' WHERE seq = 5",
         "Journal row 5: its content was changed"},
        {"an edited event id", "UPDATE journal SET event_id = randomblob(16) WHERE seq = 4",
         "Journal row 4: its content was changed"},
        {"a body that is no event", "UPDATE journal SET body = '[[[[' WHERE seq = 6",
         "Journal row 6: it holds no event"},
        {"a dropped private hash", "UPDATE journal SET private_hash = NULL WHERE seq = 8",
         "Journal row 8: a ticket without a private half"},
        {"a deleted row", "DELETE FROM journal WHERE seq = 4", "Journal row 5: the row before it is missing"},
        {"a deleted first row", "DELETE FROM journal WHERE seq = 1",
         "Journal row 2: the row before it is missing"},
        {"a cut-off end", "DELETE FROM journal WHERE seq = 8",
         "Journal row 8: the list of tickets says something else"},
        {"two rows exchanged",
         "UPDATE journal SET seq = -1 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6; "
         "UPDATE journal SET seq = 6 WHERE seq = -1",
         "Journal row 5: it does not follow the row before it"},
        {"an invented row",
         "INSERT INTO journal SELECT 9, randomblob(16), at, kind, body, NULL, hash, randomblob(32) FROM "
         "journal "
         "WHERE seq = 7",
         "Journal row 9: its content was changed"},
        {"everything deleted", "DELETE FROM journal", "The journal is empty"},
        {"two private records exchanged",
         "CREATE TEMP TABLE two AS SELECT row_number() OVER () AS n, p.* FROM private p LIMIT 2; "
         "UPDATE private SET ciphertext = (SELECT ciphertext FROM two WHERE n = 2), nonce = (SELECT nonce "
         "FROM two "
         "WHERE n = 2) WHERE seq = (SELECT seq FROM two WHERE n = 1); "
         "UPDATE private SET ciphertext = (SELECT ciphertext FROM two WHERE n = 1), nonce = (SELECT nonce "
         "FROM two "
         "WHERE n = 1) WHERE seq = (SELECT seq FROM two WHERE n = 2)",
         "its private record was changed or exchanged"},
        {"a private record moved", "UPDATE private SET seq = 1000 WHERE seq = 5",
         "Private record 1000 belongs to no journal row"},
        {"a private record slipped in where nobody looks",
         "INSERT INTO private SELECT -9223372036854775807 - 1, data_key_id, nonce, ciphertext FROM private "
         "LIMIT 1",
         "private records that no event counts"},
        {"a private record put aside", "UPDATE private SET seq = -1 WHERE seq = 5",
         "Private record -1 belongs to no journal row"},
        {"a data key exchanged", "UPDATE data_keys SET sealed = randomblob(80)",
         "Journal row 2: its data key is missing or was changed"},
        {"a data key deleted", "DELETE FROM data_keys", "the data key of its private record is missing"},
        {"a data key slipped in", "INSERT INTO data_keys VALUES (hex(randomblob(16)), 'x', randomblob(80))",
         "data keys that the journal does not know"},
        {"an edited ticket", "UPDATE tickets SET service = 'umum' WHERE seq = 5",
         "Journal row 5: the list of tickets says something else"},
        {"a ticket made public", "UPDATE tickets SET confidential = 0 WHERE seq = 6",
         "Journal row 6: the list of tickets says something else"},
        {"a later deadline", "UPDATE tickets SET due = '2027-01-01T00:00:00.000Z' WHERE seq = 6",
         "Journal row 6: the list of tickets says something else"},
        {"an unreadable ticket", "UPDATE tickets SET day = 'kemarin' WHERE seq = 3",
         "Journal row 3: the list of tickets says something else"},
        {"a ticket taken away", "DELETE FROM tickets WHERE seq = 6",
         "Journal row 6: its ticket is missing from the list"},
        {"an invented ticket",
         "INSERT INTO tickets SELECT 50, randomblob(16), randomblob(32), day, grp, 50, service, "
         "complaint_kind, channel, "
         "confidential, language, notice, due, due_to_the_minute, due_calendar_known, issued_at, NULL, NULL, "
         "NULL FROM "
         "tickets WHERE seq = 3",
         "Journal row 50: the list of tickets says something else"},
        {"an edited print", "UPDATE tickets SET print_outcome = 'failed' WHERE seq = 3",
         "Journal row 3: the list of tickets says something else"},
        {"a print taken away",
         "UPDATE tickets SET print_seq = NULL, print_outcome = NULL, print_reason = NULL WHERE seq = 6",
         "Journal row 7: its print is missing"},
        {"an invented print",
         "UPDATE tickets SET print_seq = 7, print_outcome = 'printed', print_reason = '' WHERE seq = 8",
         "Journal row 8: the list of tickets says something else"},
        {"an edited counter", "UPDATE counters SET last = 9", "The counter of 2026-03-02 A"},
        {"a counter set back", "UPDATE counters SET last = 2",
         "Journal row 6: the counter of its day is behind"},
        {"a counter taken away", "DELETE FROM counters", "Journal row 8: the counter of its day is behind"},
        {"an invented counter", "INSERT INTO counters VALUES ('2026-03-03', 'A', 4)",
         "The counter of 2026-03-03 A"},
    };
    const Register kept;
    const auto original = sample::read_file(kept.data() / "loket.db");
    for (const auto& [name, statements, sentence] : cases) {
        sample::write_file(kept.data() / "loket.db", original);
        auto database = kept.database();
        database.execute(kDropTriggers + statements);
        const auto report = verify_journal(database);
        INFO(name << (report.sound() ? ": sound" : ": " + report.problems.front()));
        CHECK_FALSE(report.sound());
        CHECK(says(report, sentence));
    }
    sample::write_file(kept.data() / "loket.db", original);
    auto database = kept.database();
    CHECK(verify_journal(database).sound());
}

TEST_CASE("a changed row with a fresh hash breaks the row after it") {
    const Register kept;
    auto database = kept.database();
    database.execute(kDropTriggers);
    change_and_hash_again(database, 3);
    const auto report = verify_journal(database);
    CHECK(says(report, "Journal row 4: it does not follow the row before it"));
    CHECK_FALSE(says(report, "Journal row 3: its content"));
}

TEST_CASE("a damaged end is noticed when the folder is opened") {
    const Register kept;
    {
        auto database = kept.database();
        database.execute(std::string(kDropTriggers) +
                         "UPDATE journal SET at = '2026-03-02T09:00:00.000Z' WHERE seq = 8");
    }
    for (const auto mode : {Store::Mode::kiosk, Store::Mode::reader}) {
        const auto opened = Store::open(kept.data(), mode);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == StoreError::Code::corrupt);
    }
}

TEST_CASE("the database itself refuses to change the register") {
    const std::vector<std::string> attempts{
        "UPDATE journal SET body = '{}' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 8",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 3",
        // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one long statement
        "INSERT OR REPLACE INTO journal SELECT 9, event_id, at, kind, body, private_hash, prev, hash "
        "FROM journal WHERE seq = 3",
        "INSERT INTO journal SELECT 11, randomblob(16), at, kind, body, NULL, hash, hash FROM journal WHERE "
        "seq = 8",
        "UPDATE private SET nonce = randomblob(24)",
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
    };
    const Register kept;
    for (const auto& attempt : attempts) {
        INFO(attempt);
        auto database = kept.database();
        CHECK_FALSE(at_edge([&] { database.execute(attempt); }));
    }
    auto database = kept.database();
    CHECK(verify_journal(database).sound());
}

TEST_CASE("a private record that vanished without a word is found") {
    const Register kept;
    auto database = kept.database();
    database.query("DELETE FROM private WHERE seq = (SELECT seq FROM tickets WHERE ticket = ?)")
        .bind(kept.tickets[1])
        .run();
    const auto report = verify_journal(database);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].find("nobody erased it") != std::string::npos);
}

TEST_CASE("an erased person leaves a sound chain") {
    const Register kept;
    auto store = Store::open(kept.data(), Store::Mode::kiosk);
    REQUIRE(store);
    REQUIRE(Erasure(*store).erase({kept.tickets[1]}, "Permintaan 1/2026", Actor{}, sample::morning() + 24h));
    const auto report = store->verify();
    REQUIRE(report);
    CHECK(report->problems == std::vector<std::string>{});
    CHECK(report->private_records == 4);
    CHECK(report->erased_records == 1);
    const auto vault = VaultReader::unlock(kept.data() / "keys", kept.recovery_code);
    REQUIRE(vault);
    CHECK(store->read_private(kept.tickets[0], *vault));
    const auto erased = store->read_private(kept.tickets[1], *vault);
    REQUIRE_FALSE(erased);
    CHECK(erased.error().code == StoreError::Code::not_found);
    CHECK(store->tickets(10)->size() == 4);
}

TEST_CASE("a report stays short however much is wrong") {
    const sample::TempFolder folder;
    REQUIRE(Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
    auto store = Store::open(folder.data(), Store::Mode::kiosk);
    REQUIRE(store);
    const auto office = sample::office();
    for (int i = 0; i < 120; ++i) {
        REQUIRE(store->issue(sample::visit(), office, sample::code(), sample::morning()));
    }
    Database database(folder.data() / "loket.db", Database::Access::read_write);
    database.execute("UPDATE tickets SET service = 'lain'");
    CHECK(store->verify()->problems.size() == 101);
}
