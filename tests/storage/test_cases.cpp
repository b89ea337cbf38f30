// SPDX-License-Identifier: GPL-3.0-or-later
// Acting on cases: what a command leaves in the folder, and what a refused one does not.
#include "storage/cases.hpp"
#include "storage/erasure.hpp"

#include "storage/journal.hpp"
#include "storage/projections.hpp"
#include "storage/schema.hpp"
#include "tests/catch.hpp"
#include "tests/storage/case_sample.hpp"

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using sample::command;
using sample::Desk;
using sample::words;
using Rule = CaseRefusal::Rule;

namespace {

std::int64_t journal_rows(const Desk& desk) {
    Database database(desk.data() / "loket.db", Database::Access::read_only);
    return database.number("SELECT max(seq) FROM journal");
}

std::string kinds_of(const std::vector<CaseEventAt>& events) {
    std::string kinds;
    for (const auto& [at, event] : events) {
        kinds += std::to_string(event.version) + ":" + event.by + " ";
    }
    return kinds;
}

void check_sound(Desk& desk) {
    const auto report = desk.staff.verify();
    REQUIRE(report);
    CHECK(report->problems == std::vector<std::string>{});
}

} // namespace

TEST_CASE("a complaint opens its case with the ticket; whatever has no procedure does not") {
    Desk desk;
    const auto filed = desk.file();
    const auto row = desk.cases.find(filed.ticket, sample::head());
    REQUIRE(row);
    REQUIRE(*row);
    CHECK((*row)->ticket.ticket.number == filed.number);
    const auto& state = (*row)->state;
    CHECK(state.version == 1);
    CHECK(state.step == "terima");
    CHECK(state.service == "bantuan");
    CHECK(state.received == sample::morning());
    CHECK(state.deadline == (*row)->ticket.ticket.deadline);
    CHECK_FALSE(state.confidential);

    const auto visit = desk.file(sample::visit());
    CHECK_FALSE(*desk.cases.find(visit.ticket, sample::head()));
    CHECK(desk.cases.events(visit.ticket)->empty());
    CHECK_FALSE(*desk.cases.find(TicketId{1, 2, 3}, sample::head()));
    const auto nothing =
        desk.cases.perform(visit.ticket, command(0, AddNote{}), sample::head(), desk.office, desk.now);
    REQUIRE_FALSE(nothing);
    CHECK(std::get<CaseRefusal>(nothing.error().why).rule == Rule::no_such_case);

    // The same submission again is the same ticket and the same case.
    auto again = sample::complaint();
    again.id = filed.ticket;
    CHECK(desk.kiosk.issue(again, desk.office, sample::code(), desk.now)->already_there);
    CHECK(desk.cases.events(filed.ticket)->size() == 1);
    check_sound(desk);
}

TEST_CASE("a case from the first touch to the citizen's yes, and the same after a rebuild") {
    Desk desk;
    const auto filed = desk.file();
    desk.draft(filed.ticket, "Rancangan-contoh.");
    CHECK_FALSE(*desk.cases.answer(filed.ticket, filed.key)); // drafted is not delivered
    desk.act(filed.ticket, sample::head(), sample::act_of("kembalikan"),
             words(Need::reason, "Kurang-contoh."));
    desk.act(filed.ticket, sample::aid_division(), sample::act_of("jawab"),
             words(Need::answer, "Jawaban-contoh yang diperbaiki."));
    const auto closed = desk.act(filed.ticket, sample::head(), sample::act_of("kirim"));
    CHECK(closed.closed());
    CHECK(closed.version == 7);
    CHECK(closed.delivered_at == desk.now);

    // The citizen, at the kiosk.
    Cases at_kiosk(desk.kiosk);
    CHECK(*at_kiosk.answer(filed.ticket, filed.key) == "Jawaban-contoh yang diperbaiki.");
    const auto stranger = at_kiosk.answer(filed.ticket, sample::tracking_key(sample::code()));
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().code == StoreError::Code::wrong_secret);
    const auto disputed = at_kiosk.perform(
        filed.ticket, command(7, DisputeAnswer{}, words(Need::reason, "Bantahan-contoh rahasia.")),
        sample::citizen(), desk.office, desk.now + 1h);
    REQUIRE(disputed);
    CHECK(disputed->step == "bidang");
    CHECK(disputed->disputes == 1);
    CHECK(*at_kiosk.answer(filed.ticket, filed.key) == "Jawaban-contoh yang diperbaiki.");
    desk.now += 2h;
    desk.act(filed.ticket, sample::aid_division(), sample::act_of("jawab"),
             words(Need::answer, "Kedua-contoh."));
    desk.act(filed.ticket, sample::head(), sample::act_of("kirim"));
    CHECK(*at_kiosk.answer(filed.ticket, filed.key) == "Kedua-contoh.");
    const auto accepted = at_kiosk.perform(filed.ticket, command(10, AcceptAnswer{4}), sample::citizen(),
                                           desk.office, desk.now + 1h);
    REQUIRE(accepted);
    CHECK(accepted->rating == 4);

    const auto events = desk.cases.events(filed.ticket);
    REQUIRE(events);
    CHECK(kinds_of(*events) ==
          "1: 2:penerima-1 3:kepala-1 4:bansos-1 5:kepala-1 6:bansos-1 7:kepala-1 8: 9:bansos-1 "
          "10:kepala-1 11: ");
    check_sound(desk);
    CHECK(desk.kiosk.verify()->answers == 2);

    const auto before = *desk.cases.find(filed.ticket, sample::head());
    const auto listed =
        desk.cases.list(sample::query_of(CaseQuery::Which::all), sample::head(), desk.now, kWib);
    REQUIRE(desk.kiosk.rebuild());
    const auto after = *desk.cases.find(filed.ticket, sample::head());
    CHECK(after->state == before->state);
    CHECK(after->state == *accepted);
    const auto relisted =
        desk.cases.list(sample::query_of(CaseQuery::Which::all), sample::head(), desk.now, kWib);
    REQUIRE(relisted->size() == 1);
    CHECK(relisted->front().state == listed->front().state);
    check_sound(desk);
}

TEST_CASE("a refused command leaves nothing behind") {
    Desk desk;
    const auto filed = desk.file();
    struct Case {
        std::string name;
        Actor actor;
        CaseCommand command;
        Rule rule;
    };
    const std::vector<Case> table{
        {"another role", sample::head(), command(1, sample::act_of("teruskan")), Rule::wrong_role},
        {"no such act", sample::receptionist(), command(1, sample::act_of("arahkan")), Rule::unknown_act},
        {"a pause without reason", sample::head(), command(1, Pause{}), Rule::missing},
        {"not public", sample::head(), command(1, Reveal{}, words(Need::reason, "Alasan-contoh.")),
         Rule::not_confidential},
        {"no answer yet", sample::citizen(), command(1, AcceptAnswer{4}), Rule::no_answer_yet},
        {"a version from the future", sample::receptionist(), command(2, sample::act_of("teruskan")),
         Rule::changed_meanwhile},
    };
    const auto rows = journal_rows(desk);
    for (const auto& [name, actor, given, rule] : table) {
        INFO(name);
        const auto refused =
            desk.cases.perform(filed.ticket, given, actor, desk.office, desk.now, &desk.vault);
        REQUIRE_FALSE(refused);
        const auto* why = std::get_if<CaseRefusal>(&refused.error().why);
        REQUIRE(why != nullptr);
        CHECK(to_text(why->rule) == to_text(rule));
        CHECK(refused.error().since.empty());
    }
    CHECK(journal_rows(desk) == rows);
    CHECK(desk.state(filed.ticket).version == 1);
}

TEST_CASE("the folder's own refusals come as such") {
    Desk desk;
    const auto filed = desk.file();
    const auto teruskan = command(1, sample::act_of("teruskan"));
    auto other = desk.office;
    other.id = "kantor-lain";
    const auto wrong = desk.cases.perform(filed.ticket, teruskan, sample::receptionist(), other, desk.now);
    REQUIRE_FALSE(wrong);
    CHECK(std::get<StoreError>(wrong.error().why).code == StoreError::Code::wrong_office);
    auto reader = Store::open(desk.data(), Store::Mode::reader);
    REQUIRE(reader);
    const auto reading =
        Cases(*reader).perform(filed.ticket, teruskan, sample::receptionist(), desk.office, desk.now);
    REQUIRE_FALSE(reading);
    CHECK(std::get<StoreError>(reading.error().why).code == StoreError::Code::read_only);
    CHECK(*Cases(*reader).find(filed.ticket, sample::head()));
    CHECK(desk.staff.rebuild().error().code == StoreError::Code::refused);

    // Without the office's key no text can be sealed, so nothing that has one is done; what has none goes on.
    std::filesystem::rename(desk.data() / "keys" / "office.pub", desk.data() / "keys" / "aside");
    const auto noted = desk.cases.perform(filed.ticket, command(1, AddNote{}, words(Need::note, "Catatan.")),
                                          sample::head(), desk.office, desk.now);
    REQUIRE_FALSE(noted);
    CHECK(std::get<StoreError>(noted.error().why).code == StoreError::Code::key_missing);
    CHECK(desk.cases.perform(filed.ticket, teruskan, sample::receptionist(), desk.office, desk.now));
    check_sound(desk);
}

TEST_CASE("an answer is sealed from its draft only where the key is unlocked") {
    Desk desk;
    const auto filed = desk.file();
    desk.draft(filed.ticket);
    const auto send = command(4, sample::act_of("kirim"));
    const auto locked = desk.cases.perform(filed.ticket, send, sample::head(), desk.office, desk.now);
    REQUIRE_FALSE(locked);
    CHECK(std::get<StoreError>(locked.error().why).code == StoreError::Code::refused);
    CHECK(desk.state(filed.ticket).version == 4);
    CHECK(desk.cases.perform(filed.ticket, send, sample::head(), desk.office, desk.now, &desk.vault));
    CHECK(*desk.cases.answer(filed.ticket, filed.key) == "Jawaban-contoh untuk warga.");
}

TEST_CASE("a clock that jumps: everything stays in order, numbers stay unique, the journal notes it") {
    Desk desk;
    const auto first = desk.file(sample::morning());
    desk.now = sample::morning() + 24h * 365; // a year ahead
    desk.act(first.ticket, sample::receptionist(), sample::act_of("teruskan"));
    const auto next_year = desk.file(desk.now);
    CHECK(next_year.number == (QueueNumber{'A', 1})); // another day
    desk.now = sample::morning() + 1min;              // and back
    desk.act(first.ticket, sample::head(), sample::act_of("arahkan", "bansos"),
             words(Need::instruction, "Petunjuk-contoh."));
    const auto second = desk.file(desk.now);
    CHECK(second.number == (QueueNumber{'A', 2}));
    desk.now = sample::morning() - 24h; // a day back
    desk.act(first.ticket, sample::aid_division(), sample::act_of("jawab"), words(Need::answer, "Jawaban."));
    const auto events = desk.cases.events(first.ticket);
    REQUIRE(events);
    CHECK(kinds_of(*events) == "1: 2:penerima-1 3:kepala-1 4:bansos-1 ");
    Database database(desk.data() / "loket.db", Database::Access::read_only);
    CHECK(database.number("SELECT count(*) FROM journal WHERE kind = 'clock.moved-back'") == 2);
    CHECK(database.number("SELECT count(DISTINCT day || grp || count) = count(*) FROM tickets") == 1);
    check_sound(desk);
}

TEST_CASE("who waited for the database while another wrote has not seen a clock move back") {
    sample::Desk desk;
    const auto ticket = desk.file().ticket;
    using std::chrono::seconds;
    const Instant later = desk.now + seconds(9);
    REQUIRE(desk.kiosk.issue(sample::complaint(), desk.office, sample::code(), later));
    const auto noted =
        desk.cases.perform(ticket, sample::command(1, AddNote{}, sample::words(Need::note, "Catatan.")),
                           sample::receptionist(), desk.office, desk.now, &desk.vault);
    REQUIRE(noted);
    CHECK(desk.cases.events(ticket)->back().at == later); // order is kept
    Database database(desk.data() / "loket.db", Database::Access::read_only);
    CHECK(database.number("SELECT count(*) FROM journal WHERE kind = 'clock.moved-back'") == 0);
    REQUIRE(desk.kiosk.issue(sample::complaint(), desk.office, sample::code(), later - seconds(11)));
    CHECK(database.number("SELECT count(*) FROM journal WHERE kind = 'clock.moved-back'") == 1);
    check_sound(desk);
}

TEST_CASE("the register says who registered a letter and when it had come in") {
    sample::Desk desk;
    desk.office.roles.front().may_register = true;
    auto letter = sample::complaint();
    letter.channel = "letter";
    desk.office.services.front().channels.resize(1);
    desk.office.services.front().channels.front().id = "letter";
    desk.office.services.front().procedures.front().channels.emplace_back("letter");
    const Instant received = desk.now - std::chrono::days(3);
    const Registration registration{"penerima-1", desk.office.roles.front().id, received};
    const auto issued = desk.staff.issue(letter, desk.office, sample::code(), desk.now, registration);
    INFO((issued ? std::string() : issued.error().sentence));
    REQUIRE(issued);
    CHECK(issued->row.issued_at == desk.now);
    const auto events = desk.cases.events(letter.id);
    REQUIRE(events);
    REQUIRE(events->size() == 1);
    CHECK(events->front().at == desk.now);
    CHECK(events->front().event.by == "penerima-1");
    CHECK(events->front().event.role == registration.role);
    const auto* opened = std::get_if<CaseOpened>(&events->front().event.change);
    REQUIRE(opened);
    CHECK(opened->received == received);
    CHECK(opened->deadline == issued->row.ticket.deadline);
    CHECK(desk.state(letter.id).received == received);

    auto later = sample::complaint();
    later.channel = "letter";
    const auto refused = desk.staff.issue(later, desk.office, sample::code(), desk.now,
                                          Registration{"penerima-1", "nobody", desk.now});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == StoreError::Code::refused);
    check_sound(desk);
}

TEST_CASE("a ticket from before there were answers is answered at the desk") {
    Desk desk;
    const auto submission = sample::complaint();
    {
        // As an older kiosk kept it: no key beside the ticket.
        Database database(desk.data() / "loket.db", Database::Access::read_write);
        Journal journal(database);
        Projections projections(database);
        Transaction transaction(database, Transaction::Kind::write);
        TicketKept kept;
        auto& ticket = kept.ticket;
        ticket.id = submission.id;
        ticket.number = {'A', 1};
        ticket.day = local_date(sample::morning(), kWib);
        ticket.service = "bantuan";
        ticket.complaint_kind = "belum-cair";
        ticket.channel = "kiosk";
        ticket.language = "id";
        ticket.notice_version = "2026-1";
        const auto appended = journal.append(submission.id, kept, Hash{1}, sample::morning());
        projections.apply(appended.seq, sample::morning(), kept);
        transaction.commit();
    }
    CHECK(*desk.cases.open_missing(desk.office, [&] { return desk.now; }) == 1);
    desk.draft(submission.id);
    CHECK(desk.act(submission.id, sample::head(), sample::act_of("kirim")).closed());
    CHECK_FALSE(*desk.cases.answer(submission.id, TrackingKey{}));
    // What the citizen told is not there in this made-up row: as if it had been erased since.
    REQUIRE(Erasure(desk.staff).erase({submission.id}, "Permintaan 1/2026", Actor{}, desk.now));
    check_sound(desk);
}
