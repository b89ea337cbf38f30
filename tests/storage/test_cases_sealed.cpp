// SPDX-License-Identifier: GPL-3.0-or-later
// What is private about a case: who may read it, what a damaged record does, and that the disk gives nothing
// away.
#include <algorithm>

#include "storage/case_rows.hpp"
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

// A complaint by the same sample person, of a kind that is not confidential.
Submission plain_complaint() {
    auto submission = sample::complaint();
    submission.complaint->kind = "belum-cair";
    return submission;
}

} // namespace

TEST_CASE("what staff and citizen wrote is nowhere in the file") {
    Desk desk;
    const auto filed = desk.file();
    desk.draft(filed.ticket, "Jawaban-contoh untuk warga.");
    desk.act(filed.ticket, sample::head(), sample::act_of("kirim"));
    REQUIRE(Cases(desk.kiosk)
                .perform(filed.ticket, command(5, DisputeAnswer{}, words(Need::reason, "Bantahan-contoh.")),
                         sample::citizen(), desk.office, desk.now));
    const auto raw = desk.raw_database();
    CHECK(raw.find("bansos-1") != std::string::npos); // who acted is public within the office
    for (const auto* text :
         {"Petunjuk-contoh", "Jawaban-contoh", "Bantahan-contoh", "Warga Contoh", "Uraian-contoh"}) {
        INFO(text);
        CHECK(raw.find(text) == std::string::npos);
    }
}

TEST_CASE("the history gives every event with its texts") {
    Desk desk;
    const auto filed = desk.file();
    desk.draft(filed.ticket);
    const auto history = desk.cases.history(filed.ticket, sample::head(), desk.vault);
    REQUIRE(history);
    REQUIRE(history->size() == 4);
    CHECK_FALSE((*history)[0].words); // opened by the program
    CHECK_FALSE((*history)[1].words); // nothing was written
    CHECK(*(*history)[2].words == words(Need::instruction, "Petunjuk-contoh rahasia."));
    CHECK(*(*history)[3].words == words(Need::answer, "Jawaban-contoh untuk warga."));
    for (const auto& entry : *history) {
        CHECK_FALSE(entry.trouble);
    }
    CHECK(desk.cases.history(TicketId{7}, sample::head(), desk.vault).error().code ==
          StoreError::Code::not_found);
}

TEST_CASE("a damaged or erased record says so, the rest opens") {
    struct Case {
        std::string name, statement;
        StoreError::Code code;
    };
    const std::string of_row_3 = " WHERE seq = (SELECT seq FROM case_events WHERE version = 3)";
    for (const auto& [name, statement, code] :
         {Case{"damaged", "UPDATE private SET ciphertext = zeroblob(length(ciphertext))" + of_row_3,
               StoreError::Code::corrupt},
          Case{"cut short", "UPDATE private SET ciphertext = x'00'" + of_row_3, StoreError::Code::corrupt},
          Case{"erased", "DELETE FROM private" + of_row_3, StoreError::Code::not_found}}) {
        INFO(name);
        Desk desk;
        const auto filed = desk.file();
        desk.draft(filed.ticket);
        {
            Database database(desk.data() / "loket.db", Database::Access::read_write);
            database.execute("DROP TRIGGER private_never_changes; " + statement);
        }
        const auto history = desk.cases.history(filed.ticket, sample::head(), desk.vault);
        REQUIRE(history);
        REQUIRE(history->size() == 4);
        CHECK_FALSE((*history)[2].words);
        REQUIRE((*history)[2].trouble);
        CHECK((*history)[2].trouble->code == code);
        CHECK((*history)[3].words);
        CHECK(desk.cases.told(filed.ticket, sample::head(), desk.vault));
        // The case itself goes on.
        CHECK(desk.act(filed.ticket, sample::head(), sample::act_of("kirim")).closed());
    }
}

TEST_CASE("an answer that was erased or changed is not shown") {
    struct Case {
        std::string statement;
        StoreError::Code code;
    };
    for (const auto& [statement, code] :
         {Case{"DELETE FROM answers", StoreError::Code::not_found},
          Case{"UPDATE answers SET sealed = zeroblob(length(sealed))", StoreError::Code::corrupt}}) {
        INFO(statement);
        Desk desk;
        const auto filed = desk.file();
        desk.draft(filed.ticket);
        desk.act(filed.ticket, sample::head(), sample::act_of("kirim"));
        {
            Database database(desk.data() / "loket.db", Database::Access::read_write);
            database.execute("DROP TRIGGER answers_never_change; " + statement);
        }
        const auto answer = desk.cases.answer(filed.ticket, filed.key);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == code);
    }
}

TEST_CASE("who reported a confidential case is told only with a reason, and that is an event") {
    Desk desk;
    const auto submission = sample::complaint(); // of a confidential kind
    const auto filed = desk.file(submission);
    const auto told = desk.cases.told(filed.ticket, sample::head(), desk.vault);
    REQUIRE(told);
    CHECK(told->visitor == Visitor{});
    CHECK(told->complaint == submission.complaint);

    const auto ask = [&](const Actor& actor, const CaseCommand& reveal) {
        return desk.cases.reporter(filed.ticket, reveal, actor, desk.office, desk.now, desk.vault);
    };
    const auto why = words(Need::reason, "Perlu dihubungi-contoh.");
    const auto refusal = [&](const Actor& actor, const CaseCommand& reveal) {
        const auto asked = ask(actor, reveal);
        REQUIRE_FALSE(asked);
        return std::get<CaseRefusal>(asked.error().why).rule;
    };
    CHECK(refusal(sample::receptionist(), command(1, Reveal{}, why)) == Rule::not_allowed);
    CHECK(refusal(sample::head(), command(1, Reveal{})) == Rule::missing);
    CHECK(refusal(sample::head(), command(9, Reveal{}, why)) == Rule::changed_meanwhile);
    // No other command opens it, whatever the caller hands in.
    CHECK(refusal(sample::receptionist(), command(1, sample::act_of("teruskan"))) == Rule::not_allowed);
    CHECK(desk.state(filed.ticket).version == 1);

    const auto visitor = ask(sample::head(), command(1, Reveal{}, why));
    REQUIRE(visitor);
    CHECK(*visitor == submission.visitor);
    const auto history = desk.cases.history(filed.ticket, sample::head(), desk.vault);
    REQUIRE(history->size() == 2);
    CHECK(std::holds_alternative<CaseRevealed>((*history)[1].event.event.change));
    CHECK((*history)[1].event.event.by == "kepala-1");
    CHECK(*(*history)[1].words == why);
}

TEST_CASE("who reported any other case is told without an event") {
    Desk desk;
    const auto submission = plain_complaint();
    const auto filed = desk.file(submission);
    CHECK(desk.cases.told(filed.ticket, sample::head(), desk.vault)->visitor == submission.visitor);
    const auto visitor = desk.cases.reporter(filed.ticket, command(1, Reveal{}), sample::receptionist(),
                                             desk.office, desk.now, desk.vault);
    REQUIRE(visitor);
    CHECK(*visitor == submission.visitor);
    CHECK(desk.state(filed.ticket).version == 1);
}

TEST_CASE("matches: cases of the same person and kind, open and closed, and every case with the same card") {
    Desk desk;
    const auto same = [] { return plain_complaint(); };
    auto other_person = plain_complaint();
    other_person.visitor.nik = "9901014107850002";
    auto other_kind = plain_complaint();
    other_kind.complaint->kind = "pendamping";
    const auto first = desk.file(same()).ticket;
    const auto closed = desk.file(same()).ticket;
    const auto damaged = desk.file(same()).ticket;
    const auto stranger = desk.file(other_person).ticket;
    const auto elsewhere = desk.file(other_kind).ticket;
    const auto last = desk.file(same()).ticket;
    desk.draft(closed);
    desk.act(closed, sample::head(), sample::act_of("kirim"));
    const MatchHash card{4, 2};
    for (const auto& ticket : {stranger, elsewhere}) {
        desk.act(ticket, sample::head(), NoteCard{card, "0042"});
    }
    desk.act(last, sample::head(), NoteCard{MatchHash{9}, "0009"});

    const auto matches = [&](const TicketId& ticket) {
        return desk.cases.matches(ticket, sample::receptionist(), desk.vault);
    };
    const auto of_first = matches(first);
    REQUIRE(of_first);
    CHECK(of_first->same_person == std::vector<TicketId>{last, damaged, closed});
    CHECK(of_first->same_card.empty());
    CHECK(of_first->not_legible == 0);
    CHECK(matches(stranger)->same_person.empty());
    CHECK(matches(last)->same_card.empty());
    CHECK(matches(TicketId{5}).error().code == StoreError::Code::not_found);
    desk.act(damaged, sample::head(), Exclude{{}, {"penerima-1"}}, words(Need::reason, "Terlapor-contoh."));
    CHECK(matches(first)->same_person == std::vector<TicketId>{last, closed}); // not a trace for the accused
    const auto of_head = desk.cases.matches(first, sample::head(), desk.vault);
    CHECK(of_head->same_person == std::vector<TicketId>{last, damaged, closed});
    CHECK(of_head->seen.same_person == 2); // nor in what the journal says of the head's look
    CHECK(matches(damaged).error().code == StoreError::Code::not_found);
    {
        Database database(desk.data() / "loket.db", Database::Access::read_write);
        database.query("DELETE FROM private WHERE seq = (SELECT seq FROM tickets WHERE ticket = ?)")
            .bind(last)
            .run();
    }
    const auto without = matches(first);
    REQUIRE(without);
    CHECK(without->same_person == std::vector<TicketId>{closed});
    CHECK(without->not_legible == 1);
    const auto own = matches(last); // its own record is gone: the cards are compared all the same
    REQUIRE(own);
    CHECK(own->same_person.empty());
    CHECK(own->not_legible == 1);
}

TEST_CASE("nobody learns who reported a confidential case by looking for the same person's") {
    Desk desk;
    const auto open = desk.file(plain_complaint()).ticket;
    const auto other_open = desk.file(plain_complaint()).ticket;
    auto submission = plain_complaint();
    submission.complaint->confidential = true;
    const auto secret = desk.file(submission).ticket;
    auto strangers = plain_complaint();
    strangers.complaint->confidential = true;
    strangers.visitor.nik = "9901014107850002";
    const auto alone = desk.file(strangers).ticket; // nothing to be found for this one
    const MatchHash card{4, 2};
    for (const auto& ticket : {open, other_open, secret}) {
        desk.act(ticket, sample::head(), NoteCard{card, "0042"});
    }
    for (const auto& actor : {sample::head(), sample::receptionist()}) {
        const auto found = desk.cases.matches(open, actor, desk.vault);
        REQUIRE(found);
        CHECK(found->same_person == std::vector<TicketId>{other_open});
        CHECK(found->same_card == std::vector<TicketId>{other_open});
        for (const auto& ticket : {secret, alone}) { // the same for both: what is there makes no difference
            const auto refused = desk.cases.matches(ticket, actor, desk.vault);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == StoreError::Code::refused);
        }
    }
    CHECK(desk.state(secret).version == 2);
    const auto why = words(Need::reason, "Apakah-contoh orang yang sama?");
    const auto reveal = [&](const TicketId& ticket, const CaseWords& reason, const Actor& actor) {
        return desk.cases.matches_revealed(ticket, reason, actor, desk.office, desk.now, desk.vault);
    };
    for (const auto& ticket : {open, secret, alone}) {
        const auto refused = reveal(ticket, why, sample::receptionist());
        REQUIRE_FALSE(refused);
        CHECK(std::get<CaseRefusal>(refused.error().why).rule == CaseRefusal::Rule::not_allowed);
        const auto no_reason = reveal(ticket, {}, sample::head());
        REQUIRE_FALSE(no_reason);
        CHECK(std::get<CaseRefusal>(no_reason.error().why).rule == CaseRefusal::Rule::missing);
    }
    CHECK(desk.state(secret).version == 2);
    for (const auto& [ticket, other] : {std::pair(open, secret), std::pair(secret, open)}) {
        const int before = desk.state(secret).version;
        const auto found = reveal(ticket, why, sample::head());
        REQUIRE(found);
        CHECK(std::ranges::count(found->same_person, other) == 1);
        CHECK(std::ranges::count(found->same_card, other) == 1);
        CHECK(found->same_person.size() == 2);
        // What everybody reads in the journal does not count it, nor whose it is.
        const int known = ticket == open ? 1 : 0;
        CHECK(found->seen.same_person == known);
        CHECK(found->seen.same_card == known);
        CHECK(desk.state(secret).version == before + 1); // each look is an event on the confidential case
        CHECK(desk.state(open).version == 2);
    }
    const auto nothing = reveal(alone, why, sample::head());
    REQUIRE(nothing);
    CHECK(nothing->same_person.empty());
    CHECK(desk.state(alone).version == 1);
    const auto history = desk.cases.history(secret, sample::head(), desk.vault);
    CHECK(std::holds_alternative<CaseRevealed>(history->back().event.event.change));
    CHECK(*history->back().words == why);
}
