// SPDX-License-Identifier: GPL-3.0-or-later
// A table: one change to the sound sample's roles or procedure, and exactly the lines a person is shown for
// it.
#include "config/flaw_words.hpp"
#include "config/office_folder.hpp"
#include "tests/catch.hpp"
#include "tests/config/sample_office.hpp"

using namespace loket;
using namespace loket::config;

namespace {

struct Case {
    std::string from;
    std::string to;
    std::vector<std::string> lines;
};

std::vector<std::string> read(const std::string& office, const std::string& service) {
    const OfficeReport report =
        read_office_text(office, {{"layanan.toml", service}}, {{"2026.toml", sample_holidays()}});
    std::vector<std::string> out;
    bool error = false;
    for (const OfficeProblem& problem : report.problems) {
        out.push_back(to_text(problem));
        error = error || problem.severity == OfficeProblem::Severity::error;
    }
    CHECK(report.office.has_value() != error);
    return out;
}

const std::string kPassOn =
    "needs = [\"instruction\", \"division\", \"officer\", \"due-date\", \"choice\"]\n";
const std::string kOptions =
    "options = [ { id = \"biasa\", name = { id = \"Biasa\", en = \"Ordinary\" } } ]\n";
const std::string kChecklist =
    "checklist = [ { id = \"berkas\", name = { id = \"Berkas\", en = \"Papers\" } } ]\n";

/// One more act at the end of the file: of the last step, "tangani".
std::string with_act(const std::string& keys) {
    return sample_service() + "[[procedures.steps.acts]]\nname = { id = \"Lain\", en = \"Other\" }\n" + keys;
}

/// One more step at the end.
std::string with_step(const std::string& acts) {
    return sample_service() +
           "[[procedures.steps]]\nid = \"lain\"\nname = { id = \"Lain\", en = \"Other\" }\n" +
           "role = \"meja\"\n" + acts;
}

} // namespace

TEST_CASE("mistakes in roles and retention are reported by file and line") {
    const std::vector<Case> table{
        {"scope = \"named\"",
         "scope = \"person\"",
         {"office.toml:49: error: roles[3].scope: is \"person\"; expected \"office\", \"division\" or "
          "\"named\""}},
        {"scope = \"named\"\n", "", {"office.toml:46: error: roles[3].scope: is missing; expected a text"}},
        {"\"pejabat\"",
         "\"meja\"",
         {"office.toml:47: error: roles[3].id: is \"meja\", used before in line 37; expected an id of its "
          "own"}},
        {"may_reveal = true",
         "may_reveal = 1",
         {"office.toml:50: error: roles[3].may_reveal: is the number 1; expected true or false"}},
        {", en = \"Officer\"", "", {"office.toml:48: error: roles[3].name.en: is missing; expected a text"}},
        {"visit_months = 12",
         "visit_months = 0",
         {"office.toml:33: error: retention.visit_months: is the number 0; expected a whole number from 1 to "
          "1200"}},
        {"complaint_months = 24",
         "complaint_months = 1201",
         {"office.toml:34: error: retention.complaint_months: is the number 1201; expected a whole number "
          "from "
          "1 to 1200"}},
        {"confidential_months = 36\n",
         "",
         {"office.toml:32: error: retention.confidential_months: is missing; expected a whole number from 1 "
          "to 1200"}},
        {"[retention]\nvisit_months = 12\ncomplaint_months = 24\nconfidential_months = 36\n",
         "",
         {"office.toml: error: retention: is missing; expected visit_months, complaint_months and "
          "confidential_months"}},
        {"identity =",
         "dispute_days = 366\nidentity =",
         {"office.toml:9: error: dispute_days: is the number 366; expected a whole number from 1 to 365"}},
        {"identity =",
         "extension = 3\nidentity =",
         {"office.toml:9: error: extension: is the number 3; expected { amount = 3, unit = "
          "\"working_days\" }"}},
        {"identity =",
         "extension = { amount = 3, unit = \"working_days\", after_hours_next_day = true }\nidentity =",
         {"office.toml:9: error: extension.after_hours_next_day: is an unknown key; expected one of amount, "
          "unit"}},
    };
    for (const Case& broken : table) {
        CAPTURE(broken.from, broken.to);
        CHECK(read(replaced(sample_office(), broken.from, broken.to), sample_service()) == broken.lines);
    }
}

TEST_CASE("mistakes in the keys of a procedure are reported by file and line") {
    const std::string needs =
        "one of \"note\", \"reason\", \"instruction\", \"document\", \"answer\", "
        "\"feedback\", \"registry\", \"division\", \"officer\", \"due-date\", \"choice\", "
        "\"checklist\"";
    const std::string marks =
        "one of \"urgent\", \"anonymous\", \"routed\", \"not-ours\", \"accepted\", \"escalated\", "
        "\"registry-checked\", \"matches-seen\", \"card-taken\", \"card-returned\", \"drafted\", "
        "\"initialled\", \"signed\", \"delivered\", \"feedback-recorded\", \"reported\"";
    const std::string act = "layanan.toml:46: error: procedures[1].steps[1].acts[1].";
    const std::vector<Case> table{
        {"\"due-date\"", "\"due_date\"", {act + "needs[4]: is \"due_date\"; expected " + needs}},
        {"\"due-date\"", "\"officer\"", {act + "needs[4]: is \"officer\" again; expected each word once"}},
        {"\"due-date\"", "4", {act + "needs[4]: is the number 4; expected a text"}},
        {kPassOn,
         "needs = \"note\"\n" + kOptions.substr(0, 0),
         {act + "needs: is \"note\"; expected a list of texts",
          "layanan.toml:47: error: procedures[1].steps[1].acts[1].options: is there and nobody is asked for "
          "it; expected \"choice\" in needs"}},
        {"[\"routed\"]",
         "[\"rooted\"]",
         {"layanan.toml:48: error: procedures[1].steps[1].acts[1].marks[1]: is \"rooted\"; expected " +
          marks}},
        {"after = [\"routed\"]",
         "after = [\"sent\"]",
         {"layanan.toml:61: error: procedures[1].steps[2].acts[1].after[1]: is \"sent\"; expected " + marks}},
        {"unless = [\"anonymous\"]",
         "unless = [\"routed\"]",
         {"layanan.toml:62: error: procedures[1].steps[2].acts[1].unless: names \"routed\", which after "
          "names "
          "too; expected a mark in one of them: an act that needs both can never be done"}},
        {"\"answered\"",
         "\"replied\"",
         {"layanan.toml:57: error: procedures[1].steps[2].acts[1].outcome: is \"replied\"; expected one of "
          "\"answered\", \"forwarded\", \"withdrawn\", \"set-aside\""}},
        {"\"checklist\"]",
         "\"note\"]",
         {"layanan.toml:59: error: procedures[1].steps[2].acts[1].checklist: is there and nobody is asked "
          "for "
          "it; expected \"checklist\" in needs"}},
        {"to = \"tangani\"\n",
         "",
         {"layanan.toml:42: error: procedures[1].steps[1].acts[1].to: is missing; expected a text"}},
        {", en = \"Pass on\"",
         "",
         {"layanan.toml:44: error: procedures[1].steps[1].acts[1].name.en: is missing; expected a text"}},
        {"id = \"Sudah diterima.\", ",
         "",
         {"layanan.toml:40: error: procedures[1].steps[1].citizen.id: is missing; expected a text"}},
        {"back = true",
         "backwards = true",
         {"layanan.toml:68: error: procedures[1].steps[2].acts[2].backwards: is an unknown key; expected one "
          "of after, back, checklist, id, marks, name, needs, options, outcome, promises_date, reopens, "
          "role, "
          "to, unless"}},
        {"back = true",
         "back = true\npromises_date = true",
         {"layanan.toml:69: error: procedures[1].steps[2].acts[2].promises_date: is there and nobody is "
          "asked "
          "for a date; expected \"due-date\" in needs"}},
        {"outcome = \"answered\"",
         "outcome = \"answered\"\nreopens = true",
         {"layanan.toml:58: error: procedures[1].steps[2].acts[1].reopens: is there, and the act closes the "
          "case; expected none, or a step to go on at"}},
        {"role = \"pejabat\"\n",
         "",
         {"layanan.toml:49: error: procedures[1].steps[2].role: is missing; expected a text"}},
        {"id = \"tangani\"\n",
         "id = \"closed\"\n",
         {"layanan.toml:50: error: procedures[1].steps[2].id: is \"closed\"; expected another id: this word "
          "means the end"}},
        {"id = \"tangani\"\n",
         "id = \"terima\"\n",
         {"layanan.toml:50: error: procedures[1].steps[2].id: is \"terima\", used before in line 38; "
          "expected "
          "an id of its own"}},
        {"id = \"kembalikan\"",
         "id = \"jawab\"",
         {"layanan.toml:64: error: procedures[1].steps[2].acts[2].id: is \"jawab\", used before in line 54; "
          "expected an id of its own"}},
        {"[\"kiosk\", \"letter\"]",
         "[\"kiosk\", \"kiosk\"]",
         {"layanan.toml:33: error: procedures[1].channels[2]: is \"kiosk\" again; expected each id once"}},
        {"[\"kiosk\", \"letter\"]",
         "[]",
         {"layanan.toml:33: error: procedures[1].channels: is an empty list; expected at least one entry"}},
        {"[\"pungli\"]",
         "[\"Pungutan liar\"]",
         {"layanan.toml:34: error: procedures[1].kinds[1]: is \"Pungutan liar\"; expected an id"}},
    };
    for (const Case& broken : table) {
        CAPTURE(broken.from, broken.to);
        CHECK(read(sample_office(), replaced(sample_service(), broken.from, broken.to)) == broken.lines);
    }
}

TEST_CASE("what makes a procedure unfit to run is reported by file and line") {
    const std::vector<Case> table{
        {"start = \"terima\"",
         "start = \"masuk\"",
         {"layanan.toml:35: error: procedures[1].start: is \"masuk\"; expected the id of one of its steps"}},
        {"reopen = \"tangani\"",
         "reopen = \"ulang\"",
         {"layanan.toml:36: error: procedures[1].reopen: is \"ulang\"; expected the id of one of its steps"}},
        {"to = \"terima\"",
         "to = \"awal\"",
         {"layanan.toml:67: error: procedures[1].steps[2].acts[2].to: is \"awal\"; expected the id of a step "
          "of this procedure, or \"closed\""}},
        {"to = \"terima\"\nback = true\nneeds = [\"reason\"]",
         "to = \"closed\"\noutcome = \"withdrawn\"\nback = true\nneeds = [\"reason\"]",
         {"layanan.toml:67: error: procedures[1].steps[2].acts[2].to: is \"closed\", and the act sends back; "
          "expected a step to send back to"}},
        {"role = \"meja\"",
         "role = \"loket\"",
         {"layanan.toml:41: error: procedures[1].steps[1].role: is \"loket\"; expected the id of a role in "
          "office.toml"}},
        {"role = \"staf\"",
         "role = \"bidang\"",
         {"layanan.toml:66: error: procedures[1].steps[2].acts[2].role: is \"bidang\"; expected the id of a "
          "role in office.toml"}},
        {kPassOn,
         "needs = [\"instruction\", \"division\", \"choice\"]\n",
         {"layanan.toml:52: error: procedures[1].steps[2].role: is \"pejabat\", which nobody could hold "
          "here; "
          "expected an act before it with \"officer\" in needs: this role is the officer named"}},
        {kPassOn,
         "needs = [\"instruction\", \"officer\", \"choice\"]\n",
         {"layanan.toml:66: error: procedures[1].steps[2].acts[2].role: is \"staf\", which nobody could hold "
          "here; expected an act before it with \"division\" in needs: this role is held in the case's "
          "division"}},
        {"back = true\nneeds = [\"reason\"]",
         "back = true\nneeds = [\"note\"]",
         {"layanan.toml:69: error: procedures[1].steps[2].acts[2].needs: lacks \"reason\"; expected "
          "\"reason\", because the act sends back"}},
        {"outcome = \"answered\"\n",
         "",
         {"layanan.toml:53: error: procedures[1].steps[2].acts[1].outcome: is missing; expected one of "
          "\"answered\", \"forwarded\", \"withdrawn\", \"set-aside\", because the act closes the case"}},
        {"to = \"tangani\"",
         "outcome = \"answered\"\nto = \"tangani\"",
         {"layanan.toml:45: error: procedures[1].steps[1].acts[1].outcome: is there; expected none, because "
          "the case goes on"}},
        {kOptions,
         "",
         {"layanan.toml:42: error: procedures[1].steps[1].acts[1].options: is missing; expected at least "
          "one, "
          "because \"choice\" is in needs"}},
        {kChecklist,
         "",
         {"layanan.toml:53: error: procedures[1].steps[2].acts[1].checklist: is missing; expected at least "
          "one entry, because \"checklist\" is in needs"}},
        {"after = [\"routed\"]",
         "after = [\"signed\"]",
         {"layanan.toml:61: error: procedures[1].steps[2].acts[1].after: waits for \"signed\", which no act "
          "leaves; expected a mark that an act of this procedure leaves"}},
        {"needs = [\"answer\", \"checklist\"]",
         "needs = [\"note\", \"checklist\"]",
         {"layanan.toml:60: error: procedures[1].steps[2].acts[1].marks: delivers an answer that nobody was "
          "asked for; expected \"answer\" in the needs of this act or of one before it"}},
        {"marks = [\"drafted\", \"delivered\"]",
         "marks = [\"drafted\"]",
         {"layanan.toml:57: error: procedures[1].steps[2].acts[1].outcome: says that the citizen was "
          "answered, "
          "and a way leads here without an answer; expected \"answer\" in needs with \"delivered\" in marks, "
          "or \"delivered\" in after"}},
        {"[\"kiosk\", \"letter\"]",
         "[\"kiosk\", \"letter\", \"pigeon\"]",
         {"layanan.toml:33: error: procedures[1].channels: names \"pigeon\"; expected channels of this "
          "service"}},
        {"[\"pungli\"]",
         "[\"pungli\", \"lain\"]",
         {"layanan.toml:34: error: procedures[1].kinds: names \"lain\"; expected complaint kinds of this "
          "service"}},
        // complaints that nobody handles
        {"[\"kiosk\", \"letter\"]",
         "[\"kiosk\"]",
         {"layanan.toml:26: error: channels[2].id: is \"letter\", and no procedure handles \"pungli\"; "
          "expected a procedure for every complaint that can come in"}},
    };
    for (const Case& broken : table) {
        CAPTURE(broken.from, broken.to);
        CHECK(read(sample_office(), replaced(sample_service(), broken.from, broken.to)) == broken.lines);
    }
}

TEST_CASE("steps that lead nowhere or are reached from nowhere are reported by file and line") {
    CHECK(
        read(sample_office(), with_step("[[procedures.steps.acts]]\nid = \"x\"\nname = { id = \"X\", en = "
                                        "\"X\" }\nto = \"terima\"\n")) ==
        std::vector<std::string>{
            "layanan.toml:71: error: procedures[1].steps[3]: no way leads to \"lain\"; expected an act of an "
            "earlier step that leads here, or no such step"});
    const std::string loop =
        "[[procedures.steps]]\nid = \"putar\"\nname = { id = \"Putar\", en = \"Round\" }\n"
        "role = \"meja\"\n[[procedures.steps.acts]]\nid = \"y\"\nname = { id = \"Y\", en = "
        "\"Y\" }\nto = \"putar\"\n";
    CHECK(
        read(sample_office(), with_act("id = \"masuk\"\nto = \"putar\"\n") + loop) ==
        std::vector<std::string>{
            "layanan.toml:75: error: procedures[1].steps[3]: no way leads from \"putar\" to an end; expected "
            "an act, here or further on, with to = \"closed\""});
    CHECK(read(sample_office(), with_step("")) ==
          std::vector<std::string>{
              "layanan.toml:71: error: procedures[1].steps[3].acts: is missing; expected a list of tables"});
}

TEST_CASE("a card that is never returned is reported by file and line") {
    const std::string service =
        replaced(sample_service(), "marks = [\"routed\"]", "marks = [\"routed\", \"card-taken\"]");
    const std::vector<std::string> lines = read(sample_office(), service);
    REQUIRE_FALSE(lines.empty());
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(line.starts_with("layanan.toml:"));
    }
    CHECK(
        std::find(lines.begin(), lines.end(),
                  "layanan.toml:53: error: procedures[1].steps[2].acts[1]: a way leads from \"jawab\" to an "
                  "end and the card is never returned; expected an act that leaves \"card-returned\" on "
                  "every way") != lines.end());
}

TEST_CASE("two procedures for one complaint are reported by file and line") {
    const auto another = [](const std::string& kinds) {
        return "[[procedures]]\nid = \"lain\"\nname = { id = \"Lain\", en = \"Other\" }\nchannels = "
               "[\"letter\"]\n" +
               kinds +
               "start = \"catat\"\nreopen = \"catat\"\n[[procedures.steps]]\nid = \"catat\"\nname = { id = "
               "\"Catat\", en = \"Record\" }\nrole = \"meja\"\n[[procedures.steps.acts]]\nid = "
               "\"simpan\"\nname "
               "= { id = \"Simpan\", en = \"Keep\" }\nto = \"closed\"\noutcome = \"set-aside\"\n";
    };
    CHECK(read(sample_office(), sample_service() + another("kinds = [\"pungli\"]\n")) ==
          std::vector<std::string>{"layanan.toml:75: error: procedures[2].kinds: names \"pungli\", as "
                                   "\"pengaduan\" does for channel "
                                   "\"letter\" too; expected one procedure for each channel and kind"});
    CHECK(read(sample_office(), replaced(sample_service(), "kinds = [\"pungli\"]\n", "") + another("")) ==
          std::vector<std::string>{"layanan.toml:73: error: procedures[2].channels: names \"letter\", as "
                                   "\"pengaduan\" does; expected "
                                   "one procedure for each channel, or kinds that tell them apart"});
}

TEST_CASE("a service that takes complaints and has no procedure is refused") {
    const std::string service = sample_service().substr(0, sample_service().find("[[procedures]]"));
    CHECK(read(sample_office(), service) ==
          std::vector<std::string>{
              "layanan.toml:23: error: channels[1].id: is \"kiosk\", and no procedure handles \"pungli\"; "
              "expected a procedure for every complaint that can come in",
              "layanan.toml:26: error: channels[2].id: is \"letter\", and no procedure handles \"pungli\"; "
              "expected a procedure for every complaint that can come in"});
}

TEST_CASE("a role that no step uses is warned of, and the office is sound") {
    const std::string office =
        sample_office() +
        "[[roles]]\nid = \"arsip\"\nname = { id = \"Arsip\", en = \"Archive\" }\nscope = \"office\"\n";
    CHECK(read(office, sample_service()) ==
          std::vector<std::string>{"office.toml:52: warning: roles[4].id: is \"arsip\", which no step uses; "
                                   "expected a step for it, or no such role"});
}

TEST_CASE("rights that the services need and nobody has are warned of by file and line") {
    struct Row {
        std::string right, line;
    };
    for (const Row& row : {
             Row{"may_register",
                 "no role has may_register, and \"layanan\" takes complaints by \"letter\"; "
                 "expected may_register = true for somebody"},
             Row{"may_reveal",
                 "no role has may_reveal, and \"pungli\" is confidential; expected may_reveal = "
                 "true for somebody"},
             Row{"may_manage",
                 "no role has may_manage, and cases are paused, kept from whom they accuse and "
                 "acted on for somebody who is away; expected may_manage = true for somebody"},
         }) {
        CAPTURE(row.right);
        const std::string office = replaced(sample_office(), row.right + " = true", row.right + " = false");
        CHECK(read(office, sample_service()) ==
              std::vector<std::string>{"office.toml:36: warning: roles: " + row.line});
    }
    // Nothing asks for them.
    const std::string open = replaced(sample_service(), "confidential = true", "confidential = false");
    CHECK(read(replaced(sample_office(), "may_reveal = true", "may_reveal = false"), open).empty());
}

TEST_CASE("a case that nobody could be given anew is reported by file and line") {
    // Only the officer could send it back, and it is given only once.
    const std::string service = replaced(
        replaced(sample_service(), "marks = [\"routed\"]", "marks = [\"routed\"]\nunless = [\"routed\"]"),
        "role = \"staf\"\n", "");
    CHECK(read(sample_office(), service) ==
          std::vector<std::string>{"layanan.toml:50: error: procedures[1].steps[2]: a case at \"tangani\" "
                                   "that loses its division or "
                                   "officer to an exclusion, or is disputed, can be stuck; expected a step "
                                   "on every way here at which "
                                   "somebody of the office gives it anew"});
}

TEST_CASE("too many situations to prove anything are reported by file and line") {
    std::string service = sample_service();
    const auto act = [](const std::string& id, const std::string& keys) {
        return "[[procedures.steps.acts]]\nid = \"" + id + "\"\nname = { id = \"T\", en = \"M\" }\n" + keys;
    };
    for (const char* mark : {"urgent", "accepted", "escalated", "registry-checked", "matches-seen", "drafted",
                             "initialled", "signed", "feedback-recorded", "reported"}) {
        const std::string words = std::string("[\"") + mark + "\"]\n";
        std::string keys = "to = \"tangani\"\nmarks = " + words;
        keys += "unless = " + words;
        service += act(std::string("tandai-") + mark, keys);
    }
    // Steps that it is sent back to: where it has been counts as well.
    std::string steps;
    for (const char* step : {"s1", "s2", "s3", "s4", "s5"}) {
        const std::string to = std::string("to = \"") + step + "\"\n";
        service += act(std::string("ke-") + step, to) +
                   act(std::string("ulang-") + step, to + "back = true\nneeds = [\"reason\"]\n");
        steps += "[[procedures.steps]]\nid = \"";
        steps += step;
        steps += "\"\nname = { id = \"L\", en = \"S\" }\nrole = \"meja\"\n";
        steps += act("balik", "to = \"tangani\"\n");
    }
    service += steps;
    CHECK(read(sample_office(), service) ==
          std::vector<std::string>{"layanan.toml:30: error: procedures[1]: has more situations than can be "
                                   "walked, so that nobody knows whether a case can be stuck; expected fewer "
                                   "marks in after and unless, or two procedures"});
}

TEST_CASE("what follows from a mistake is not reported as well") {
    // Without its role "meja" every step of it would be at fault.
    const std::string office = replaced(sample_office(), "id = \"meja\"", "id = \"Meja depan\"");
    CHECK(
        read(office, sample_service()) ==
        std::vector<std::string>{"office.toml:37: error: roles[1].id: is \"Meja depan\"; expected 1 to 40 of "
                                 "a-z, 0-9, - and _"});
}

TEST_CASE("every flaw has words of its own") {
    using What = ProcedureFlaw::What;
    std::set<std::string> seen;
    for (int what = 0; what <= static_cast<int>(What::unknown_kind); ++what) {
        CAPTURE(what);
        const FlawWords words = words_of({static_cast<What>(what), "langkah", "tindakan", "nama"}, Office{});
        CHECK_FALSE(words.wrong.empty());
        CHECK_FALSE(words.expected.empty());
        // The two ids that are used twice say the same of a step and of an act.
        if (what != static_cast<int>(What::duplicate_act)) {
            CHECK(seen.insert(std::string(words.key) + words.wrong + words.expected).second);
        }
    }
}
