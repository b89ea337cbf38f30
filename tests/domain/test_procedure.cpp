// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure.hpp"

#include <functional>

#include "domain/office.hpp"
#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"

using namespace loket;
using What = ProcedureFlaw::What;

namespace {

/// "ambil" at the front, "kerja" in a division, and an end: sound, and small enough to break in one place.
Office small_office() {
    Office office = samples::office();
    Procedure procedure{"p", {"p", "p"}, {"kiosk"}, {}, "ambil", "ambil", {}};
    Act route;
    route.id = "arahkan";
    route.to = "kerja";
    route.needs = {Need::division, Need::officer};
    Act answer;
    answer.id = "jawab";
    answer.outcome = Outcome::answered;
    answer.needs = {Need::answer};
    answer.marks = {Mark::delivered};
    Act back;
    back.id = "kembali";
    back.to = "ambil";
    back.back = true;
    back.needs = {Need::reason};
    procedure.steps = {{"ambil", {}, {}, "front", {route}}, {"kerja", {}, {}, "staff", {answer, back}}};
    office.services[0].procedures = {procedure};
    return office;
}

struct Broken {
    const char* what;
    std::function<void(Procedure&, Office&)> breaks;
    std::vector<ProcedureFlaw> flaws;
};

Act& act_of(Procedure& procedure, std::size_t step, std::size_t act) {
    return procedure.steps.at(step).acts.at(act);
}

Act leading(std::string id, std::string to) {
    Act act;
    act.id = std::move(id);
    act.to = std::move(to);
    return act;
}

std::string told(const std::vector<ProcedureFlaw>& flaws) {
    std::string text;
    for (const ProcedureFlaw& flaw : flaws) {
        text += std::to_string(static_cast<int>(flaw.what)) + " step=" + flaw.step + " act=" + flaw.act +
                " name=" + flaw.name + "; ";
    }
    return text;
}

void check_all(const std::vector<Broken>& table) {
    for (const Broken& row : table) {
        Office office = small_office();
        Procedure procedure = office.services[0].procedures[0];
        row.breaks(procedure, office);
        const auto found = flaws(procedure, office.services[0], office);
        CAPTURE(row.what, told(found), told(row.flaws));
        CHECK(found == row.flaws);
    }
}

} // namespace

TEST_CASE("words of needs, marks and outcomes are read back", "[procedure]") {
    for (int value = 0; value <= static_cast<int>(Need::checklist); ++value) {
        const Need need{value};
        CHECK_FALSE(to_text(need).empty());
        CHECK(parse_need(to_text(need)) == need);
    }
    for (int value = 0; value <= static_cast<int>(Mark::reported); ++value) {
        const Mark mark{value};
        CHECK_FALSE(to_text(mark).empty());
        CHECK(parse_mark(to_text(mark)) == mark);
    }
    for (int value = 0; value <= static_cast<int>(Outcome::set_aside); ++value) {
        const Outcome outcome{value};
        CHECK_FALSE(to_text(outcome).empty());
        CHECK(parse_outcome(to_text(outcome)) == outcome);
    }
    CHECK(to_text(Need::due_date) == "due-date");
    CHECK(to_text(Mark::signed_off) == "signed");
    CHECK(to_text(Outcome::set_aside) == "set-aside");
    CHECK_FALSE(parse_need("due_date"));
    CHECK_FALSE(parse_mark(""));
    CHECK_FALSE(parse_outcome("Answered"));
    CHECK(is_private(Need::registry));
    CHECK_FALSE(is_private(Need::division));
}

TEST_CASE("staff ids", "[procedure]") {
    for (const char* good : {"ab", "loket-1", "0-9", "abcdefghijklmnopqrstuvwxyz012345"}) {
        CAPTURE(good);
        CHECK(is_staff_id(good));
    }
    for (const char* bad : {"", "a", "Ab", "a b", "a_b", "a\xC3\xA9", "abcdefghijklmnopqrstuvwxyz0123456"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_staff_id(bad));
    }
}

TEST_CASE("the procedure that fits channel and kind", "[procedure]") {
    const Office office = samples::office();
    const Service& service = office.services[0];
    struct Row {
        const char *channel, *kind, *procedure;
    };
    for (const Row& row : {
             Row{"letter", "layanan", "surat"},
             Row{"letter", "kartu-hilang", "surat"},
             Row{"kiosk", "layanan", "tatap-muka"},
             Row{"kiosk", "kartu-hilang", "kartu"},
             Row{"phone", "layanan", ""},
         }) {
        CAPTURE(row.channel, row.kind);
        const Procedure* const found = procedure_for(service, row.channel, row.kind);
        CHECK((found == nullptr ? "" : found->id) == row.procedure);
        CHECK(found == (found == nullptr ? nullptr : find_procedure(service, found->id)));
    }
    CHECK(find_procedure(service, "tidak-ada") == nullptr);
}

TEST_CASE("sound procedures have no flaws", "[procedure]") {
    const Office office = samples::office();
    for (const Procedure& procedure : office.services[0].procedures) {
        const auto found = flaws(procedure, office.services[0], office);
        CAPTURE(procedure.id, told(found));
        CHECK(found.empty());
    }
    const Office small = small_office();
    CHECK(flaws(small.services[0].procedures[0], small.services[0], small).empty());
}

TEST_CASE("flaws of names, roles and what is asked", "[procedure]") {
    check_all({
        {"nothing in it", [](Procedure& p, Office&) { p.steps.clear(); }, {{What::no_steps, "", "", ""}}},
        {"a step twice",
         [](Procedure& p, Office&) { p.steps.push_back(p.steps[1]); },
         {{What::duplicate_step, "kerja", "", ""}}},
        {"an act twice",
         [](Procedure& p, Office&) { p.steps[0].acts.push_back(p.steps[0].acts[0]); },
         {{What::duplicate_act, "ambil", "arahkan", ""}}},
        {"no such start", [](Procedure& p, Office&) { p.start = "x"; }, {{What::unknown_start, "", "", "x"}}},
        {"no such reopen",
         [](Procedure& p, Office&) { p.reopen = ""; },
         {{What::unknown_reopen, "", "", ""}}},
        {"leads nowhere",
         [](Procedure& p, Office&) { p.steps[0].acts.push_back(leading("hilang", "x")); },
         {{What::unknown_target, "ambil", "hilang", "x"}}},
        {"sends back to the end",
         [](Procedure& p, Office&) {
             act_of(p, 1, 1).to.clear();
             act_of(p, 1, 1).outcome = Outcome::withdrawn;
         },
         {{What::unknown_target, "kerja", "kembali", ""}}},
        {"a step's role that nobody knows",
         [](Procedure& p, Office&) { p.steps[0].role = "x"; },
         {{What::unknown_role, "ambil", "", "x"}}},
        {"an act's role that nobody knows",
         [](Procedure& p, Office&) { act_of(p, 1, 0).role = "x"; },
         {{What::unknown_role, "kerja", "jawab", "x"}}},
        {"nobody's act",
         [](Procedure& p, Office&) { p.steps[0].role = ""; },
         {{What::unknown_role, "ambil", "arahkan", ""}}},
        {"a division's role, and no division",
         [](Procedure&, Office& office) { office.divisions.clear(); },
         {{What::role_without_holder, "kerja", "", "staff"}}},
        {"a division's role, and none was given",
         [](Procedure& p, Office&) { act_of(p, 0, 0).needs.erase(Need::division); },
         {{What::role_without_holder, "kerja", "", "staff"}}},
        {"a named officer, and none was named",
         [](Procedure& p, Office&) {
             act_of(p, 0, 0).needs.erase(Need::officer);
             act_of(p, 1, 0).role = "officer";
         },
         {{What::role_without_holder, "kerja", "jawab", "officer"}}},
        {"nothing can be done",
         [](Procedure& p, Office&) { p.steps[1].acts.clear(); },
         {{What::no_acts, "kerja", "", ""}}},
        {"sent back without a word",
         [](Procedure& p, Office&) { act_of(p, 1, 1).needs.clear(); },
         {{What::back_without_reason, "kerja", "kembali", ""}}},
        {"ends, and nobody knows how",
         [](Procedure& p, Office&) { act_of(p, 1, 0).outcome.reset(); },
         {{What::outcome_missing, "kerja", "jawab", ""}}},
        {"ended, and goes on",
         [](Procedure& p, Office&) { act_of(p, 0, 0).outcome = Outcome::forwarded; },
         {{What::outcome_unwanted, "ambil", "arahkan", ""}}},
        {"a choice of nothing",
         [](Procedure& p, Office&) { act_of(p, 0, 0).needs.insert(Need::choice); },
         {{What::choice_without_options, "ambil", "arahkan", ""}}},
        {"a list of nothing",
         [](Procedure& p, Office&) { act_of(p, 0, 0).needs.insert(Need::checklist); },
         {{What::checklist_without_items, "ambil", "arahkan", ""}}},
        {"a channel that the service lacks",
         [](Procedure& p, Office&) {
             p.channels = {"letter", "radio"};
         },
         {{What::unknown_channel, "", "", "radio"}}},
        {"a kind that the service lacks",
         [](Procedure& p, Office&) {
             p.kinds = {"layanan", "x"};
         },
         {{What::unknown_kind, "", "", "x"}}},
    });
}

TEST_CASE("flaws of ways", "[procedure]") {
    const auto aside = [](Procedure& p) -> Step& {
        Act end = leading("selesai", "");
        end.outcome = Outcome::withdrawn;
        return p.steps.emplace_back(Step{"samping", {}, {}, "front", {end}});
    };
    check_all({
        {"a step apart", [&](Procedure& p, Office&) { aside(p); }, {{What::unreachable, "samping", "", ""}}},
        {"a step that cases are only sent back to",
         [&](Procedure& p, Office&) {
             aside(p);
             act_of(p, 1, 1).to = "samping";
         },
         {{What::unreachable, "samping", "", ""}}},
        {"a step for disputes only",
         [&](Procedure& p, Office&) {
             aside(p);
             p.reopen = "samping";
         },
         {}},
        {"a loop without exit",
         [](Procedure& p, Office&) {
             act_of(p, 1, 0).outcome.reset();
             act_of(p, 1, 0).to = "ambil";
         },
         {{What::no_way_out, "ambil", "", ""}, {What::no_way_out, "kerja", "", ""}}},
        {"a trap beside the way",
         [&](Procedure& p, Office&) {
             aside(p).acts = {leading("tunggu", "samping")};
             p.steps[0].acts.push_back(leading("parkir", "samping"));
         },
         {{What::no_way_out, "samping", "", ""}}},
        {"a mark that nothing leaves",
         [](Procedure& p, Office&) { act_of(p, 1, 0).after = {Mark::signed_off}; },
         {{What::never_marked, "kerja", "jawab", "signed"}}},
        {"marks that rules leave",
         [](Procedure& p, Office&) {
             act_of(p, 0, 0).after = {Mark::matches_seen, Mark::urgent};
         },
         {}},
        {"an answer leaves its own mark",
         [&](Procedure& p, Office&) {
             act_of(p, 1, 0).outcome.reset();
             act_of(p, 1, 0).to = "samping";
             aside(p).acts[0].after = {Mark::drafted};
         },
         {}},
        {"a mark that stands against the only way out",
         [](Procedure& p, Office&) {
             act_of(p, 0, 0).marks = {Mark::escalated};
             act_of(p, 1, 0).unless = {Mark::escalated};
         },
         {{What::no_way_out, "ambil", "", ""}, {What::no_way_out, "kerja", "", ""}}},
        {"a mark that one of two ways lacks",
         [&](Procedure& p, Office&) {
             aside(p).acts[0].after = {Mark::anonymous};
             Act marked = leading("tanpa-nama", "samping");
             marked.marks = {Mark::anonymous};
             p.steps[0].acts.push_back(marked);
             p.steps[0].acts.push_back(leading("lain", "samping"));
         },
         {{What::no_way_out, "samping", "", ""}}},
        {"returned as not ours to where only the division can act",
         [&](Procedure& p, Office&) {
             act_of(p, 1, 1).back = false;
             act_of(p, 1, 1).to = "kerja";
             act_of(p, 1, 1).marks = {Mark::not_ours};
         },
         {{What::no_way_out, "kerja", "", ""}}},
        {"delivers what nobody wrote",
         [](Procedure& p, Office&) { act_of(p, 1, 0).needs.clear(); },
         {{What::delivered_without_answer, "kerja", "jawab", ""}}},
    });
}

TEST_CASE("a card that stays at the desk is a flaw", "[procedure]") {
    const auto take = [](Procedure& p) {
        Act act = leading("titip", "ambil");
        act.marks = {Mark::card_taken};
        p.steps[0].acts.push_back(act);
    };
    const auto give_back = [](Step& step) {
        Act act = leading("kembalikan", step.id);
        act.marks = {Mark::card_returned};
        step.acts.push_back(act);
    };
    const auto end_here = [](Step& step) {
        Act act = leading("cabut", "");
        act.outcome = Outcome::withdrawn;
        step.acts.push_back(act);
    };
    check_all({
        {"never returned",
         [&](Procedure& p, Office&) { take(p); },
         {{What::card_not_returned, "kerja", "jawab", ""}}},
        {"returned at the end",
         [&](Procedure& p, Office&) {
             take(p);
             give_back(p.steps[1]);
         },
         {}},
        {"returned by the closing act itself",
         [&](Procedure& p, Office&) {
             take(p);
             Act both = act_of(p, 1, 0);
             both.id = "jawab-kartu";
             both.marks.insert(Mark::card_returned);
             p.steps[1].acts.push_back(both);
         },
         {}},
        {"returned only where the case may come back to",
         [&](Procedure& p, Office&) {
             take(p);
             give_back(p.steps[0]);
         },
         {}},
        {"one way out passes the return by",
         [&](Procedure& p, Office&) {
             take(p);
             give_back(p.steps[1]);
             p.steps.push_back({"lewat", {}, {}, "front", {}});
             end_here(p.steps[2]);
             p.steps[0].acts.push_back(leading("lewat", "lewat"));
         },
         {{What::card_not_returned, "lewat", "cabut", ""}}},
        {"the way out is only for those without a card",
         [&](Procedure& p, Office&) {
             take(p);
             give_back(p.steps[1]);
             end_here(p.steps[0]);
             p.steps[0].acts.back().unless = {Mark::card_taken};
         },
         {}},
    });
}

TEST_CASE("a case that loses somebody and can be stuck is a flaw", "[procedure]") {
    const auto with_desk = [](Procedure& p) {
        // Whoever takes it in gives it to nobody: only then it goes to where that is done, once.
        Act pass = leading("teruskan", "ambil");
        pass.marks = {Mark::escalated};
        pass.unless = {Mark::escalated};
        p.steps.insert(p.steps.begin(), {"terima", {}, {}, "front", {pass}});
        p.start = "terima";
        p.reopen = "ambil";
    };
    const auto only_once = [](Procedure& p) {
        act_of(p, 0, 0).marks = {Mark::escalated};
        act_of(p, 0, 0).unless = {Mark::escalated};
        p.steps[1].acts.pop_back();
    };
    /// Disputes go on where the only act waits for a mark.
    const auto dispute_step = [](Procedure& p, Mark mark) {
        Act end = leading("selesai", "");
        end.outcome = Outcome::withdrawn;
        end.after = {mark};
        p.steps.push_back({"ulang", {}, {}, "front", {end}});
        p.reopen = "ulang";
    };
    check_all({
        {"given again where it was given", [&](Procedure& p, Office&) { with_desk(p); }, {}},
        {"given once and never again",
         [&](Procedure& p, Office&) {
             with_desk(p);
             act_of(p, 1, 0).unless = {Mark::routed};
             act_of(p, 1, 0).marks = {Mark::routed, Mark::accepted};
             act_of(p, 2, 0).role = "officer";
             p.steps[2].acts.pop_back();
         },
         {{What::stranded, "kerja", "", ""}}},
        {"the division's mark goes with it",
         [&](Procedure& p, Office&) {
             only_once(p);
             act_of(p, 0, 0).marks.insert(Mark::routed);
             p.steps[1].role = "front";
             act_of(p, 1, 0).after = {Mark::routed};
             dispute_step(p, Mark::escalated); // disputes go on well
         },
         {{What::stranded, "kerja", "", ""}}},
        {"disputed after its end, and nobody can do anything there",
         [&](Procedure& p, Office&) {
             only_once(p);
             p.steps[1].role = "front";
             dispute_step(p, Mark::delivered);
         },
         {{What::stranded, "kerja", "", ""}}},
        {"disputed before its end, when it is not reported yet",
         [&](Procedure& p, Office&) {
             only_once(p);
             p.steps[1].role = "front";
             Act end = leading("tutup", "");
             end.outcome = Outcome::answered;
             end.marks = {Mark::reported};
             p.steps.push_back({"lapor", {}, {}, "front", {end}});
             act_of(p, 1, 0).to = "lapor";
             act_of(p, 1, 0).outcome.reset();
             dispute_step(p, Mark::reported);
         },
         {{What::stranded, "lapor", "", ""}}},
        {"disputed after it was withdrawn",
         [&](Procedure& p, Office&) {
             only_once(p);
             p.steps[1].role = "front";
             act_of(p, 1, 0).marks.insert(Mark::reported);
             Act withdraw = leading("cabut", "");
             withdraw.outcome = Outcome::withdrawn;
             p.steps[1].acts.push_back(withdraw);
             dispute_step(p, Mark::reported);
         },
         {{What::stranded, "kerja", "", ""}}},
        {"an officer who is named only once",
         [&](Procedure& p, Office&) {
             act_of(p, 1, 0).role = "officer";
             p.steps[1].acts.pop_back();
             act_of(p, 0, 0).marks = {Mark::reported};
             act_of(p, 0, 0).unless = {Mark::reported};
             p.steps.push_back({"ulang", {}, {}, "front", {}});
             Act end = leading("selesai", "");
             end.outcome = Outcome::withdrawn;
             p.steps[2].acts.push_back(end);
             p.reopen = "ulang";
         },
         {{What::stranded, "kerja", "", ""}}},
    });
}

TEST_CASE("a case that ends as answered without an answer is a flaw", "[procedure]") {
    check_all({
        {"answered, and nothing to read",
         [](Procedure& p, Office&) { act_of(p, 1, 0).marks.clear(); },
         {{What::ended_without_answer, "kerja", "jawab", ""}}},
        {"handed on, and nobody knows where",
         [](Procedure& p, Office&) {
             Act end = leading("alihkan", "");
             end.outcome = Outcome::forwarded;
             p.steps[0].acts.push_back(end);
         },
         {{What::ended_without_answer, "ambil", "alihkan", ""}}},
        {"withdrawn: nobody asks for an answer",
         [](Procedure& p, Office&) {
             Act end = leading("cabut", "");
             end.outcome = Outcome::withdrawn;
             p.steps[0].acts.push_back(end);
         },
         {}},
        {"only after it was delivered",
         [](Procedure& p, Office&) {
             Act end = leading("tutup", "");
             end.outcome = Outcome::answered;
             end.after = {Mark::delivered};
             p.steps[0].acts.push_back(end);
         },
         {}},
        {"an answer that was taken back",
         [](Procedure& p, Office&) {
             Act tell = act_of(p, 1, 0);
             tell.id = "beri-tahu";
             tell.to = "kerja";
             tell.outcome.reset();
             Act again = leading("ulang", "kerja");
             again.reopens = true;
             Act end = leading("tutup", "");
             end.outcome = Outcome::answered;
             p.steps[1].acts = {tell, again, end};
         },
         {{What::ended_without_answer, "kerja", "tutup", ""}}},
    });
}

TEST_CASE("what staff can do beside the acts is a way out, and a card that turns up is none", "[procedure]") {
    check_all({
        {"whoever must have searched can search",
         [](Procedure& p, Office&) { act_of(p, 1, 0).after = {Mark::matches_seen}; },
         {}},
        {"whoever has searched cannot go on",
         [](Procedure& p, Office&) {
             act_of(p, 0, 0).after = {Mark::matches_seen};
             act_of(p, 1, 0).unless = {Mark::matches_seen};
         },
         {{What::no_way_out, "ambil", "", ""}, {What::no_way_out, "kerja", "", ""}}},
        {"an answer that is taken back before there is one",
         [](Procedure& p, Office&) {
             Act again = leading("ulang", "kerja");
             again.reopens = true;
             p.steps.push_back({"samping", {}, {}, "front", {again}});
             p.steps[0].acts.push_back(leading("lewat", "samping"));
         },
         {{What::no_way_out, "samping", "", ""}}},
    });
}

TEST_CASE("urgency counts only where somebody can see to it", "[procedure]") {
    const auto urgent_only = [](Procedure& p) { act_of(p, 1, 0).after = {Mark::urgent}; };
    check_all({
        {"the head can", [&](Procedure& p, Office&) { urgent_only(p); }, {}},
        {"nobody can",
         [&](Procedure& p, Office& office) {
             urgent_only(p);
             office.roles[1].may_manage = false;
         },
         {{What::never_marked, "kerja", "jawab", "urgent"}}},
        {"one of two ways leaves it, and nobody can on the other",
         [&](Procedure& p, Office& office) {
             urgent_only(p);
             office.roles[1].may_manage = false;
             p.steps[1].acts.pop_back();
             Act urgent = act_of(p, 0, 0);
             urgent.id = "mendesak";
             urgent.marks = {Mark::urgent};
             p.steps[0].acts.push_back(urgent);
         },
         {{What::no_way_out, "kerja", "", ""}}},
    });
}

TEST_CASE("more situations than are walked: that is said, and nothing false is claimed", "[procedure]") {
    Office office = small_office();
    Procedure procedure = office.services[0].procedures[0];
    for (int number = 0; number <= static_cast<int>(Mark::reported); ++number) {
        const Mark mark{number};
        Act once = leading("tandai-" + std::string{to_text(mark)}, "ambil");
        once.marks = {mark};
        once.unless = {mark};
        if (mark == Mark::card_taken || mark == Mark::card_returned || mark == Mark::delivered) continue;
        procedure.steps[0].acts.push_back(once);
    }
    CHECK(flaws(procedure, office.services[0], office) ==
          std::vector<ProcedureFlaw>{{What::too_many_situations, "", "", ""}});
}
