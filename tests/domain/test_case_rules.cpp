// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.hpp"

#include <functional>

#include "tests/catch.hpp"
#include "tests/domain/case_letter.hpp"

using namespace loket;
using namespace std::chrono_literals;
using samples::at_disposition;
using samples::Bench;
using samples::due;
using samples::person;
using samples::said;
using samples::signed_letter;
using samples::words;

namespace {

using Change = std::function<void(DoAct&, CaseWords&)>;

const CaseWords kReason = words(Need::reason);

Bench closed_letter() {
    Bench bench = signed_letter();
    bench.done({"loket-1:kirim", "loket-1:tanggapan", "loket-1:selesai"});
    return bench;
}

} // namespace

TEST_CASE("every refusal has a word of its own", "[case-rules]") {
    std::set<std::string> seen;
    for (int value = 0; value <= static_cast<int>(CaseRefusal::Rule::bad_rating); ++value) {
        const std::string word{to_text(CaseRefusal::Rule{value})};
        CHECK_FALSE(word.empty());
        CHECK(seen.insert(word).second);
    }
    CHECK(seen.contains("changed-meanwhile"));
}

TEST_CASE("a case opens where a procedure fits", "[case-rules]") {
    const Office office = samples::office();
    TicketIssued ticket;
    ticket.service = samples::kService;
    ticket.channel = "letter";
    CHECK_FALSE(open_case(ticket, office.services[0], {}));
    ticket.complaint_kind = "layanan";
    CHECK(open_case(ticket, office.services[0], {}));
    ticket.channel = "phone";
    CHECK_FALSE(open_case(ticket, office.services[0], {}));
    Service broken = office.services[0];
    broken.procedures[0].start = "x";
    ticket.channel = "letter";
    CHECK_FALSE(open_case(ticket, broken, {}));
}

TEST_CASE("a letter from its entry to its report", "[case-rules]") {
    Bench bench = at_disposition();
    bench.done({"kepala:disposisi", "staf-data:bukan-wewenang"});
    CHECK(bench.state.division.empty());
    CHECK(bench.state.step == "disposisi");
    bench.done({"kepala:disposisi", "staf-data:terima", "staf-data:tinjau", "staf-data:tulis",
                "kabid-data:paraf", "kepala:perbaiki"});
    CHECK(bench.state.marks.contains(Mark::initialled));
    bench.done({"staf-data:tulis"});
    CHECK_FALSE(bench.state.marks.contains(Mark::initialled));
    CHECK(bench.state.answer_version == bench.state.version);
    bench.done(
        {"kabid-data:paraf", "kepala:tanda-tangan", "loket-1:kirim", "loket-1:tanggapan", "loket-1:selesai"});
    CHECK(bench.state.closed());
    CHECK(bench.state.outcome == Outcome::answered);
    CHECK(bench.history.back().event.by == "loket-1");
    CHECK(bench.history.back().event.role == "front");
    CHECK(said(bench.act("loket-1", "selesai")) == "closed");
}

TEST_CASE("what an event keeps of a disposition", "[case-rules]") {
    Bench bench = at_disposition();
    REQUIRE(said(bench.act("kepala", "disposisi", [](DoAct& given, CaseWords& texts) {
                given.due_date = *parse_iso_date("2026-11-25");
                texts.texts.insert(texts.texts.begin(), {Need::note, "Contoh catatan."});
            })) == "done");
    const auto& acted = std::get<CaseActed>(bench.history.back().event.change);
    CaseActed expected;
    expected.act = "disposisi";
    expected.from = "disposisi";
    expected.to = "bidang";
    expected.marks = {Mark::routed};
    expected.given = {Need::note, Need::instruction};
    expected.division = "data";
    expected.due_date = *parse_iso_date("2026-11-25");
    CHECK(acted == expected);
}

TEST_CASE("whoever comes second is told", "[case-rules]") {
    Bench bench("letter");
    const CaseCommand late{bench.state.version, AddNote{}, words(Need::note)};
    bench.done({"loket-1:catat"});
    const auto refused = decide(bench.state, late, person("loket-1"), bench.office, bench.now);
    REQUIRE_FALSE(refused);
    CHECK(said(refused.error()) == "changed-meanwhile");
    const CaseCommand ahead{bench.state.version + 1, AddNote{}, words(Need::note)};
    CHECK(decide(bench.state, ahead, person("loket-1"), bench.office, bench.now).error().rule ==
          CaseRefusal::Rule::changed_meanwhile);
    CHECK(decide({}, {0, AddNote{}, words(Need::note)}, person("loket-1"), bench.office, bench.now)
              .error()
              .rule == CaseRefusal::Rule::no_such_case);
}

TEST_CASE("who may act", "[case-rules]") {
    Bench desk("kiosk");
    Bench officer = desk;
    officer.done({"loket-1:arahkan"});
    Bench division = at_disposition();
    division.done({"kepala:disposisi"});
    struct Row {
        const char* what;
        const Bench* bench;
        Actor actor;
        const char* act;
        const char* answer;
    };
    for (const Row& row : {
             Row{"another role", &desk, person("kepala"), "titip", "wrong-role front"},
             Row{"no role at all", &desk, {"tanpa-peran", {}, {}}, "titip", "wrong-role front"},
             Row{"a role the office lacks", &desk, {"asing", {"x"}, {}}, "titip", "wrong-role front"},
             Row{"the citizen", &desk, samples::citizen(), "titip", "not-allowed"},
             Row{"the citizen with a made-up role", &desk, {"", {"front"}, {}}, "titip", "not-allowed"},
             Row{"no such act here", &desk, person("loket-1"), "jawab", "unknown-act act"},
             Row{"the other officer", &officer, person("pejabat-2"), "bukan-saya", "wrong-officer"},
             Row{"the other division", &division, person("staf-sosial"), "terima", "wrong-division data"},
             Row{"its division", &division, person("staf-data"), "terima", "done"},
             Row{"the desk", &desk, person("loket-1"), "titip", "done"},
         }) {
        CAPTURE(row.what);
        Bench bench = *row.bench;
        CHECK(said(bench.tell(row.actor, DoAct{row.act, {}, {}, {}, {}, {}},
                              row.bench == &officer ? kReason : CaseWords{})) == row.answer);
    }
}

TEST_CASE("who may manage, reveal and note", "[case-rules]") {
    const Bench bench("letter", "layanan", true);
    struct Row {
        const char* what;
        CaseAction action;
        CaseWords words;
        const char *front, *head, *citizen;
    };
    for (const Row& row : {
             Row{"pause", Pause{}, kReason, "not-allowed", "done", "not-allowed"},
             Row{"resume", Resume{}, {}, "not-allowed", "not-paused", "not-allowed"},
             Row{"extend", Extend{}, kReason, "not-allowed", "done", "not-allowed"},
             Row{"urgent", MarkUrgent{}, {}, "not-allowed", "done", "not-allowed"},
             Row{"exclude", Exclude{{"data"}, {}}, kReason, "not-allowed", "done", "not-allowed"},
             Row{"reveal", Reveal{}, kReason, "not-allowed", "done", "not-allowed"},
             Row{"card", NoteCard{{}, "1234"}, {}, "done", "done", "not-allowed"},
             Row{"matches", SeeMatches{}, {}, "done", "done", "not-allowed"},
             Row{"note", AddNote{}, words(Need::note), "done", "done", "not-allowed"},
             Row{"accept", AcceptAnswer{}, {}, "not-allowed", "not-allowed", "no-answer-yet"},
             Row{"dispute", DisputeAnswer{}, kReason, "not-allowed", "not-allowed", "no-answer-yet"},
         }) {
        CAPTURE(row.what);
        CHECK(said(Bench(bench).tell(person("loket-1"), row.action, row.words)) == row.front);
        CHECK(said(Bench(bench).tell(person("kepala"), row.action, row.words)) == row.head);
        CHECK(said(Bench(bench).tell(samples::citizen(), row.action, row.words)) == row.citizen);
        CHECK(said(Bench(bench).tell({"tanpa-peran", {}, {}}, row.action, row.words)) == "not-allowed");
    }
}

TEST_CASE("what must be there first, and what stands against it", "[case-rules]") {
    Bench triage("letter");
    triage.done({"loket-1:catat"});
    CHECK(said(triage.act("loket-1", "sisihkan")) == "not-after anonymous");
    triage.done({"loket-1:tanpa-nama"});
    CHECK(said(triage.act("loket-1", "tanpa-nama")) == "not-with anonymous");
    triage.done({"loket-1:sisihkan"});
    CHECK(triage.state.outcome == Outcome::set_aside);

    Bench lost("kiosk", "kartu-hilang");
    CHECK(said(lost.act("loket-1", "daftar")) == "not-after matches-seen");
    REQUIRE(said(lost.tell(person("loket-1"), SeeMatches{})) == "done");
    lost.done({"loket-1:daftar", "loket-1:periksa", "loket-1:naikkan", "kabid-data:kembali"});
    CHECK(said(lost.act("loket-1", "langsung")) == "not-with escalated");
    lost.done({"loket-1:naikkan", "kabid-data:jawab", "kepala:surat", "loket-1:sampaikan"});
    CHECK(lost.state.marks.contains(Mark::drafted)); // left by the answer, though the act says nothing of it

    // Sent back only to where the case was: here the data let it skip a step.
    Bench skipped("kiosk", "kartu-hilang");
    skipped.state.step = "koordinasi";
    skipped.state.division = "data";
    CHECK(said(skipped.act("kabid-data", "kembali")) == "not-after putus");
}

TEST_CASE("nothing is delivered that nobody wrote", "[case-rules]") {
    Bench bench = signed_letter();
    bench.state.answer_version = 0;
    CHECK(said(bench.act("loket-1", "kirim")) == "not-after drafted");
}

TEST_CASE("the card at the desk keeps the case open", "[case-rules]") {
    Bench bench("kiosk");
    CHECK(said(bench.act("loket-1", "kembalikan")) == "not-after card-taken");
    bench.done({"loket-1:titip"});
    CHECK(bench.state.card == CardCustody::at_desk);
    CHECK(bench.state.card_holder == "loket-1");
    CHECK(said(bench.act("loket-1", "titip")) == "card-at-desk card-taken");
    CHECK(said(bench.act("loket-1", "cabut")) == "card-at-desk card-returned");
    bench.done({"loket-1:arahkan", "pejabat-1:jawab"});
    CHECK(said(bench.act("loket-1", "selesai")) == "card-at-desk card-returned");
    bench.done({"loket-1:kembalikan", "loket-1:selesai"});
    CHECK(bench.state.card == CardCustody::returned);
}

TEST_CASE("a closing act may give the card back itself, and none may take it", "[case-rules]") {
    Bench bench("kiosk");
    auto& acts = bench.office.services[0].procedures[1].steps[0].acts;
    acts[3].marks = {Mark::card_returned};
    CHECK(said(Bench(bench).act("loket-1", "cabut")) == "not-after card-taken");
    bench.done({"loket-1:titip"});
    CHECK(said(Bench(bench).act("loket-1", "cabut")) == "done");
    acts[3].marks = {Mark::card_taken};
    CHECK(said(Bench("kiosk").act("loket-1", "cabut")) == "done");
    Bench taking("kiosk");
    taking.office = bench.office;
    CHECK(said(taking.act("loket-1", "cabut")) == "card-at-desk card-returned");
}

TEST_CASE("while paused only what cannot wait", "[case-rules]") {
    Bench bench("letter", "layanan", true);
    const Actor head = person("kepala");
    CHECK(said(bench.tell(head, Pause{}, kReason)) == "done");
    struct Row {
        const char* what;
        CaseAction action;
        CaseWords words;
        const char* answer;
    };
    for (const Row& row : {
             Row{"act", DoAct{"catat", {}, {}, {}, {}, {}}, words(Need::note), "paused"},
             Row{"pause", Pause{}, kReason, "paused"},
             Row{"extend", Extend{}, kReason, "paused"},
             Row{"urgent", MarkUrgent{}, {}, "done"},
             Row{"exclude", Exclude{{"data"}, {}}, kReason, "done"},
             Row{"reveal", Reveal{}, kReason, "done"},
             Row{"card", NoteCard{{}, "1234"}, {}, "done"},
             Row{"matches", SeeMatches{}, {}, "done"},
             Row{"note", AddNote{}, words(Need::note), "done"},
             Row{"resume", Resume{}, {}, "done"},
         }) {
        CAPTURE(row.what);
        CHECK(said(Bench(bench).tell(head, row.action, row.words)) == row.answer);
    }
    CHECK(said(Bench(bench).tell(samples::citizen(), DisputeAnswer{}, kReason)) == "no-answer-yet");
    CHECK(possible_acts(bench.state, person("loket-1"), bench.office).empty());
}

TEST_CASE("when closed, only what still matters", "[case-rules]") {
    Bench bench("letter", "layanan", true);
    bench.done({"loket-1:catat", "loket-1:tanpa-nama", "loket-1:sisihkan"});
    const Actor head = person("kepala");
    CHECK(said(Bench(bench).tell(head, Pause{}, kReason)) == "closed");
    CHECK(said(Bench(bench).tell(head, Resume{})) == "closed");
    CHECK(said(Bench(bench).tell(head, Extend{}, kReason)) == "closed");
    CHECK(said(Bench(bench).tell(head, MarkUrgent{})) == "closed");
    CHECK(said(Bench(bench).tell(head, NoteCard{{}, "1234"})) == "closed");
    CHECK(said(Bench(bench).tell(head, SeeMatches{})) == "closed");
    CHECK(said(Bench(bench).tell(head, AddNote{}, words(Need::note))) == "closed");
    CHECK(said(Bench(bench).tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(said(Bench(bench).tell(head, Reveal{}, kReason)) == "done");
    CHECK(said(Bench(bench).tell(samples::citizen(), AcceptAnswer{})) == "no-answer-yet");
    CHECK(possible_acts(bench.state, person("loket-1"), bench.office).empty());
}

TEST_CASE("a pause moves the promise, an extension adds to it, once", "[case-rules]") {
    Bench bench("letter");
    const Actor head = person("kepala");
    CHECK(due(bench) == "2026-12-02");
    CHECK(said(bench.tell(head, Pause{})) == "missing reason");
    CHECK(said(bench.tell(head, Pause{}, words(Need::reason, "a\nb"))) == "not-clean-text reason");
    CHECK(said(bench.tell(head, Pause{}, words(Need::note))) == "missing reason");
    CHECK(said(bench.tell(head, Pause{}, kReason)) == "done");
    bench.now = samples::at("2026-11-25 09:00");
    CHECK(said(bench.tell(head, Resume{})) == "done");
    CHECK(due(bench) == "2026-12-04");
    CHECK(said(bench.tell(head, Resume{})) == "not-paused");
    CHECK(said(bench.tell(head, Extend{}, kReason)) == "done");
    CHECK(due(bench) == "2026-12-11");
    CHECK(said(bench.tell(head, Extend{}, kReason)) == "extended-already");

    Bench none("letter");
    none.office.extension.reset();
    CHECK(said(none.tell(head, Extend{}, kReason)) == "no-extension");
    none.state.deadline.reset();
    CHECK(said(none.tell(head, Extend{}, kReason)) == "no-promise");
    CHECK(said(none.tell(head, Pause{}, kReason)) == "no-promise");
}

TEST_CASE("urgent once; only confidential reporters are revealed; cards by four digits", "[case-rules]") {
    Bench bench("letter");
    const Actor head = person("kepala");
    CHECK(said(bench.tell(head, MarkUrgent{})) == "done");
    CHECK(said(bench.tell(head, MarkUrgent{})) == "urgent-already");
    CHECK(said(bench.tell(head, Reveal{}, kReason)) == "not-confidential");
    CHECK(said(bench.tell(head, AddNote{})) == "missing note");
    CHECK(said(bench.tell(head, AddNote{}, kReason)) == "unwanted reason");
    CHECK(said(bench.tell(head, MarkUrgent{}, words(Need::answer))) == "unwanted answer");
    for (const char* bad : {"", "123", "12345", "12a4", "1 34"})
        CHECK(said(bench.tell(head, NoteCard{{}, bad})) == "not-clean-text card");
    CHECK(said(bench.tell(head, NoteCard{{}, "0042"})) == "done");
    Bench confidential("letter", "layanan", true);
    CHECK(said(confidential.tell(head, Reveal{})) == "missing reason");
    CHECK(said(confidential.tell(head, Reveal{}, kReason)) == "done");
}

TEST_CASE("the accused unit loses the case and never learns of it", "[case-rules]") {
    Bench bench = at_disposition();
    bench.done({"kepala:disposisi", "staf-data:terima", "staf-data:tulis"});
    const Actor head = person("kepala");
    CHECK(said(bench.tell(head, Exclude{}, kReason)) == "missing division");
    CHECK(said(bench.tell(head, Exclude{{"x"}, {}}, kReason)) == "unknown division");
    CHECK(said(bench.tell(head, Exclude{{}, {"Pak X"}}, kReason)) == "unknown officer");
    CHECK(said(bench.tell(head, Exclude{{"data"}, {}})) == "missing reason");
    CHECK(said(bench.tell(head, Exclude{{"data"}, {"loket-1"}}, kReason)) == "done");
    CHECK(bench.state.step == "disposisi");
    CHECK(bench.state.division.empty());
    CHECK_FALSE(bench.state.marks.contains(Mark::routed));
    CHECK_FALSE(bench.state.marks.contains(Mark::accepted));
    CHECK(said(bench.act("kepala", "disposisi")) == "excluded division");
    for (const char* accused : {"staf-data", "kabid-data", "loket-1"}) {
        CAPTURE(accused);
        CHECK(said(bench.tell(person(accused), AddNote{}, words(Need::note))) == "no-such-case");
        CHECK(
            decide(bench.state, {99, AddNote{}, words(Need::note)}, person(accused), bench.office, bench.now)
                .error()
                .rule == CaseRefusal::Rule::no_such_case);
        CHECK(possible_acts(bench.state, person(accused), bench.office).empty());
    }
    const Change to_social = [](DoAct& given, CaseWords&) { given.division = "sosial"; };
    CHECK(said(bench.act("kepala", "disposisi", to_social)) == "done");
    CHECK(said(bench.act("staf-sosial", "terima")) == "done");
}

TEST_CASE("where an exclusion leaves the case", "[case-rules]") {
    const Actor head = person("kepala");
    Bench waiting = at_disposition();
    CHECK(said(waiting.tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(waiting.state.step == "disposisi");

    // The answer is out: nobody of the division is needed any more.
    Bench sent = signed_letter();
    sent.done({"loket-1:kirim"});
    CHECK(said(sent.tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(sent.state.step == "tanggapan");
    CHECK(sent.state.division.empty());

    // ... until it is disputed: "bidang" has nobody then.
    CHECK(said(sent.tell(samples::citizen(), DisputeAnswer{}, kReason)) == "done");
    CHECK(sent.state.step == "disposisi");

    // The head might still send it back to the division that is gone.
    Bench signing = at_disposition();
    signing.done({"kepala:disposisi", "staf-data:terima", "staf-data:tulis", "kabid-data:paraf"});
    CHECK(said(signing.tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(signing.state.step == "disposisi");

    Bench named("kiosk");
    named.done({"loket-1:arahkan"});
    Bench other = named;
    CHECK(said(other.tell(head, Exclude{{"data"}, {"pejabat-2"}}, kReason)) == "done");
    CHECK(other.state.step == "pejabat");
    CHECK(other.state.officer == "pejabat-1");
    CHECK(said(named.tell(head, Exclude{{}, {"pejabat-1"}}, kReason)) == "done");
    CHECK(named.state.step == "meja");
    CHECK(said(named.act("loket-1", "arahkan")) == "excluded officer");
    CHECK(said(named.act("loket-1", "arahkan",
                         [](DoAct& given, CaseWords&) { given.officer = "pejabat-2"; })) == "done");

    // Data that lack the case's step since: the accused are kept out all the same.
    Bench lost = at_disposition();
    lost.done({"kepala:disposisi"});
    lost.office.services[0].procedures.clear();
    CHECK(said(lost.tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(lost.state.step == "bidang");
    CHECK(lost.state.division.empty());
}

TEST_CASE("an answer keeps the promise until it is disputed", "[case-rules]") {
    Bench bench = closed_letter();
    const Office& office = bench.office;
    const auto late = samples::at("2027-01-29 10:00");
    CHECK_FALSE(bench.state.open_promise());
    REQUIRE(said(bench.tell({}, DisputeAnswer{}, kReason)) == "done");
    REQUIRE(bench.state.open_promise() == bench.state.deadline);
    CHECK(lateness(bench.state.open_promise(), std::nullopt, late, office.calendar, office.zone) ==
          Lateness::overdue);
    bench.done(
        {"staf-data:terima", "staf-data:tulis", "kabid-data:paraf", "kepala:tanda-tangan", "loket-1:kirim"});
    REQUIRE_FALSE(bench.state.closed()); // answered, and still on its way
    CHECK_FALSE(bench.state.open_promise());
    CHECK(said(Bench(bench).tell(person("kepala"), Pause{}, kReason)) == "no-promise");
    CHECK(said(Bench(bench).tell(person("kepala"), Extend{}, kReason)) == "no-promise");
}

TEST_CASE("the citizen accepts once, with or without a rating", "[case-rules]") {
    const Bench bench = closed_letter();
    for (const int rating : {0, 1, 4}) CHECK(said(Bench(bench).tell({}, AcceptAnswer{rating})) == "done");
    for (const int rating : {-1, 5})
        CHECK(said(Bench(bench).tell({}, AcceptAnswer{rating})) == "bad-rating rating");
    Bench accepted = bench;
    REQUIRE(said(accepted.tell({}, AcceptAnswer{4})) == "done");
    CHECK(accepted.state.rating == 4);
    CHECK(accepted.history.back().event.by.empty());
    CHECK(accepted.history.back().event.role.empty());
    CHECK(said(accepted.tell({}, AcceptAnswer{4})) == "answered-already");
    CHECK(said(accepted.tell({}, DisputeAnswer{}, kReason)) == "answered-already");
}

TEST_CASE("a dispute reopens the case and begins the promise anew", "[case-rules]") {
    Bench bench = closed_letter();
    CHECK(said(bench.tell({}, DisputeAnswer{})) == "missing reason");
    struct Row {
        const char *when, *answer;
    };
    for (const Row& row : {
             Row{"2026-12-07 00:00", "done"}, // 14 days after 23 November, to the end of that day
             Row{"2026-12-07 23:59", "done"},
             Row{"2026-12-08 00:00", "too-late-to-dispute"},
         }) {
        Bench late = bench;
        late.now = samples::at(row.when);
        CAPTURE(row.when);
        CHECK(said(late.tell({}, DisputeAnswer{}, kReason)) == row.answer);
    }
    bench.now = samples::at("2026-11-30 10:00");
    REQUIRE(said(bench.tell({}, DisputeAnswer{}, kReason)) == "done");
    CHECK(bench.state.step == "bidang");
    CHECK(bench.state.disputes == 1);
    CHECK(due(bench) == "2026-12-09"); // 7 working days, the letter's own rule
    CHECK(said(bench.tell({}, AcceptAnswer{1})) == "no-answer-yet");
    CHECK(said(bench.tell({}, DisputeAnswer{}, kReason)) == "no-answer-yet");
    // The old paraf and signature are worth nothing.
    bench.done({"staf-data:terima", "staf-data:tulis"});
    CHECK_FALSE(bench.state.marks.contains(Mark::signed_off));
    bench.done({"kabid-data:paraf", "kepala:tanda-tangan", "loket-1:kirim"});
    CHECK(said(bench.tell({}, DisputeAnswer{}, kReason)) == "done"); // open still, at a later step
    CHECK(bench.state.disputes == 2);
}

TEST_CASE("the office changed its procedure meanwhile", "[case-rules]") {
    const Bench bench = closed_letter();
    Bench without = bench;
    without.office.services[0].procedures.clear();
    CHECK(said(without.tell({}, DisputeAnswer{}, kReason)) == "unknown procedure");
    CHECK(said(without.tell({}, AcceptAnswer{4})) == "done");
    Bench no_service = bench;
    no_service.office.services.clear();
    CHECK(said(no_service.tell({}, DisputeAnswer{}, kReason)) == "unknown service");
    Bench no_step = bench;
    no_step.office.services[0].procedures[0].reopen = "x";
    CHECK(said(no_step.tell({}, DisputeAnswer{}, kReason)) == "unknown step");

    Bench open("letter");
    open.office.services[0].procedures[0].steps.erase(open.office.services[0].procedures[0].steps.begin());
    CHECK(said(open.act("loket-1", "catat")) == "unknown step");
    CHECK(possible_acts(open.state, person("loket-1"), open.office).empty());
    open.office.services[0].procedures.clear();
    CHECK(said(open.act("loket-1", "catat")) == "unknown procedure");
    CHECK(said(open.tell(person("loket-1"), AddNote{}, words(Need::note))) == "done");
}

TEST_CASE("what the actor could do now", "[case-rules]") {
    const auto ids = [](const Bench& bench, std::string_view who) {
        std::vector<std::string> found;
        for (const Act* act : possible_acts(bench.state, person(who), bench.office)) found.push_back(act->id);
        return found;
    };
    using Ids = std::vector<std::string>;
    Bench bench("kiosk");
    CHECK(ids(bench, "loket-1") == Ids{"titip", "arahkan", "cabut"});
    CHECK(ids(bench, "kepala").empty());
    bench.done({"loket-1:titip"});
    CHECK(ids(bench, "loket-1") == Ids{"kembalikan", "arahkan"});
    bench.done({"loket-1:arahkan"});
    CHECK(ids(bench, "pejabat-1") == Ids{"jawab", "janji", "bukan-saya"});
    CHECK(ids(bench, "pejabat-2").empty());
}
