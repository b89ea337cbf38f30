// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case.hpp"

#include <functional>

#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"

using namespace loket;
using samples::Bench;

namespace {

CaseState opened() {
    CaseEvent event;
    event.version = 1;
    event.change = CaseOpened{"bantuan", "layanan", "kiosk", "p", "satu", false, {}, {}};
    auto state = apply({}, event, {});
    REQUIRE(state);
    return *state;
}

CaseActed acted(std::string to, std::set<Mark> marks) {
    CaseActed change;
    change.act = "x";
    change.from = "satu";
    change.to = std::move(to);
    change.marks = std::move(marks);
    return change;
}

CaseState with(CaseState state, CaseChange change) {
    const int next = state.version + 1;
    auto after = apply(std::move(state), {{}, next, "kepala", "head", std::move(change)},
                       samples::at("2026-11-23 09:00"));
    REQUIRE(after);
    return *after;
}

std::set<Mark> marks_after(std::set<Mark> before, std::set<Mark> act) {
    CaseState state = opened();
    state.marks = std::move(before);
    return with(state, acted("satu", std::move(act))).marks;
}

} // namespace

TEST_CASE("a case opens as its first event says", "[case]") {
    const Bench bench("letter", "layanan", true);
    CHECK(bench.state.version == 1);
    CHECK(bench.state.service == samples::kService);
    CHECK(bench.state.kind == "layanan");
    CHECK(bench.state.channel == "letter");
    CHECK(bench.state.procedure == "surat");
    CHECK(bench.state.step == "catat");
    CHECK(bench.state.visited == std::set<std::string>{"catat"});
    CHECK(bench.state.confidential);
    CHECK(bench.state.received == bench.now);
    REQUIRE(bench.state.deadline);
    CHECK(local_date(bench.state.deadline->due, kWita) == *parse_iso_date("2026-12-02"));
    CHECK_FALSE(bench.state.closed());
    CHECK_FALSE(CaseState{}.closed());
}

TEST_CASE("events that cannot follow are a damaged journal", "[case]") {
    const CaseState state = opened();
    const CaseChange opening = CaseOpened{"bantuan", "layanan", "kiosk", "p", "satu", false, {}, {}};
    CaseActed open_end = acted("", {});
    CaseActed elsewhere = acted("dua", {});
    elsewhere.from = "tiga";
    struct Row {
        const char* what;
        CaseState state;
        int version;
        CaseChange change;
    };
    CaseState paused = state;
    paused.paused_since = Instant{};
    CaseState extended = state;
    extended.extended = true;
    CaseState closed = state;
    closed.step.clear();
    closed.outcome = Outcome::answered;
    TicketId other{};
    other.fill(9);
    for (const Row& row : {
             Row{"no opening", CaseState{}, 1, CaseNoted{}},
             Row{"opens twice", state, 2, opening},
             Row{"the same version again", state, 1, CaseNoted{}},
             Row{"a gap", state, 3, CaseNoted{}},
             Row{"opens late", CaseState{}, 2, opening},
             Row{"opens nowhere", CaseState{}, 1, CaseOpened{}},
             Row{"ends without outcome", state, 2, open_end},
             Row{"acts at another step", state, 2, elsewhere},
             Row{"acts after its end", closed, 2, acted("dua", {})},
             Row{"acts while paused", paused, 2, acted("dua", {})},
             Row{"pauses twice", paused, 2, CasePaused{}},
             Row{"pauses after its end", closed, 2, CasePaused{}},
             Row{"resumes without a pause", state, 2, CaseResumed{}},
             Row{"extends twice", extended, 2, CaseExtended{}},
             Row{"accepts nothing", state, 2, AnswerAccepted{}},
             Row{"disputes nothing", state, 2, AnswerDisputed{"satu", {}}},
             Row{"goes back after its end", closed, 2, CaseExcluded{{"data"}, {}, "satu"}},
         }) {
        CAPTURE(row.what);
        CHECK_FALSE(apply(row.state, {{}, row.version, "kepala", "head", row.change}, {}));
    }
    CHECK_FALSE(apply(state, {other, 2, "kepala", "head", CaseNoted{}}, {}));
    CHECK(apply(state, {{}, 2, "kepala", "head", CaseNoted{}}, {}));
}

TEST_CASE("marks that take others off", "[case]") {
    using M = Mark;
    struct Row {
        const char* what;
        std::set<Mark> before, act, after;
    };
    for (const Row& row : {
             Row{"a new text loses its paraf and signature",
                 {M::urgent, M::drafted, M::initialled, M::signed_off},
                 {M::drafted},
                 {M::urgent, M::drafted}},
             Row{"written and signed at once",
                 {M::initialled},
                 {M::drafted, M::signed_off},
                 {M::drafted, M::signed_off}},
             Row{"not ours",
                 {M::routed, M::accepted, M::escalated},
                 {M::not_ours},
                 {M::not_ours, M::escalated}},
             Row{"sent straight to another division",
                 {M::routed, M::accepted},
                 {M::not_ours, M::routed},
                 {M::not_ours, M::routed}},
             Row{"the card comes again", {M::card_taken, M::card_returned}, {M::card_taken}, {M::card_taken}},
             Row{"the card goes", {M::card_taken}, {M::card_returned}, {M::card_returned}},
             Row{"it comes and goes at once", {}, {M::card_taken, M::card_returned}, {M::card_returned}},
             Row{"others stay", {M::delivered}, {M::reported}, {M::delivered, M::reported}},
         }) {
        CAPTURE(row.what);
        CHECK(marks_after(row.before, row.act) == row.after);
    }
}

TEST_CASE("an act moves the case and keeps what it gave", "[case]") {
    CaseActed change = acted("dua", {Mark::routed});
    change.division = "data";
    change.officer = "pejabat-1";
    change.due_date = *parse_iso_date("2026-11-30");
    CaseState state = with(opened(), change);
    CHECK(state.step == "dua");
    CHECK(state.visited == std::set<std::string>{"satu", "dua"});
    CHECK(state.division == "data");
    CHECK(state.officer == "pejabat-1");
    CHECK(state.due_date == parse_iso_date("2026-11-30"));
    CHECK(state.version == 2);

    CaseActed returned = acted("satu", {Mark::not_ours});
    returned.from = "dua";
    state = with(state, returned);
    CHECK(state.division.empty());
    CHECK(state.officer.empty());

    CaseActed end = acted("", {});
    end.outcome = Outcome::forwarded;
    state = with(state, end);
    CHECK(state.closed());
    CHECK(state.outcome == Outcome::forwarded);
}

TEST_CASE("the draft that counts, its delivery and what the citizen says", "[case]") {
    CaseActed draft = acted("satu", {Mark::drafted});
    draft.given = {Need::answer};
    CaseState state = with(with(opened(), draft), CaseNoted{});
    CHECK(state.answer_version == 2);
    state = with(state, acted("satu", {Mark::delivered}));
    CHECK(state.answer_version == 2);
    CHECK(state.delivered_at == samples::at("2026-11-23 09:00"));
    const CaseState accepted = with(state, AnswerAccepted{3});
    CHECK(accepted.answer_accepted);
    CHECK(accepted.rating == 3);
    CHECK_FALSE(with(accepted, acted("satu", {Mark::delivered})).answer_accepted);

    CaseActed end = acted("", {Mark::initialled, Mark::signed_off, Mark::feedback_recorded, Mark::reported});
    end.outcome = Outcome::answered;
    const Deadline anew{samples::at("2026-12-01 16:00"), false, true};
    const CaseState closed = with(with(state, CaseMatchesSeen{}), end);
    CHECK(closed.closed_at == samples::at("2026-11-23 09:00"));
    const CaseState again = with(closed, AnswerDisputed{"tiga", anew});
    CHECK_FALSE(again.closed_at);
    CHECK(again.marks == std::set<Mark>{Mark::reported});
    CHECK(again.step == "tiga");
    CHECK(again.visited == std::set<std::string>{"satu", "tiga"});
    CHECK_FALSE(again.outcome);
    CHECK_FALSE(again.delivered_at);
    CHECK(again.answer_version == 0);
    CHECK_FALSE(again.answer_accepted);
    CHECK(again.disputes == 1);
    CHECK(again.deadline == anew);
}

TEST_CASE("an act that reopens does what a dispute does", "[case]") {
    CaseActed draft = acted("satu", {Mark::drafted, Mark::delivered});
    draft.given = {Need::answer};
    const CaseState told = with(with(opened(), draft), AnswerAccepted{2});
    CaseActed reopen = acted("dua", {Mark::feedback_recorded});
    reopen.reopens = true;
    reopen.deadline = Deadline{samples::at("2026-12-01 16:00"), false, true};
    const CaseState again = with(told, reopen);
    CHECK(again.step == "dua");
    CHECK(again.marks == std::set<Mark>{Mark::feedback_recorded});
    CHECK_FALSE(again.delivered_at);
    CHECK_FALSE(again.answer_accepted);
    CHECK(again.answer_version == 0);
    CHECK(again.disputes == 1);
    CHECK(again.open_promise() == reopen.deadline);
    CHECK_FALSE(apply(opened(), {{}, 2, "kepala", "head", reopen}, {})); // nothing was answered
}

TEST_CASE("what was closed without an answer can be disputed", "[case]") {
    CaseActed end = acted("", {});
    end.outcome = Outcome::set_aside;
    const CaseState closed = with(opened(), end);
    const CaseState again = with(closed, AnswerDisputed{"satu", {}});
    CHECK(again.step == "satu");
    CHECK_FALSE(again.outcome);
    CHECK_FALSE(again.closed_at);
    CHECK(again.disputes == 1);
}

TEST_CASE("the card at the desk", "[case]") {
    CaseState state = with(opened(), acted("satu", {Mark::card_taken}));
    CHECK(state.card == CardCustody::at_desk);
    CHECK(state.card_holder == "kepala");
    state = with(state, acted("satu", {Mark::card_returned}));
    CHECK(state.card == CardCustody::returned);
    CHECK(with(opened(), acted("satu", {Mark::card_taken, Mark::card_returned})).card ==
          CardCustody::returned);
}

TEST_CASE("pause, extension, urgency, cards and matches", "[case]") {
    const Deadline moved{samples::at("2026-12-01 16:00"), false, true};
    CaseState state = with(opened(), CasePaused{});
    CHECK(state.paused_since == samples::at("2026-11-23 09:00"));
    state = with(state, CaseResumed{moved});
    CHECK_FALSE(state.paused_since);
    CHECK(state.deadline == moved);
    const Deadline later{samples::at("2026-12-08 16:00"), false, true};
    state = with(state, CaseExtended{later});
    CHECK(state.extended);
    CHECK(state.deadline == later);
    MatchHash card{};
    card.fill(3);
    state = with(with(with(state, CaseMarkedUrgent{}), CaseCardNoted{card, "1234"}), CaseMatchesSeen{1, 2});
    CHECK(state.marks == std::set<Mark>{Mark::urgent, Mark::matches_seen});
    // Nobody looked for the next card yet.
    CHECK(with(state, CaseCardNoted{card, "1234"}).marks == std::set<Mark>{Mark::urgent});
    CHECK(state.kks == card);
    CHECK(state.kks_last_four == "1234");
    const CaseState same = with(with(state, CaseRevealed{}), CaseNoted{});
    CHECK(same.version == state.version + 2);
    CHECK(same.step == state.step);
}

TEST_CASE("the accused neither has nor sees the case", "[case]") {
    CaseActed routed = acted("dua", {Mark::routed, Mark::accepted, Mark::urgent});
    routed.division = "data";
    routed.officer = "pejabat-1";
    const CaseState before = with(opened(), routed);

    const CaseState elsewhere = with(before, CaseExcluded{{"sosial"}, {"pejabat-2"}, {}});
    CHECK(elsewhere.division == "data");
    CHECK(elsewhere.officer == "pejabat-1");
    CHECK(elsewhere.marks == before.marks);

    const CaseState officer = with(before, CaseExcluded{{}, {"pejabat-1"}, {}});
    CHECK(officer.division == "data");
    CHECK(officer.officer.empty());
    CHECK(officer.marks == before.marks);

    const CaseState taken = with(before, CaseExcluded{{"data"}, {"pejabat-1"}, "satu"});
    CHECK(taken.division.empty());
    CHECK(taken.officer.empty());
    CHECK(taken.marks == std::set<Mark>{Mark::urgent});
    CHECK(taken.step == "satu");

    // Only the officer: the division has it still, wherever it goes.
    const CaseState renamed = with(before, CaseExcluded{{}, {"pejabat-1"}, "satu"});
    CHECK(renamed.division == "data");
    CHECK(renamed.marks == before.marks);
    // The officer belongs to the unit, as whoever decided knew.
    const CaseState unit = with(before, CaseExcluded{{"sosial"}, {}, "satu", true});
    CHECK(unit.division == "data");
    CHECK(unit.officer.empty());
    CHECK_FALSE(unit.excluded_staff.contains("pejabat-1"));

    struct Row {
        Actor actor;
        bool sees;
    };
    for (const Row& row : {
             Row{{"pejabat-1", {"head"}, {}}, false},
             Row{{"staf-data", {"staff"}, {"data"}}, false},
             Row{{"staf-dua", {"staff"}, {"data", "sosial"}}, false},
             Row{{"staf-sosial", {"staff"}, {"sosial"}}, true},
             Row{{"kepala", {"head"}, {}}, true},
             Row{{}, true},
         }) {
        CAPTURE(row.actor.id);
        CHECK(may_see(taken, row.actor) == row.sees);
    }
}

TEST_CASE("texts are found by what they answer", "[case]") {
    const CaseWords words{{{Need::note, "a"}, {Need::answer, "b"}}};
    REQUIRE(words.find(Need::answer) != nullptr);
    CHECK(*words.find(Need::answer) == "b");
    CHECK(words.find(Need::reason) == nullptr);
}
