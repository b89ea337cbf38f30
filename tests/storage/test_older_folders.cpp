// SPDX-License-Identifier: GPL-3.0-or-later
// Data folders as earlier versions of the schema wrote them, opened by this one.
#include <filesystem>

#include "storage/cases.hpp"
#include "storage/schema.hpp"
#include "storage/sqlite.hpp"
#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using sample::Desk;
using sample::words;

namespace {

// How version 1, and from 2 on version 3, kept what this version keeps.
constexpr std::string_view kAsVersion1 =
    "INSERT INTO main.journal SELECT * FROM present.journal; "
    "INSERT INTO main.data_keys SELECT * FROM present.data_keys; "
    "INSERT INTO main.private SELECT event_id, data_key_id, nonce, ciphertext FROM present.private "
    "JOIN present.journal USING (seq) ORDER BY seq; "
    "INSERT INTO main.tickets SELECT * FROM present.tickets; "
    "INSERT INTO main.counters SELECT * FROM present.counters; ";
constexpr std::string_view kAsVersion3 =
    "INSERT INTO main.answers SELECT event_id, sealed FROM present.answers JOIN present.journal USING (seq); "
    "INSERT INTO main.case_events SELECT ticket, version, seq FROM present.case_events; "
    "INSERT INTO main.cases SELECT opened.seq, ticket, service, cases.kind, status, lane, due, division, "
    "excludes, kks, closed_at, state FROM present.cases AS cases JOIN present.case_events AS opened "
    "USING (ticket) WHERE opened.version = 1; "
    "INSERT INTO main.staff_keys SELECT * FROM present.staff_keys; "
    "INSERT INTO main.staff SELECT * FROM present.staff; "
    "INSERT INTO main.surveys SELECT * FROM present.surveys";

// How version 4 kept all of it.
constexpr std::string_view kAsVersion4 =
    "INSERT INTO main.journal SELECT * FROM present.journal; "
    "INSERT INTO main.data_keys SELECT * FROM present.data_keys; "
    "INSERT INTO main.private SELECT * FROM present.private; "
    "INSERT INTO main.tickets SELECT * FROM present.tickets; "
    "INSERT INTO main.counters SELECT * FROM present.counters; "
    "INSERT INTO main.answers SELECT * FROM present.answers; "
    "INSERT INTO main.case_events SELECT * FROM present.case_events; "
    "INSERT INTO main.cases SELECT * FROM present.cases; "
    "INSERT INTO main.staff_keys SELECT * FROM present.staff_keys; "
    "INSERT INTO main.staff SELECT * FROM present.staff; "
    "INSERT INTO main.surveys SELECT * FROM present.surveys";

std::string rows_as(std::size_t version) {
    if (version == 4) {
        return std::string(kAsVersion4);
    }
    return std::string(kAsVersion1).append(version == 1 ? std::string_view() : kAsVersion3);
}

// Puts the rows of a folder that nobody has open into a database of that version; then runs `more` on it.
void make_older(const std::filesystem::path& data, std::size_t version, const std::string& more = {}) {
    const auto file = data / "loket.db";
    const auto old = data / "old.db";
    sample::write_file(old, "");
    {
        Database database(old, Database::Access::read_write);
        create_schema(database, migrations().first(version));
        database.execute("ATTACH '" + file.string() + "' AS present");
        database.execute(rows_as(version));
        database.execute(more);
    }
    std::filesystem::rename(old, file);
}

// A folder with one case answered, one whose text names somebody to keep it from, one only opened, and a
// visit.
struct Busy {
    Desk desk;
    Desk::Filed answered = desk.file();
    Desk::Filed kept_back = desk.file();
    Desk::Filed opened = desk.file();
    Desk::Filed visit = desk.file(sample::visit());

    Busy() {
        desk.draft(answered.ticket, "Jawaban-contoh dari dahulu.");
        desk.act(answered.ticket, sample::head(), sample::act_of("kirim"));
        desk.act(kept_back.ticket, sample::head(), Exclude{{"rehsos"}, {}},
                 words(Need::reason, "Terlapor-contoh."));
    }
    // As the programs of another version find it: everything closed and opened anew.
    void reopen_as(std::size_t version, const std::string& more = {}) {
        {
            const auto kiosk = std::move(desk.kiosk);
            const auto staff = std::move(desk.staff);
        }
        make_older(desk.data(), version, more);
        CHECK(Store::open(desk.data(), Store::Mode::reader).error().code == StoreError::Code::read_only);
        desk.kiosk = std::move(*Store::open(desk.data(), Store::Mode::kiosk));
        desk.staff = std::move(*Store::open(desk.data(), Store::Mode::staff));
    }
};

} // namespace

TEST_CASE("a folder from before there were cases: brought up to date, and its complaints opened") {
    const sample::TempFolder folder;
    const auto complaint = sample::complaint();
    const auto visit = sample::visit();
    REQUIRE(Store::create(folder.data(), std::string(sample::kOfficeId), Purpose::live, sample::morning()));
    {
        auto store = Store::open(folder.data(), Store::Mode::kiosk);
        REQUIRE(store->issue(complaint, sample::office(), sample::code(), sample::morning()));
        REQUIRE(store->issue(visit, sample::office(), sample::code(), sample::morning()));
    }
    make_older(folder.data(), 1);
    const auto reader = Store::open(folder.data(), Store::Mode::reader);
    REQUIRE_FALSE(reader);
    CHECK(reader.error().code == StoreError::Code::read_only);

    auto store = Store::open(folder.data(), Store::Mode::staff);
    REQUIRE(store);
    Cases cases(*store);
    const auto office = sample::case_office();
    const auto later = sample::morning() + 24h * 30;
    CHECK(*cases.open_missing(
              office, [&] { return later; }, 0) == 0);
    CHECK(*cases.open_missing(
              office, [&] { return later; }, 1) == 1);
    CHECK(*cases.open_missing(office, [&] { return later; }) == 0);
    const auto row = *cases.find(complaint.id, sample::head());
    REQUIRE(row);
    CHECK(row->state.received == sample::morning()); // the promise counts from the day it came in
    CHECK(row->state.deadline == row->ticket.ticket.deadline);
    CHECK_FALSE(*cases.find(visit.id, sample::head()));
    CHECK(store->verify()->problems == std::vector<std::string>{});
}

TEST_CASE("a folder in which a case's records lay apart: all is there, and it goes on") {
    Busy busy;
    auto& desk = busy.desk;
    const auto list = [&] {
        std::vector<TicketId> tickets;
        const auto query = sample::query_of(CaseQuery::Which::all);
        const auto rows = desk.cases.list(query, sample::head(), desk.now, kWib);
        REQUIRE(rows);
        for (const auto& row : *rows) {
            CHECK(row.ticket.ticket.id == row.state.ticket);
            tickets.push_back(row.state.ticket);
        }
        return tickets;
    };
    const auto before = list();
    REQUIRE(before.size() == 3);
    busy.reopen_as(3);
    CHECK(desk.kiosk.verify()->problems == std::vector<std::string>{});
    CHECK(list() == before);
    CHECK(*desk.cases.answer(busy.answered.ticket, busy.answered.key) == "Jawaban-contoh dari dahulu.");
    for (const auto* filed : {&busy.answered, &busy.kept_back, &busy.opened, &busy.visit}) {
        CHECK(desk.staff.read_private(filed->ticket, desk.vault));
    }
    const auto history = desk.cases.history(busy.answered.ticket, sample::head(), desk.vault);
    REQUIRE(history);
    CHECK(history->size() == 5);
    for (const auto& entry : *history) {
        CHECK_FALSE(entry.trouble);
    }
    CHECK_FALSE(*desk.cases.find(busy.kept_back.ticket, sample::other_division()));

    desk.draft(busy.opened.ticket);
    CHECK(desk.act(busy.opened.ticket, sample::head(), sample::act_of("kirim")).closed());
    desk.file();
    CHECK(desk.kiosk.verify()->problems == std::vector<std::string>{});
}

TEST_CASE("a folder from before cards were remembered: it remembers them from now on") {
    Busy busy;
    auto& desk = busy.desk;
    busy.reopen_as(4);
    CHECK(desk.kiosk.verify()->problems == std::vector<std::string>{});
    const CardDigest card{7};
    CHECK(*desk.kiosk.find_card(card) == std::nullopt);
    const auto told = sample::visit();
    REQUIRE(desk.kiosk.issue(told, desk.office, sample::code(), desk.now, {}, card));
    CHECK(*desk.kiosk.find_card(card) == told.id);
    CHECK(desk.kiosk.verify()->problems == std::vector<std::string>{});
}

TEST_CASE("records of no event are kept and told of after the change of places as before it") {
    Busy busy;
    busy.reopen_as(3,
                   "INSERT INTO private SELECT randomblob(16), data_key_id, nonce, ciphertext FROM private "
                   "LIMIT 1; INSERT INTO answers SELECT randomblob(16), sealed FROM answers");
    const auto problems = busy.desk.kiosk.verify()->problems;
    REQUIRE(problems.size() == 4);
    CHECK(problems[0].starts_with("Private record -"));
    CHECK(problems[0].ends_with("belongs to no journal row."));
    CHECK(problems[1].starts_with("Answer -"));
    CHECK(problems[1].ends_with("belongs to no event that delivered one."));
    CHECK(problems[2] == "There are private records that no event counts.");
    CHECK(problems[3] == "There are answers that no event counts.");
}

TEST_CASE("a folder whose data key is missing opens all the same, and says so") {
    Busy busy;
    busy.reopen_as(3, "PRAGMA foreign_keys=OFF; DELETE FROM data_keys");
    const auto problems = busy.desk.kiosk.verify()->problems;
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().ends_with("its data key is missing or was changed."));
    CHECK(busy.desk.cases.find(busy.answered.ticket, sample::head()));
}
