// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include "domain/case_rules.hpp"
#include "domain/text_input.hpp"
#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"

using namespace loket;
using samples::Bench;
using samples::person;
using samples::said;

namespace {

using Change = std::function<void(DoAct&, CaseWords&)>;

/// A letter that waits for the head's disposition.
Bench at_disposition() {
    Bench bench("letter");
    bench.done({"loket-1:catat", "loket-1:teruskan"});
    return bench;
}

} // namespace

TEST_CASE("what must come with an act, and what must not", "[case-rules]") {
    const auto text = [](Need need, const std::string& value) -> Change {
        return [need, value](DoAct&, CaseWords& texts) {
            for (auto& each : texts.texts)
                if (each.need == need) each.text = value;
        };
    };
    const auto adds = [](Need need, const std::string& value) -> Change {
        return [need, value](DoAct&, CaseWords& texts) { texts.texts.push_back({need, value}); };
    };
    const std::string long_line(kLineLimit + 1, 'a');
    const std::string long_story(kNarrativeLimit + 1, 'a');
    struct Row {
        const char* what;
        const char* act; ///< at "disposisi" by the head, at "susun" by the division
        Change change;
        const char* answer;
    };
    Bench disposition = at_disposition();
    disposition.state.excluded_divisions = {"sosial"};
    for (const Row& row : {
             Row{"no text", "disposisi", [](DoAct&, CaseWords&texts) { texts.texts.clear(); },
                 "missing instruction"},
             Row{"blank text", "disposisi", text(Need::instruction, " \n "), "missing instruction"},
             Row{"lines are welcome", "disposisi", text(Need::instruction, "Satu.\nDua."), "done"},
             Row{"too long", "disposisi", text(Need::instruction, long_story), "too-long instruction"},
             Row{"control characters", "disposisi", text(Need::instruction, "a\x1b[2J"),
                 "not-clean-text instruction"},
             Row{"broken UTF-8", "disposisi", text(Need::instruction, "a\xff"), "not-clean-text instruction"},
             Row{"a note beside", "disposisi", adds(Need::note, "Contoh."), "done"},
             Row{"a blank note beside", "disposisi", adds(Need::note, " "), "missing note"},
             Row{"an answer that nobody asked for", "disposisi", adds(Need::answer, "Contoh."),
                 "unwanted answer"},
             Row{"the same twice", "disposisi", adds(Need::instruction, "Contoh."), "unwanted instruction"},
             Row{"a public value among the texts", "disposisi", adds(Need::division, "data"),
                 "unwanted division"},
             Row{"no division", "disposisi", [](DoAct&given, CaseWords&) { given.division.clear(); },
                 "missing division"},
             Row{"no such division", "disposisi", [](DoAct&given, CaseWords&) { given.division = "x"; },
                 "unknown division"},
             Row{"the accused division", "disposisi",
                 [](DoAct&given, CaseWords&) { given.division = "sosial"; }, "excluded division"},
             Row{"an officer unasked", "disposisi",
                 [](DoAct&given, CaseWords&) { given.officer = "pejabat-1"; }, "unwanted officer"},
             Row{"no date", "disposisi", [](DoAct&given, CaseWords&) { given.due_date.reset(); },
                 "missing due-date"},
             Row{"yesterday", "disposisi",
                 [](DoAct&given, CaseWords&) { given.due_date = *parse_iso_date("2026-11-22"); },
                 "past-date due-date"},
             Row{"no date at all", "disposisi",
                 [](DoAct&given, CaseWords&) {
                     using namespace std::chrono;
                     given.due_date = Date{2026y, February, 30d};
                 },
                 "unknown due-date"},
             Row{"a choice unasked", "disposisi", [](DoAct&given, CaseWords&) { given.choice = "x"; },
                 "unwanted choice"},
             Row{"a list unasked", "disposisi", [](DoAct&given, CaseWords&) { given.checked = {"x"}; },
                 "unwanted checklist"},
         }) {
        CAPTURE(row.what);
        CHECK(said(Bench(disposition).act("kepala", row.act, row.change)) == row.answer);
    }
    Bench drafting = at_disposition();
    drafting.done({"kepala:disposisi", "staf-data:terima"});
    for (const Row& row : {
             Row{"no list", "tinjau", [](DoAct&given, CaseWords&) { given.checked.clear(); },
                 "missing checklist"},
             Row{"half the list", "tinjau", [](DoAct&given, CaseWords&) { given.checked = {"berkas"}; },
                 "missing checklist"},
             Row{"not on the list", "tinjau", [](DoAct&given, CaseWords&) { given.checked.insert("x"); },
                 "unknown checklist"},
             Row{"a title of two lines", "tinjau", text(Need::document, "a\nb"), "not-clean-text document"},
             Row{"a long title", "tinjau", text(Need::document, long_line), "too-long document"},
             Row{"the longest title", "tinjau", text(Need::document, long_line.substr(1)), "done"},
             Row{"the longest answer", "tulis", text(Need::answer, long_story.substr(1)), "done"},
         }) {
        CAPTURE(row.what);
        CHECK(said(Bench(drafting).act("staf-data", row.act, row.change)) == row.answer);
    }
    Bench desk("kiosk");
    for (const Row& row : {
             Row{"no officer", "arahkan", [](DoAct&given, CaseWords&) { given.officer.clear(); },
                 "missing officer"},
             Row{"no account's name", "arahkan", [](DoAct&given, CaseWords&) { given.officer = "Pak X"; },
                 "unknown officer"},
         }) {
        CAPTURE(row.what);
        CHECK(said(Bench(desk).act("loket-1", row.act, row.change)) == row.answer);
    }
    Bench lost("kiosk", "kartu-hilang");
    REQUIRE(said(lost.tell(person("loket-1"), SeeMatches{})) == "done");
    lost.done({"loket-1:daftar"});
    CHECK(said(Bench(lost).act("loket-1", "periksa", [](DoAct& given, CaseWords&) { given.choice = "x"; })) ==
          "unknown choice");
    CHECK(said(Bench(lost).act("loket-1", "periksa",
                               [](DoAct& given, CaseWords&) { given.choice.clear(); })) == "missing choice");
}

TEST_CASE("today is the office's today", "[case-rules]") {
    Bench bench = at_disposition();
    const auto on = [](const char* date) -> Change {
        return [date](DoAct& given, CaseWords&) { given.due_date = *parse_iso_date(date); };
    };
    bench.now = samples::at("2026-11-24 00:01"); // still the 23rd in UTC
    CHECK(said(Bench(bench).act("kepala", "disposisi", on("2026-11-23"))) == "past-date due-date");
    CHECK(said(Bench(bench).act("kepala", "disposisi", on("2026-11-24"))) == "done");
}
