// SPDX-License-Identifier: GPL-3.0-or-later
// Wherever an accused unit or officer is taken off a case of the five offices, somebody else can bring it to
// its end.
#include <algorithm>
#include <filesystem>

#include "config/office_folder.hpp"
#include "domain/case_rules.hpp"
#include "domain/procedure_walk.hpp"
#include "tests/catch.hpp"

using namespace loket;

namespace {

Office load(const std::string& id) {
    auto report = config::read_office(std::filesystem::path("offices") / id);
    for (const auto& problem : report.problems) UNSCOPED_INFO(to_text(problem));
    REQUIRE(report.office);
    return std::move(*report.office);
}

/// A case of Kota Kupang that comes in person.
class Visit {
  public:
    Visit() {
        TicketIssued ticket;
        ticket.service = office_.services.at(0).id;
        ticket.complaint_kind = "lainnya";
        ticket.channel = "face-to-face";
        ticket.deadline = deadline(now_, deadline_rule(office_.services.at(0), ticket.channel),
                                   office_.calendar, office_.zone);
        const auto opened = open_case(ticket, office_.services.at(0), now_);
        REQUIRE(opened);
        keep({{}, 1, {}, {}, *opened});
    }

    /// By somebody who holds the act's role where the case is.
    void does(const std::string& act_id) {
        CAPTURE(act_id, state.step);
        const Procedure& procedure = *find_procedure(office_.services.at(0), state.procedure);
        const Step& step = *procedure.find_step(state.step);
        const Act* const act = find_act(step, act_id);
        REQUIRE(act != nullptr);
        DoAct given{act_id, {}, {}, {}, {}, {}};
        if (act->needs.contains(Need::division)) given.division = division;
        if (act->needs.contains(Need::officer)) given.officer = officer;
        if (act->needs.contains(Need::due_date)) given.due_date = due_date;
        if (act->needs.contains(Need::choice)) given.choice = act->options.front().id;
        CaseWords words;
        for (const Need need : act->needs)
            if (is_private(need)) words.texts.push_back({need, "Contoh."});
        const std::string role = act->role.empty() ? step.role : act->role;
        const StaffId who = role == "officer" ? state.officer : StaffId("petugas");
        tell({who, {role}, {state.division.empty() ? division : state.division}}, given, words);
    }

    void exclude(std::vector<std::string> divisions, std::vector<StaffId> staff) {
        tell({"kepala", {"head"}, {}}, Exclude{std::move(divisions), std::move(staff)},
             {{{Need::reason, "Contoh."}}});
    }

    [[nodiscard]] std::string due() const {
        const LocalTime local = to_local(state.deadline.value().due, office_.zone);
        return iso_date(local.date) + ' ' + clock_text(local.time_of_day);
    }

    CaseState state;
    std::string division = "bidang", officer = "pejabat-1";
    Date due_date = *parse_iso_date("2026-11-24");

  private:
    void tell(const Actor& actor, CaseAction action, CaseWords words) {
        const auto event =
            decide(state, {state.version, std::move(action), std::move(words)}, actor, office_, now_);
        if (!event) UNSCOPED_INFO(to_text(event.error().rule) << ' ' << event.error().field);
        REQUIRE(event);
        keep(*event);
    }
    void keep(const CaseEvent& event) {
        auto next = apply(state, event, now_);
        REQUIRE(next);
        state = *std::move(next);
    }

    Office office_ = load("kota-kupang");
    Instant now_ = to_instant({*parse_iso_date("2026-11-23"), *parse_clock("09:00")}, kWita);
};

} // namespace

TEST_CASE("Kota Kupang: unit and officer are accused in the middle of the meeting") {
    Visit visit;
    for (const char* act : {"take-card", "to-division", "name-officer"}) visit.does(act);
    visit.exclude({"bidang"}, {"pejabat-1"});
    CHECK(visit.state.step == "purpose");
    visit.division = "subbidang";
    visit.officer = "pejabat-2";
    for (const char* act : {"to-division", "name-officer", "answer-now", "return-card"}) visit.does(act);
    CHECK(visit.state.outcome == Outcome::answered);
}

TEST_CASE("Kota Kupang: the officer is accused when the card is home already") {
    for (const bool agrees_again : {false, true}) {
        CAPTURE(agrees_again);
        Visit visit;
        for (const char* act : {"take-card", "to-head", "name-officer", "agree-time", "return-card"})
            visit.does(act);
        visit.exclude({}, {"pejabat-1"});
        CHECK(visit.state.step == "direction-head");
        visit.officer = "pejabat-2";
        visit.does("name-officer");
        if (agrees_again) {
            for (const char* act : {"agree-time", "no-card", "answer"}) visit.does(act);
        } else {
            for (const char* act : {"answer-now", "no-card"}) visit.does(act);
        }
        CHECK(visit.state.outcome == Outcome::answered);
        CHECK(visit.state.card == CardCustody::returned);
    }
}

TEST_CASE("Kota Kupang: 15 minutes, or the time agreed") {
    Visit visit;
    CHECK(visit.due() == "2026-11-23 09:15");
    for (const char* act : {"take-card", "to-head", "name-officer"}) visit.does(act);
    CHECK(visit.due() == "2026-11-23 09:15"); // the office's own date is no promise
    visit.does("agree-time");
    CHECK(visit.due() == "2026-11-24 16:00");
    visit.does("return-card");
    visit.due_date = *parse_iso_date("2026-11-27");
    visit.does("new-time");
    CHECK(visit.due() == "2026-11-27 16:30");
    CHECK_FALSE(visit.state.deadline->to_the_minute);
}

TEST_CASE("no exclusion and no dispute strands a case of the five offices") {
    for (const char* id : {"manggarai-timur", "buton-tengah", "kota-kupang", "sampang", "kota-probolinggo"}) {
        const Office office = load(id);
        for (const Procedure& procedure : office.services.at(0).procedures) {
            CAPTURE(id, procedure.id);
            const DeadEnds found = dead_ends(procedure, office, {});
            CHECK(found.steps.empty());
            CHECK(found.stranded.empty());
            CHECK(found.card_kept.empty());
            CHECK(found.unanswered.empty());
            CHECK_FALSE(found.too_many);
        }
    }
}
