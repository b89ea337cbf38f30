// SPDX-License-Identifier: GPL-3.0-or-later
// What turns a case's course: exclusions, disputes, and promises that move.
#include <functional>

#include "domain/case_rules.hpp"
#include "tests/catch.hpp"
#include "tests/domain/case_letter.hpp"

using namespace loket;
using namespace std::chrono_literals;
using samples::Bench;
using samples::due;
using samples::person;
using samples::said;
using samples::signed_letter;
using samples::words;

namespace {

using Change = std::function<void(DoAct&, CaseWords&)>;

const CaseWords kReason = words(Need::reason);

} // namespace

TEST_CASE("nobody extends a broken promise", "[case-rules]") {
    Bench bench("letter");
    const Actor head = person("kepala");
    bench.now = bench.state.deadline->due;
    CHECK(said(Bench(bench).tell(head, Extend{}, kReason)) == "done");
    bench.now += 1ms;
    CHECK(said(bench.tell(head, Extend{}, kReason)) == "too-late-to-extend");
    CHECK(said(bench.tell(head, Pause{}, kReason)) == "done");
    const auto broken = bench.state.deadline;
    bench.now += 48h;
    CHECK(said(bench.tell(head, Resume{})) == "done");
    CHECK(bench.state.deadline == broken);
}

TEST_CASE("an exclusion leaves the case where it can come to an end", "[case-rules]") {
    const Actor head = person("kepala");
    // The officer was named by the division, which is lost as well: back to where a division is given.
    Bench bench("kiosk");
    auto& procedure = bench.office.services[0].procedures[1];
    Act to_chief = procedure.steps[0].acts[2];
    to_chief.id = "ke-bidang";
    to_chief.to = "kepala-bidang";
    to_chief.needs = {Need::division};
    to_chief.marks = {Mark::routed};
    Act name = procedure.steps[0].acts[2];
    name.id = "tunjuk";
    procedure.steps[0].acts[2] = to_chief;
    procedure.steps.insert(procedure.steps.begin() + 1, {"kepala-bidang", {}, {}, "chief", {name}});
    REQUIRE(flaws(procedure, bench.office.services[0], bench.office).empty());
    bench.done({"loket-1:ke-bidang", "kabid-data:tunjuk"});
    Bench officer = bench;
    REQUIRE(said(officer.tell(head, Exclude{{}, {"pejabat-1"}}, kReason)) == "done");
    CHECK(officer.state.step == "kepala-bidang");
    CHECK(officer.state.marks.contains(Mark::routed));
    REQUIRE(said(bench.tell(head, Exclude{{"data"}, {"pejabat-1"}}, kReason)) == "done");
    CHECK(bench.state.step == "meja");
    // One after the other: the same.
    REQUIRE(said(officer.tell(head, Exclude{{"data"}, {}}, kReason)) == "done");
    CHECK(officer.state.step == "meja");
}

TEST_CASE("a dispute goes on where the new answer can be written", "[case-rules]") {
    Bench bench = signed_letter();
    bench.done({"loket-1:kirim", "loket-1:tanggapan", "loket-1:selesai"});
    // There only what is signed is sent, and the signature goes with the answer.
    bench.office.services[0].procedures[0].reopen = "kirim";
    REQUIRE(said(bench.tell({}, DisputeAnswer{}, kReason)) == "done");
    CHECK(bench.state.step == "disposisi");
}

TEST_CASE("whoever searched before a card was noted searches again", "[case-rules]") {
    Bench lost("kiosk", "kartu-hilang");
    const Actor desk = person("loket-1");
    REQUIRE(said(lost.tell(desk, SeeMatches{2, 1})) == "done");
    CHECK(std::get<CaseMatchesSeen>(lost.history.back().event.change) == CaseMatchesSeen{2, 1});
    REQUIRE(said(lost.tell(desk, NoteCard{{}, "1234"})) == "done");
    CHECK(said(lost.act("loket-1", "daftar")) == "not-after matches-seen");
    REQUIRE(said(lost.tell(desk, SeeMatches{-1, 0})) == "done");
    CHECK(std::get<CaseMatchesSeen>(lost.history.back().event.change) == CaseMatchesSeen{0, 0});
    CHECK(said(lost.act("loket-1", "daftar")) == "done");
}

TEST_CASE("a case closed without an answer is disputed from its closing", "[case-rules]") {
    Bench bench("letter");
    bench.done({"loket-1:catat", "loket-1:tanpa-nama", "loket-1:sisihkan"});
    CHECK(said(Bench(bench).tell({}, AcceptAnswer{})) == "no-answer-yet");
    for (const auto& [when, answer] :
         {std::pair{"2026-12-07 23:59", "done"}, std::pair{"2026-12-08 00:00", "too-late-to-dispute"}}) {
        Bench late = bench;
        late.now = samples::at(when);
        CAPTURE(when);
        CHECK(said(late.tell({}, DisputeAnswer{}, kReason)) == answer);
    }
    REQUIRE(said(bench.tell({}, DisputeAnswer{}, kReason)) == "done");
    CHECK(bench.state.step == "catat"); // it was never with a division
    CHECK(due(bench) == "2026-12-02");
    CHECK(said(bench.tell({}, DisputeAnswer{}, kReason)) == "no-answer-yet");

    // Answered early and closed late: from the closing.
    Bench slow = signed_letter();
    slow.done({"loket-1:kirim"});
    slow.now = samples::at("2026-12-07 10:00");
    slow.done({"loket-1:tanggapan", "loket-1:selesai"});
    slow.now = samples::at("2026-12-21 23:59");
    CHECK(said(slow.tell({}, DisputeAnswer{}, kReason)) == "done");
}

TEST_CASE("no case ends as answered with nothing to read", "[case-rules]") {
    Bench bench("kiosk", "kartu-hilang");
    auto& acts = bench.office.services[0].procedures[2].steps[2].acts;
    REQUIRE(acts[0].id == "langsung");
    acts[0].marks.clear();
    REQUIRE(said(bench.tell(person("loket-1"), SeeMatches{})) == "done");
    bench.done({"loket-1:daftar", "loket-1:periksa"});
    CHECK(said(bench.act("loket-1", "langsung")) == "not-after delivered");
    acts[0].outcome = Outcome::withdrawn;
    CHECK(said(bench.act("loket-1", "langsung")) == "done");
}

TEST_CASE("an act takes the answer back, and the promise begins anew", "[case-rules]") {
    Bench bench = signed_letter();
    auto& acts = bench.office.services[0].procedures[0].steps[8].acts;
    REQUIRE(acts[1].id == "tanpa-tanggapan");
    acts[1].to = "susun";
    acts[1].reopens = true;
    acts[1].marks = {Mark::feedback_recorded};
    bench.done({"loket-1:kirim"});
    CHECK_FALSE(bench.state.open_promise());
    bench.now = samples::at("2026-11-30 10:00");
    bench.done({"loket-1:tanpa-tanggapan"});
    CHECK(bench.state.step == "susun");
    REQUIRE(bench.state.open_promise());
    CHECK(due(bench) == "2026-12-09"); // 7 working days, the letter's own rule
    CHECK(bench.state.marks.contains(Mark::feedback_recorded));
    CHECK_FALSE(bench.state.marks.contains(Mark::signed_off));
    CHECK(said(bench.tell({}, AcceptAnswer{})) == "no-answer-yet");
    CHECK(said(Bench(bench).tell(person("kepala"), Pause{}, kReason)) == "done");

    // Nothing was answered: nothing to take back.
    bench.office.services[0].procedures[0].steps[4].acts[1].reopens = true;
    CHECK(said(bench.act("staf-data", "tinjau")) == "not-after delivered");
}

TEST_CASE("an agreed date takes the promise's place", "[case-rules]") {
    Bench bench("kiosk");
    bench.office.services[0].procedures[1].steps[1].acts[1].promises_date = true;
    bench.done({"loket-1:arahkan"});
    const auto on = [](const char* date) -> Change {
        return [date](DoAct& given, CaseWords&) { given.due_date = *parse_iso_date(date); };
    };
    REQUIRE(said(bench.act("pejabat-1", "janji", on("2026-11-25"))) == "done");
    CHECK(due(bench) == "2026-11-25");
    CHECK(bench.state.deadline->due == samples::at("2026-11-25 16:00"));
    CHECK(bench.state.due_date == parse_iso_date("2026-11-25"));
    // The due date of another act is the office's own.
    bench.office.services[0].procedures[1].steps[1].acts[1].promises_date = false;
    REQUIRE(said(bench.act("pejabat-1", "janji", on("2026-11-27"))) == "done");
    CHECK(due(bench) == "2026-11-25");
}
