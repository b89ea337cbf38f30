// SPDX-License-Identifier: GPL-3.0-or-later
// The procedures of the five offices hold what their service standards say: who acts, which ways there are,
// and which promises no way gets around.
#include <algorithm>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::config;

namespace {

const std::vector<std::string> kOffices{"manggarai-timur", "buton-tengah", "kota-kupang", "sampang",
                                        "kota-probolinggo"};

Office load(const std::string& id) {
    const OfficeReport report = read_office(std::filesystem::path("offices") / id);
    for (const OfficeProblem& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    REQUIRE(report.problems.empty());
    return report.office.value();
}

const Procedure& procedure(const Office& office, const std::string& id) {
    const Procedure* found = find_procedure(office.services.at(0), id);
    REQUIRE(found != nullptr);
    return *found;
}

const Step& step(const Procedure& procedure, const std::string& id) {
    CAPTURE(id);
    const Step* found = procedure.find_step(id);
    REQUIRE(found != nullptr);
    return *found;
}

/// A way that the standard names.
struct Branch {
    std::string office, procedure, step, act;
    std::string role; ///< whoever acts
    std::string to;   ///< empty: closed
    std::set<Need> needs;
    std::set<Mark> marks;
};

std::vector<Branch> branches() {
    using N = Need;
    using M = Mark;
    const std::set<N> disposition{N::instruction, N::division, N::due_date};
    return {
        // disposition with instruction and due date, sent on, accepted, returned as not ours
        {"manggarai-timur",
         "monitoring",
         "agenda",
         "record",
         "receptionist",
         "disposition",
         {N::document, N::choice},
         {}},
        {"manggarai-timur",
         "monitoring",
         "disposition",
         "direct",
         "head",
         "handover",
         disposition,
         {M::routed}},
        {"manggarai-timur", "monitoring", "handover", "pass-on", "receptionist", "acceptance", {}, {}},
        {"manggarai-timur", "monitoring", "acceptance", "accept", "division", "inventory", {}, {M::accepted}},
        {"manggarai-timur",
         "monitoring",
         "acceptance",
         "not-ours",
         "division",
         "disposition",
         {N::reason},
         {M::not_ours}},
        {"manggarai-timur",
         "monitoring",
         "inventory",
         "record",
         "division",
         "solution",
         {N::note, N::choice},
         {}},
        {"manggarai-timur", "monitoring", "solution", "monitoring", "division", "preparation", {N::note}, {}},
        {"manggarai-timur",
         "monitoring",
         "preparation",
         "submit",
         "division",
         "initial",
         {N::document, N::checklist},
         {}},
        {"manggarai-timur",
         "monitoring",
         "initial",
         "initial",
         "division-head",
         "signature",
         {},
         {M::initialled}},
        {"manggarai-timur",
         "monitoring",
         "initial",
         "send-back",
         "division-head",
         "preparation",
         {N::reason},
         {}},
        {"manggarai-timur",
         "monitoring",
         "signature",
         "sign",
         "head",
         "monitoring",
         {N::officer, N::due_date},
         {M::signed_off}},
        {"manggarai-timur",
         "monitoring",
         "monitoring",
         "carry-out",
         "monitoring-team",
         "report",
         {N::note},
         {}},
        {"manggarai-timur",
         "monitoring",
         "report",
         "hand-in",
         "monitoring-team",
         "review",
         {N::document, N::note},
         {M::reported}},
        {"manggarai-timur",
         "monitoring",
         "delivery",
         "deliver",
         "head",
         "",
         {},
         {M::signed_off, M::delivered}},

        {"buton-tengah", "complaint", "book", "record", "complaints-officer", "section", {N::document}, {}},
        {"buton-tengah",
         "complaint",
         "section",
         "first-steps",
         "section-head",
         "evaluation",
         {N::note, N::division},
         {M::routed}},
        {"buton-tengah",
         "complaint",
         "section",
         "not-ours",
         "section-head",
         "disposition",
         {N::reason},
         {M::not_ours}},
        {"buton-tengah",
         "complaint",
         "evaluation",
         "escalate",
         "division-head",
         "disposition",
         {N::reason},
         {M::escalated}},
        {"buton-tengah",
         "complaint",
         "disposition",
         "direct",
         "head",
         "evaluation",
         disposition,
         {M::routed}},
        {"buton-tengah",
         "complaint",
         "disposition",
         "direct-secretary",
         "secretary",
         "evaluation",
         disposition,
         {M::routed}},
        {"buton-tengah",
         "complaint",
         "answer",
         "write",
         "ppid",
         "delivery",
         {N::answer},
         {M::drafted, M::signed_off}},
        {"buton-tengah",
         "complaint",
         "delivery",
         "deliver-go-on",
         "complaints-officer",
         "evaluation",
         {},
         {M::delivered}},
        {"buton-tengah",
         "complaint",
         "evaluation",
         "update-data",
         "division-head",
         "companion",
         {N::note, N::officer, N::due_date},
         {}},
        {"buton-tengah", "complaint", "companion", "update", "companion", "operator", {N::note}, {}},
        {"buton-tengah", "complaint", "operator", "send", "operator", "province", {N::document}, {}},
        {"buton-tengah", "complaint", "province", "sent-on", "operator", "ministry", {N::note}, {}},
        {"buton-tengah",
         "complaint",
         "province",
         "deliver-early",
         "complaints-officer",
         "province",
         {},
         {M::delivered}},
        {"buton-tengah",
         "complaint",
         "ministry",
         "result",
         "operator",
         "sources",
         {N::registry},
         {M::registry_checked}},
        {"buton-tengah", "complaint", "sources", "inform-answer", "operator", "answer", {N::checklist}, {}},

        {"kota-kupang",
         "walk-in",
         "reception",
         "take-card",
         "receptionist",
         "purpose",
         {N::choice},
         {M::card_taken}},
        {"kota-kupang", "walk-in", "purpose", "to-head", "receptionist", "direction-head", {}, {}},
        {"kota-kupang",
         "walk-in",
         "purpose",
         "to-secretariat",
         "receptionist",
         "direction-secretariat",
         {},
         {}},
        {"kota-kupang",
         "walk-in",
         "purpose",
         "to-division",
         "receptionist",
         "direction-division",
         {N::division},
         {M::routed}},
        {"kota-kupang",
         "walk-in",
         "direction-division",
         "name-officer",
         "division-head",
         "meeting",
         {N::instruction, N::officer, N::due_date},
         {M::accepted}},
        {"kota-kupang",
         "walk-in",
         "meeting",
         "answer-now",
         "officer",
         "card",
         {N::answer},
         {M::drafted, M::delivered}},
        {"kota-kupang",
         "walk-in",
         "meeting",
         "agree-time",
         "officer",
         "card-until-appointment",
         {N::note, N::due_date},
         {}},
        {"kota-kupang", "walk-in", "card", "return-card", "receptionist", "", {}, {M::card_returned}},
        {"kota-kupang",
         "walk-in",
         "card-until-appointment",
         "return-card",
         "receptionist",
         "appointment",
         {},
         {M::card_returned}},
        {"kota-kupang",
         "walk-in",
         "appointment",
         "answer",
         "officer",
         "",
         {N::answer},
         {M::drafted, M::delivered}},
        {"kota-kupang",
         "walk-in",
         "direction-head",
         "forward",
         "head",
         "card-forwarded",
         {N::answer},
         {M::drafted, M::delivered}},
        {"kota-kupang",
         "walk-in",
         "card-forwarded",
         "return-card",
         "receptionist",
         "",
         {},
         {M::card_returned}},
        {"kota-kupang", "written", "disposition", "direct", "head", "division", disposition, {M::routed}},
        {"kota-kupang",
         "written",
         "division",
         "assign",
         "division-head",
         "draft",
         {N::officer},
         {M::accepted}},
        {"kota-kupang",
         "written",
         "division",
         "not-ours",
         "division-head",
         "disposition",
         {N::reason},
         {M::not_ours}},
        {"kota-kupang",
         "written",
         "draft",
         "submit",
         "officer",
         "correction-division",
         {N::answer},
         {M::drafted}},
        {"kota-kupang",
         "written",
         "correction-division",
         "initial",
         "division-head",
         "correction-secretariat",
         {},
         {M::initialled}},
        {"kota-kupang",
         "written",
         "correction-division",
         "send-back",
         "division-head",
         "draft",
         {N::reason},
         {}},
        {"kota-kupang",
         "written",
         "correction-secretariat",
         "initial",
         "secretariat",
         "signature",
         {},
         {M::initialled}},
        {"kota-kupang",
         "written",
         "correction-secretariat",
         "send-back",
         "secretariat",
         "draft",
         {N::reason},
         {}},
        {"kota-kupang",
         "written",
         "signature",
         "sign",
         "signatory",
         "delivery",
         {N::document},
         {M::signed_off}},
        {"kota-kupang", "written", "signature", "send-back", "signatory", "draft", {N::reason}, {}},
        {"kota-kupang", "written", "delivery", "deliver", "receptionist", "", {N::choice}, {M::delivered}},

        {"sampang",
         "complaint",
         "triage",
         "urgent",
         "complaints-admin",
         "submission",
         {N::reason},
         {M::urgent}},
        {"sampang",
         "complaint",
         "triage",
         "anonymous",
         "complaints-admin",
         "anonymous",
         {N::reason},
         {M::anonymous}},
        {"sampang", "complaint", "anonymous", "set-aside", "head", "", {N::reason}, {}},
        {"sampang", "complaint", "anonymous", "follow-up", "head", "disposition", {N::note}, {}},
        {"sampang", "complaint", "disposition", "direct", "head", "handover", disposition, {M::routed}},
        {"sampang", "complaint", "acceptance", "accept", "division", "clarification", {}, {M::accepted}},
        {"sampang",
         "complaint",
         "acceptance",
         "not-ours",
         "division",
         "disposition",
         {N::reason},
         {M::not_ours}},
        {"sampang", "complaint", "clarification", "interview", "division", "interview", {N::note}, {}},
        {"sampang", "complaint", "data", "record", "division", "eligibility", {N::note}, {}},
        {"sampang", "complaint", "eligibility", "eligible", "division", "investigation", {N::note}, {}},
        {"sampang", "complaint", "eligibility", "not-eligible", "division", "response", {N::reason}, {}},
        {"sampang", "complaint", "investigation", "mediation", "division", "mediation", {N::note}, {}},
        {"sampang", "complaint", "mediation", "agreed", "mediator", "response", {N::document, N::note}, {}},
        {"sampang", "complaint", "response", "submit", "division", "initial", {N::answer}, {M::drafted}},
        {"sampang", "complaint", "delivery", "deliver", "complaints-admin", "feedback", {}, {M::delivered}},
        {"sampang",
         "complaint",
         "feedback",
         "record",
         "complaints-admin",
         "report",
         {N::feedback},
         {M::feedback_recorded}},
        {"sampang",
         "complaint",
         "report",
         "write",
         "division",
         "report-delivery",
         {N::document, N::choice},
         {M::reported}},
        {"sampang", "complaint", "report-delivery", "deliver", "complaints-admin", "", {N::note}, {}},

        {"kota-probolinggo",
         "complaint",
         "register",
         "record",
         "front-office",
         "registry",
         {N::note, N::document, N::choice},
         {}},
        {"kota-probolinggo",
         "complaint",
         "registry",
         "check",
         "front-office",
         "solution",
         {N::registry},
         {M::registry_checked}},
        {"kota-probolinggo",
         "complaint",
         "solution",
         "solve",
         "front-office",
         "",
         {N::answer},
         {M::drafted, M::delivered}},
        {"kota-probolinggo",
         "complaint",
         "solution",
         "escalate",
         "front-office",
         "decision",
         {N::note},
         {M::escalated}},
        {"kota-probolinggo",
         "complaint",
         "decision",
         "consult",
         "sub-coordinator",
         "consultation",
         {N::note, N::due_date},
         {}},
        {"kota-probolinggo",
         "complaint",
         "consultation",
         "advise",
         "pkh-coordinator",
         "decision",
         {N::note},
         {}},
        {"kota-probolinggo",
         "complaint",
         "decision",
         "decide",
         "sub-coordinator",
         "tell",
         {N::instruction, N::answer},
         {M::drafted, M::signed_off}},
        {"kota-probolinggo", "complaint", "tell", "deliver", "front-office", "", {}, {M::delivered}},
        {"kota-probolinggo",
         "complaint",
         "letter",
         "draft",
         "functional-officer",
         "letter-initial",
         {N::document, N::answer},
         {M::drafted}},
        {"kota-probolinggo",
         "complaint",
         "letter-signature",
         "sign",
         "division-head",
         "letter-handover",
         {},
         {M::signed_off, M::reported}},
        {"kota-probolinggo",
         "complaint",
         "letter-handover",
         "hand-over",
         "front-office",
         "",
         {},
         {M::delivered}},
        {"kota-probolinggo",
         "complaint",
         "review",
         "direct",
         "internal-supervisor",
         "decision",
         {N::instruction, N::due_date},
         {}},
    };
}

/// Calls `look` with every act of every office.
template <class Look>
void each_act(Look look) {
    for (const std::string& id : kOffices) {
        const Office office = load(id);
        for (const Procedure& procedure : office.services.at(0).procedures) {
            for (const Step& step : procedure.steps) {
                for (const Act& act : step.acts) {
                    CAPTURE(id, procedure.id, step.id, act.id);
                    look(step, act);
                }
            }
        }
    }
}

} // namespace

TEST_CASE("every channel and kind of complaint of the five offices has its procedure") {
    for (const std::string& id : kOffices) {
        const Office office = load(id);
        for (const Service& service : office.services) {
            for (const Channel& channel : service.channels) {
                for (const ComplaintKind& kind : service.complaint_kinds) {
                    CAPTURE(id, channel.id, kind.id);
                    CHECK(procedure_for(service, channel.id, kind.id) != nullptr);
                }
            }
        }
    }
}

TEST_CASE("every way that the standards name is there, with who acts, what is needed and what it leaves") {
    for (const Branch& branch : branches()) {
        CAPTURE(branch.office, branch.procedure, branch.step, branch.act);
        const Office office = load(branch.office);
        const Step& at = step(procedure(office, branch.procedure), branch.step);
        const Act* act = find_act(at, branch.act);
        REQUIRE(act != nullptr);
        CHECK((act->role.empty() ? at.role : act->role) == branch.role);
        CHECK(act->to == branch.to);
        CHECK(act->needs == branch.needs);
        CHECK(act->marks == branch.marks);
    }
}

TEST_CASE("the roles are those of the standards") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> table{
        {"manggarai-timur", {"receptionist", "head", "division", "division-head", "monitoring-team"}},
        {"buton-tengah",
         {"complaints-officer", "section-head", "division-head", "head", "secretary", "ppid", "companion",
          "operator"}},
        {"kota-kupang", {"receptionist", "head", "secretariat", "division-head", "officer", "signatory"}},
        {"sampang", {"complaints-admin", "secretariat", "head", "division", "mediator"}},
        {"kota-probolinggo",
         {"front-office", "functional-officer", "sub-coordinator", "pkh-coordinator", "division-head",
          "internal-supervisor"}},
    };
    for (const auto& [id, roles] : table) {
        CAPTURE(id);
        const Office office = load(id);
        std::vector<std::string> found;
        for (const Role& role : office.roles) found.push_back(role.id);
        CHECK(found == roles);
        const auto some = [&](bool Role::*right) {
            return std::any_of(office.roles.begin(), office.roles.end(),
                               [&](const Role& role) { return role.*right; });
        };
        CHECK(some(&Role::may_reveal));
        CHECK(some(&Role::may_register));
        CHECK(some(&Role::may_manage));
        CHECK(office.extension);
        CHECK(office.retention == RetentionRule{24, 24, 24});
    }
}

TEST_CASE("Kota Kupang handles visitors in person and whatever comes in writing by two procedures") {
    const Office office = load("kota-kupang");
    const Service& service = office.services.at(0);
    for (const auto& [channel, id] : std::vector<std::pair<std::string, std::string>>{
             {"kiosk", "walk-in"},
             {"face-to-face", "walk-in"},
             {"box", "written"},
             {"letter", "written"},
             {"sp4n", "written"},
             {"email", "written"},
             {"whatsapp", "written"},
             {"facebook", "written"},
         }) {
        CAPTURE(channel);
        const Procedure* found = procedure_for(service, channel, "lainnya");
        REQUIRE(found != nullptr);
        CHECK(found->id == id);
    }
}

TEST_CASE("nobody is told that a case ended well without an answer to read") {
    each_act([](const Step&, const Act& act) {
        if (act.outcome != Outcome::answered && act.outcome != Outcome::forwarded) return;
        CHECK((act.marks.contains(Mark::delivered) || act.after.contains(Mark::delivered)));
    });
}

TEST_CASE("whatever is set apart, withdrawn or sent back has its reason") {
    each_act([](const Step&, const Act& act) {
        const bool dropped =
            act.outcome == Outcome::set_aside || act.marks.contains(Mark::not_ours) || act.back;
        if (dropped) CHECK(act.needs.contains(Need::reason));
    });
}

TEST_CASE("whoever is not followed up can read why, but for a letter that names nobody") {
    each_act([](const Step& step, const Act& act) {
        if (act.outcome != Outcome::set_aside) return;
        const bool told = act.needs.contains(Need::answer) && act.marks.contains(Mark::delivered);
        CHECK(told == (step.id != "anonymous"));
    });
}

TEST_CASE("Sampang: whoever is not content is owed a new answer") {
    const Office office = load("sampang");
    const Act* act = find_act(step(procedure(office, "complaint"), "feedback"), "not-content");
    REQUIRE(act != nullptr);
    CHECK(act->reopens);
    CHECK(act->to == "response");
}

TEST_CASE("Kota Kupang: a time agreed with the visitor is a promise, and no other date is") {
    each_act([](const Step&, const Act& act) {
        CHECK(act.promises_date == (act.id == "agree-time" || act.id == "new-time"));
    });
    const Office office = load("kota-kupang");
    const Procedure& walk_in = procedure(office, "walk-in");
    CHECK(find_act(step(walk_in, "meeting"), "agree-time")->promises_date);
    CHECK(find_act(step(walk_in, "appointment"), "new-time")->promises_date);
    CHECK(deadline_rule(office.services.at(0), "face-to-face") ==
          DeadlineRule{DeadlineRule::Unit::minutes, 15, true});
    CHECK(deadline_rule(office.services.at(0), "kiosk") ==
          DeadlineRule{DeadlineRule::Unit::working_days, 7, true});
}

TEST_CASE("Buton Tengah: whichever division a case is directed to, its own head evaluates it") {
    const Office office = load("buton-tengah");
    const Role* head = office.find_role(step(procedure(office, "complaint"), "evaluation").role);
    REQUIRE(head != nullptr);
    CHECK(head->scope == RoleScope::division);
}

TEST_CASE("every office can hand a case back, lay one aside and let a citizen withdraw one") {
    for (const std::string& id : kOffices) {
        CAPTURE(id);
        const Office office = load(id);
        int back = 0;
        int not_ours = 0;
        std::set<Outcome> outcomes;
        for (const Procedure& procedure : office.services.at(0).procedures) {
            for (const Step& step : procedure.steps) {
                for (const Act& act : step.acts) {
                    back += act.back ? 1 : 0;
                    not_ours += act.marks.contains(Mark::not_ours) ? 1 : 0;
                    if (act.outcome) outcomes.insert(*act.outcome);
                }
            }
        }
        CHECK(back > 0);
        CHECK(not_ours > 0);
        CHECK(outcomes == std::set<Outcome>{Outcome::answered, Outcome::forwarded, Outcome::withdrawn,
                                            Outcome::set_aside});
    }
}

TEST_CASE("no letter for a second card before earlier requests and the registry were looked at") {
    const Office office = load("kota-probolinggo");
    int ways = 0;
    for (const Step& at : procedure(office, "complaint").steps) {
        for (const Act& act : at.acts) {
            if (act.to != "letter" || act.back) continue;
            ++ways;
            CAPTURE(at.id, act.id);
            CHECK(act.after == std::set<Mark>{Mark::matches_seen, Mark::registry_checked});
        }
    }
    CHECK(ways == 2);
    const Act* sign = find_act(step(procedure(office, "complaint"), "letter-signature"), "sign");
    REQUIRE(sign != nullptr);
    CHECK(sign->after.contains(Mark::matches_seen));
}

TEST_CASE("Manggarai Timur's monitoring sets out with all four things of the standard") {
    const Office office = load("manggarai-timur");
    const Act* submit = find_act(step(procedure(office, "monitoring"), "preparation"), "submit");
    REQUIRE(submit != nullptr);
    std::vector<std::string> items;
    for (const Option& item : submit->checklist) items.push_back(item.name.in("id"));
    CHECK(items ==
          std::vector<std::string>{"Surat tugas", "Ceklist monev", "Tim monitoring", "Alat transportasi"});
}

TEST_CASE("Buton Tengah informs health, schools and the post office") {
    const Office office = load("buton-tengah");
    for (const Act& act : step(procedure(office, "complaint"), "sources").acts) {
        std::vector<std::string> items;
        for (const Option& item : act.checklist) items.push_back(item.id);
        CHECK(items == std::vector<std::string>{"health", "school", "post-office"});
    }
}

TEST_CASE("the citizen's timeline begins with receipt and names no unit and no accusation") {
    const std::vector<std::string> unfit{"Bidang", "bidang",   "Kepala",     "Seksi",    "Dinas",
                                         "kaleng", "terlapor", "pendamping", "Mediator", "Kabid"};
    for (const std::string& id : kOffices) {
        const Office office = load(id);
        for (const Procedure& procedure : office.services.at(0).procedures) {
            CAPTURE(id, procedure.id);
            CHECK_FALSE(step(procedure, procedure.start).citizen.empty());
            CHECK_FALSE(step(procedure, procedure.reopen).citizen.empty());
            for (const Step& at : procedure.steps) {
                if (at.citizen.empty()) continue;
                const std::string& words = at.citizen.in("id");
                CAPTURE(words);
                CHECK(words.ends_with("."));
                CHECK(std::none_of(unfit.begin(), unfit.end(), [&](const std::string& word) {
                    return words.find(word) != std::string::npos;
                }));
            }
        }
    }
}
