// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.hpp"

#include <sys/stat.h>

#include <functional>

#include "storage/projections.hpp"
#include "storage/sqlite.hpp"
#include "tests/catch.hpp"
#include "tests/storage/sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using Code = StoreError::Code;
namespace fs = std::filesystem;

namespace {

// A fresh data folder, open as the kiosk has it.
struct Kiosk {
    sample::TempFolder folder;
    std::string recovery_code = make(folder);
    Store store = open(folder);
    Office office = sample::office();

    static std::string make(const sample::TempFolder& folder) {
        auto created =
            Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::demo, sample::morning());
        REQUIRE(created);
        return created->recovery_code;
    }
    static Store open(const sample::TempFolder& folder) {
        auto opened = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE(opened);
        return std::move(*opened);
    }
    TicketRow issue(const Submission& submission, Instant now = sample::morning()) {
        const auto issued = store.issue(submission, office, sample::code(), now);
        INFO((issued ? std::string() : issued.error().sentence));
        REQUIRE(issued);
        REQUIRE_FALSE(issued->already_there);
        return issued->row;
    }
    void expect_sound() {
        const auto report = store.verify();
        REQUIRE(report);
        CHECK(report->problems == std::vector<std::string>{});
    }
};

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

} // namespace

TEST_CASE("a new data folder is private, and opens as what it was made") {
    Kiosk kiosk;
    CHECK(kiosk.store.office_id() == sample::kOfficeId);
    CHECK(kiosk.store.purpose() == Purpose::demo);
    CHECK_FALSE(kiosk.store.vault_problem());
    CHECK(kiosk.recovery_code.size() == 39);
    CHECK(mode_of(kiosk.folder.data()) == 0700U);
    kiosk.issue(sample::complaint());
    for (const auto& entry : fs::recursive_directory_iterator(kiosk.folder.data())) {
        INFO(entry.path());
        CHECK(mode_of(entry.path()) == (entry.is_directory() ? 0700U : 0600U));
    }
    kiosk.expect_sound();
}

TEST_CASE("each folder has a salt of its own, kept through reopening") {
    Kiosk one;
    Kiosk other;
    CHECK(one.store.code_salt() != other.store.code_salt());
    auto reader = Store::open(one.folder.data(), Store::Mode::reader);
    REQUIRE(reader);
    CHECK(reader->code_salt() == one.store.code_salt());
}

TEST_CASE("create leaves alone what is already there") {
    const sample::TempFolder folder;
    const auto create = [&](const fs::path& data, const std::string& office) {
        return Store::create(data, office, Purpose::live, sample::morning());
    };
    SECTION("a folder with something in it") {
        fs::create_directory(folder.data());
        sample::write_file(folder.data() / "surat.txt", "penting");
        const auto created = create(folder.data(), "kantor-contoh");
        REQUIRE_FALSE(created);
        CHECK(created.error().code == Code::already_exists);
        CHECK(sample::read_file(folder.data() / "surat.txt") == "penting");
    }
    SECTION("a data folder") {
        REQUIRE(create(folder.data(), "kantor-contoh"));
        const auto again = create(folder.data(), "kantor-contoh");
        REQUIRE_FALSE(again);
        CHECK(again.error().code == Code::already_exists);
        CHECK(Store::open(folder.data(), Store::Mode::kiosk));
    }
    SECTION("an empty folder is taken, and made private") {
        fs::create_directory(folder.data());
        REQUIRE(create(folder.data(), "kantor-contoh"));
        CHECK(mode_of(folder.data()) == 0700U);
    }
    SECTION("no parent") {
        const auto created = create(folder.data() / "deeper" / "still", "kantor-contoh");
        REQUIRE_FALSE(created);
        CHECK(created.error().code == Code::not_found);
    }
    SECTION("a failure takes its half-made folder away") {
        const auto created = create(folder.data(), ""); // an office without an id cannot be written down
        REQUIRE_FALSE(created);
        CHECK(created.error().code == Code::refused);
        CHECK_FALSE(fs::exists(folder.data()));
    }
}

TEST_CASE("open says what is wrong") {
    const sample::TempFolder folder;
    for (const auto mode : {Store::Mode::kiosk, Store::Mode::reader}) {
        const auto missing = Store::open(folder.data(), mode);
        REQUIRE_FALSE(missing);
        CHECK(missing.error().code == Code::not_found);
    }
    fs::create_directory(folder.data());
    struct Case {
        std::string content;
        Code code;
    };
    for (const auto& [content, code] :
         {Case{std::string(8192, 'x'), Code::corrupt}, Case{"", Code::not_found}}) {
        sample::write_file(folder.data() / "loket.db", content);
        for (const auto mode : {Store::Mode::kiosk, Store::Mode::reader}) {
            const auto opened = Store::open(folder.data(), mode);
            REQUIRE_FALSE(opened);
            CHECK(opened.error().code == code);
            CHECK_FALSE(opened.error().sentence.empty());
        }
    }
}

TEST_CASE("a ticket is issued, found, listed, and its private half read back") {
    Kiosk kiosk;
    auto prepared = Store::prepare_code(kiosk.store.code_salt());
    REQUIRE(prepared);
    const auto submission = sample::complaint();
    const auto issued = kiosk.store.issue(submission, kiosk.office, *prepared, sample::morning());
    REQUIRE(issued);
    const auto& ticket = issued->row.ticket;
    CHECK(ticket.id == submission.id);
    CHECK(ticket.number == QueueNumber{'A', 1});
    CHECK(iso_date(ticket.day) == "2026-03-02");
    CHECK(ticket.confidential);
    REQUIRE(ticket.deadline);
    CHECK(issued->row.issued_at == sample::morning());
    CHECK_FALSE(issued->row.print);

    const auto other = kiosk.issue(sample::visit(), sample::morning() + 1min);
    CHECK(other.ticket.number == QueueNumber{'B', 1});
    CHECK_FALSE(other.ticket.deadline);

    // Found again from the code alone, in another connection.
    auto reader = Store::open(kiosk.folder.data(), Store::Mode::reader);
    REQUIRE(reader);
    const auto key = derive_tracking_key(prepared->code, reader->code_salt());
    REQUIRE(key);
    const auto found = reader->find(key->digest);
    REQUIRE(found);
    REQUIRE(*found);
    CHECK(**found == issued->row);
    const auto nothing = reader->find(sample::code().digest);
    REQUIRE(nothing);
    CHECK_FALSE(*nothing);

    const auto newest = reader->tickets(10);
    REQUIRE(newest);
    CHECK(*newest == std::vector{other, issued->row});
    CHECK(*reader->tickets(1, 1) == std::vector{issued->row});
    CHECK(reader->tickets(SIZE_MAX)->size() == 2);
    CHECK(reader->tickets(0)->empty());

    const auto vault = VaultReader::unlock(kiosk.folder.data() / "keys", kiosk.recovery_code);
    REQUIRE(vault);
    const auto opened = reader->read_private(submission.id, *vault);
    REQUIRE(opened);
    CHECK(*opened == submission);
    const auto unknown = reader->read_private(TicketId{1}, *vault);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == Code::not_found);
    kiosk.expect_sound();
}

TEST_CASE("the same submission again is the same ticket") {
    Kiosk kiosk;
    const auto submission = sample::complaint();
    const auto first = kiosk.issue(submission);
    auto changed = submission;
    changed.visitor.name = "Warga Contoh Lain";
    const auto unused = sample::code();
    const auto again = kiosk.store.issue(changed, kiosk.office, unused, sample::morning() + 1h);
    REQUIRE(again);
    CHECK(again->already_there);
    CHECK(again->row == first);
    CHECK_FALSE(*kiosk.store.find(unused.digest));

    const auto next = kiosk.store.issue(sample::complaint(), kiosk.office, unused, sample::morning() + 1h);
    REQUIRE(next); // the code was not used up
    CHECK(next->row.ticket.number.count == 2);
    kiosk.expect_sound();
}

TEST_CASE("what is refused leaves nothing behind") {
    Kiosk kiosk;
    const auto used = sample::code();
    REQUIRE(kiosk.store.issue(sample::visit(), kiosk.office, used, sample::morning()));
    const auto before = kiosk.store.verify()->events;
    struct Case {
        std::string name;
        std::function<void(Submission&, Office&, PreparedCode&)> change;
        Code code;
        std::string in_sentence;
    };
    const std::vector<Case> cases{
        {"no name", [](Submission& s, Office&, PreparedCode&) { s.visitor.name.clear(); }, Code::refused,
         "visitor.name"},
        {"no such service", [](Submission& s, Office&, PreparedCode&) { s.service = "tidak-ada"; },
         Code::refused, "service"},
        {"not text", [](Submission& s, Office&, PreparedCode&) { s.visit.purpose = "\xff\xfe"; },
         Code::refused, "visit.purpose"},
        {"another office", [](Submission&, Office& o, PreparedCode&) { o.id = "kantor-lain"; },
         Code::wrong_office, "kantor-contoh"},
        {"a used code", [&](Submission&, Office&, PreparedCode& p) { p = used; }, Code::refused, "code"},
    };
    for (const auto& [name, change, code, in_sentence] : cases) {
        INFO(name);
        auto submission = sample::complaint();
        auto office = kiosk.office;
        auto prepared = sample::code();
        change(submission, office, prepared);
        const auto issued = kiosk.store.issue(submission, office, prepared, sample::morning());
        REQUIRE_FALSE(issued);
        CHECK(issued.error().code == code);
        CHECK(issued.error().sentence.find(in_sentence) != std::string::npos);
        CHECK(kiosk.store.verify()->events == before);
    }
    CHECK(kiosk.issue(sample::complaint()).ticket.number.count == 1);
    kiosk.expect_sound();
}

TEST_CASE("numbers start again at midnight in the office's zone") {
    Kiosk kiosk;
    kiosk.office.zone = kWita;
    const auto before_midnight = *parse_iso_instant("2026-03-02T15:59:59.999Z");
    CHECK(kiosk.issue(sample::complaint(), before_midnight).ticket.number.count == 1);
    CHECK(kiosk.issue(sample::complaint(), before_midnight).ticket.number.count == 2);
    const auto after = kiosk.issue(sample::complaint(), before_midnight + 1ms).ticket;
    CHECK(after.number.count == 1);
    CHECK(iso_date(after.day) == "2026-03-03");
    kiosk.expect_sound();
}

TEST_CASE("a clock that moved back is noted once and gives no number twice") {
    Kiosk kiosk;
    CHECK(kiosk.issue(sample::complaint(), sample::morning() + 24h).ticket.number.count == 1);
    CHECK(kiosk.issue(sample::complaint(), sample::morning() + 26h).ticket.number.count == 2);
    const auto events = kiosk.store.verify()->events;
    const auto issue_at = [&](Instant now) {
        return kiosk.store.issue(sample::complaint(), kiosk.office, sample::code(), now);
    };
    const auto back = issue_at(sample::morning() + 25h);
    REQUIRE(back);
    CHECK(back->clock_moved_back);
    CHECK(back->row.ticket.number.count == 3);
    CHECK(kiosk.store.verify()->events == events + 2);
    const auto on = issue_at(sample::morning() + 25h + 1s);
    REQUIRE(on);
    CHECK_FALSE(on->clock_moved_back);
    CHECK(kiosk.store.verify()->events == events + 3);
    // More than a day back: a fresh data key as well.
    const auto far = issue_at(sample::morning() - 48h);
    REQUIRE(far);
    CHECK(far->clock_moved_back);
    CHECK(kiosk.store.verify()->events == events + 6);
    kiosk.expect_sound();
}

TEST_CASE("the last print counts") {
    Kiosk kiosk;
    const auto submission = sample::complaint();
    kiosk.issue(submission);
    const auto now = sample::morning();
    REQUIRE(kiosk.store.record_print(submission.id, PrintOutcome::queued, "", now));
    REQUIRE(kiosk.store.record_print(submission.id, PrintOutcome::failed, "media-empty-error\x1b[2J", now));
    const auto row = kiosk.store.tickets(1)->front();
    CHECK(row.print == PrintOutcome::failed);
    CHECK(row.print_reason.find("media-empty-error") == 0);
    CHECK(row.print_reason.find('\x1b') == std::string::npos);
    kiosk.expect_sound();
    REQUIRE(kiosk.store.record_print(submission.id, PrintOutcome::printed, "", now));
    CHECK(kiosk.store.tickets(1)->front().print == PrintOutcome::printed);

    const auto events = kiosk.store.verify()->events;
    const auto unknown = kiosk.store.record_print(TicketId{9}, PrintOutcome::printed, "", now);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == Code::refused);
    CHECK(kiosk.store.verify()->events == events);
    kiosk.expect_sound();
}

TEST_CASE("long stories and characters of every kind come back whole") {
    Kiosk kiosk;
    auto submission = sample::complaint();
    std::string story;
    while (story.size() < 10'240) {
        story += "Cerita contoh 😀 ÿ 日本 ";
    }
    submission.complaint->how = story;
    submission.complaint->what = "\"kutip\" \\ / {\"a\":1}\n'; DROP TABLE journal; --";
    submission.visitor.name = "Ñandú 🦆 Contoh";
    kiosk.issue(submission);
    const auto vault = VaultReader::unlock(kiosk.folder.data() / "keys", kiosk.recovery_code);
    REQUIRE(vault);
    const auto opened = kiosk.store.read_private(submission.id, *vault);
    REQUIRE(opened);
    CHECK(*opened == submission);
}

TEST_CASE("a fresh data key each day, and every ticket stays legible") {
    Kiosk kiosk;
    std::vector<Submission> submissions;
    for (int day = 0; day < 4; ++day) {
        submissions.push_back(sample::complaint());
        kiosk.issue(submissions.back(), sample::morning() + day * 25h);
    }
    Database database(kiosk.folder.data() / "loket.db", Database::Access::read_only);
    CHECK(database.number("SELECT count(DISTINCT data_key_id) FROM private") == 4);
    const auto vault = VaultReader::unlock(kiosk.folder.data() / "keys", kiosk.recovery_code);
    REQUIRE(vault);
    for (const auto& submission : submissions) {
        const auto opened = kiosk.store.read_private(submission.id, *vault);
        REQUIRE(opened);
        CHECK(*opened == submission);
    }
    kiosk.expect_sound();
}

TEST_CASE("a reader writes nothing") {
    Kiosk kiosk;
    const auto submission = sample::complaint();
    kiosk.issue(submission);
    auto reader = Store::open(kiosk.folder.data(), Store::Mode::reader);
    REQUIRE(reader);
    const auto issued = reader->issue(sample::complaint(), kiosk.office, sample::code(), sample::morning());
    REQUIRE_FALSE(issued);
    CHECK(issued.error().code == Code::read_only);
    CHECK(reader->record_print(submission.id, PrintOutcome::sent, "", sample::morning()).error().code ==
          Code::read_only);
    CHECK(reader->rebuild().error().code == Code::read_only);
}

TEST_CASE("without a sound key no personal data is accepted") {
    Kiosk kiosk;
    const auto key_file = kiosk.folder.data() / "keys" / "office.pub";
    const auto sound = sample::read_file(key_file);
    kiosk.issue(sample::complaint());
    const auto events = kiosk.store.verify()->events;

    const sample::TempFolder elsewhere;
    REQUIRE(create_office_key(elsewhere.path() / "keys"));
    const auto foreign = sample::read_file(elsewhere.path() / "keys" / "office.pub");
    auto bent = sound;
    bent[bent.find("key ") + 8] ^= 1;

    struct Case {
        std::string name;
        std::function<void()> damage;
        Code code;
    };
    const std::vector<Case> cases{
        {"taken away", [&] { fs::remove(key_file); }, Code::key_missing},
        {"emptied", [&] { sample::write_file(key_file, ""); }, Code::key_invalid},
        {"one character changed", [&] { sample::write_file(key_file, bent); }, Code::key_invalid},
        {"cut off", [&] { sample::write_file(key_file, sound.substr(0, sound.size() - 1)); },
         Code::key_invalid},
        {"huge", [&] { sample::write_file(key_file, std::string(1 << 20, 'k')); }, Code::key_invalid},
        {"another office's", [&] { sample::write_file(key_file, foreign); }, Code::key_invalid},
        {"a folder", [&] { fs::remove(key_file), fs::create_directory(key_file); }, Code::key_invalid},
    };
    for (const auto& [name, damage, code] : cases) {
        INFO(name);
        damage();
        const auto problem = kiosk.store.vault_problem();
        REQUIRE(problem);
        CHECK(problem->code == code);
        const auto issued =
            kiosk.store.issue(sample::complaint(), kiosk.office, sample::code(), sample::morning());
        REQUIRE_FALSE(issued);
        CHECK(issued.error().code == code);
        CHECK(kiosk.store.verify()->events == events);

        fs::remove_all(key_file);
        sample::write_file(key_file, sound);
        CHECK_FALSE(kiosk.store.vault_problem());
    }
    const auto submission = sample::complaint();
    kiosk.issue(submission);
    const auto vault = VaultReader::unlock(kiosk.folder.data() / "keys", kiosk.recovery_code);
    REQUIRE(vault);
    CHECK(kiosk.store.read_private(submission.id, *vault));
    kiosk.expect_sound();
}

TEST_CASE("the disk shows nothing a visitor said") {
    Kiosk kiosk;
    auto submission = sample::complaint();
    const auto prepared = Store::prepare_code(kiosk.store.code_salt());
    REQUIRE(prepared);
    REQUIRE(kiosk.store.issue(submission, kiosk.office, *prepared, sample::morning()));
    REQUIRE(kiosk.store.record_print(submission.id, PrintOutcome::sent, "", sample::morning()));
    std::string disk;
    for (const auto& entry : fs::recursive_directory_iterator(kiosk.folder.data())) {
        disk += entry.path().string() + "\n";
        if (entry.is_regular_file()) {
            disk += sample::read_file(entry.path());
        }
    }
    const auto& visitor = submission.visitor;
    const auto& complaint = *submission.complaint;
    const std::vector<std::string> secrets{
        visitor.nik,
        visitor.name,
        visitor.from,
        visitor.phone,
        "81200000099",
        submission.visit.purpose,
        submission.visit.whom_to_meet,
        complaint.reported_party,
        "Uraian-contoh",
        "Baris kedua",
        complaint.where,
        complaint.when,
        complaint.how,
        prepared->code.compact(),
        prepared->code.grouped(),
        kiosk.recovery_code,
    };
    for (const auto& secret : secrets) {
        INFO(secret);
        CHECK(disk.find(secret) == std::string::npos);
    }
    CHECK(disk.find("belum-cair") == std::string::npos);
    CHECK(disk.find("\"service\":\"bantuan\"") != std::string::npos); // the search can find what is public
}

TEST_CASE("rebuild makes the same projections again") {
    Kiosk kiosk;
    for (int i = 0; i < 5; ++i) {
        const auto submission = sample::complaint();
        kiosk.issue(submission, sample::morning() + i * 20h);
        REQUIRE(
            kiosk.store.record_print(submission.id, PrintOutcome::printed, "", sample::morning() + i * 20h));
    }
    const auto before = *kiosk.store.tickets(100);
    {
        Database database(kiosk.folder.data() / "loket.db", Database::Access::read_write);
        database.execute(
            "UPDATE tickets SET service = 'lain'; DELETE FROM counters; "
            "DELETE FROM tickets WHERE count = 2");
    }
    CHECK_FALSE(kiosk.store.verify()->sound());
    REQUIRE(kiosk.store.rebuild());
    CHECK(*kiosk.store.tickets(100) == before);
    kiosk.expect_sound();
    CHECK(kiosk.issue(sample::complaint(), sample::morning() + 80h).ticket.number.count == 2);
}

TEST_CASE("looking up a code searches an index, however many tickets there are") {
    Kiosk kiosk;
    Database database(kiosk.folder.data() / "loket.db", Database::Access::read_only);
    const auto plan_query = "EXPLAIN QUERY PLAN " + Projections::digest_query();
    auto plan = database.query(plan_query);
    plan.bind(TrackingDigest{});
    REQUIRE(plan.step());
    const auto step = plan.text(3);
    CHECK(step.find("SEARCH tickets USING INDEX") == 0);
    CHECK(step.find("(digest=?)") != std::string::npos);
    CHECK_FALSE(plan.step());
}

TEST_CASE("every error has an incident an operator knows") {
    CHECK(incident_of(Code::key_missing) == Incident::vault_key_missing);
    CHECK(incident_of(Code::key_invalid) == Incident::vault_key_invalid);
    CHECK(incident_of(Code::disk_full) == Incident::journal_disk_full);
    CHECK(incident_of(Code::read_only) == Incident::journal_read_only);
    CHECK(incident_of(Code::in_use) == Incident::journal_in_use);
    CHECK(incident_of(Code::corrupt) == Incident::journal_corrupt);
    for (const auto code :
         {Code::not_found, Code::already_exists, Code::newer_version, Code::wrong_office, Code::refused}) {
        CHECK(incident_of(code) == Incident::data_folder_unusable);
    }
    CHECK(incident_of(Code::io) == Incident::journal_write_failed);
}
