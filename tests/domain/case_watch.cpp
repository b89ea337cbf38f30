// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/case_watch.hpp"

#include <algorithm>
#include <utility>

#include "tests/catch.hpp"

namespace loket::samples {

CaseWatch::CaseWatch(const Office& office, std::vector<Actor> people, bool told)
    : office_(office), people_(std::move(people)), told_(told) {}

void CaseWatch::done(const CaseState& before, const CaseEvent& event, const CaseState& after) {
    CHECK(after.version == before.version + 1);
    CHECK(event.version == after.version);
    CHECK((event.by.empty() == event.role.empty()));
    const Actor* const actor = find(event.by);
    REQUIRE((event.by.empty() || actor != nullptr));
    if (actor != nullptr) {
        CHECK(may_see(before, *actor));
        CHECK(actor->has_role(event.role));
    }
    CHECK(after.received == before.received);
    CHECK(after.disputes >= before.disputes);
    CHECK((after.extended || !before.extended));
    if (const auto* acted = std::get_if<CaseActed>(&event.change)) {
        check_act(before, event, *acted);
        if (acted->marks.contains(Mark::signed_off)) signed_at_ = after.version;
        if (acted->marks.contains(Mark::initialled)) initialled_at_ = after.version;
    }
    check_state(after);
}

/// By the procedure's own words: the act is one of its step, done by its role, with its marks in place.
void CaseWatch::check_act(const CaseState& before, const CaseEvent& event, const CaseActed& acted) const {
    const Step* const step = procedure_of(before).find_step(before.step);
    REQUIRE(step != nullptr);
    const Act* const act = find_act(*step, acted.act);
    REQUIRE(act != nullptr);
    CHECK(acted.from == before.step);
    CHECK(acted.to == act->to);
    CHECK_FALSE(before.paused_since);
    for (const Mark mark : act->after) CHECK(before.marks.contains(mark));
    for (const Mark mark : act->unless) CHECK_FALSE(before.marks.contains(mark));
    if (act->back) CHECK(before.visited.contains(act->to));
    for (const Need need : act->needs)
        if (is_private(need)) CHECK(acted.given.contains(need));
    if (act->marks.contains(Mark::delivered))
        CHECK((before.answer_version > 0 || acted.given.contains(Need::answer)));
    const bool answers = act->outcome == Outcome::answered || act->outcome == Outcome::forwarded;
    if (answers) CHECK((before.delivered_at || act->marks.contains(Mark::delivered)));
    check_actor(*step, *act, before, event);
    check_given(before, acted);
}

void CaseWatch::check_actor(const Step& step, const Act& act, const CaseState& before,
                            const CaseEvent& event) const {
    const Role* const role = office_.find_role(act.role.empty() ? step.role : act.role);
    REQUIRE(role != nullptr);
    const auto may_act = [&](const Actor& one) {
        const bool theirs =
            (role->scope != RoleScope::division || one.in_division(before.division)) &&
            (role->scope != RoleScope::named || (!before.officer.empty() && one.id == before.officer));
        return one.has_role(role->id) && theirs && may_see(before, one);
    };
    const Actor* const actor = find(event.by);
    REQUIRE(actor != nullptr);
    if (may_act(*actor)) {
        CHECK(event.role == role->id);
        return;
    }
    // In the place of somebody: only when there is nobody, only who manages, and under their own name.
    CHECK(told_);
    CHECK(std::none_of(people_.begin(), people_.end(), may_act));
    REQUIRE(office_.find_role(event.role) != nullptr);
    CHECK(office_.find_role(event.role)->may_manage);
}

void CaseWatch::check_given(const CaseState& before, const CaseActed& acted) const {
    CHECK_FALSE(before.excluded_divisions.contains(acted.division));
    CHECK_FALSE(before.excluded_staff.contains(acted.officer));
    if (!told_ || acted.officer.empty()) return;
    const Actor* const officer = find(acted.officer);
    REQUIRE(officer != nullptr);
    CHECK(may_see(before, *officer));
}

void CaseWatch::check_state(const CaseState& state) const {
    const Procedure& procedure = procedure_of(state);
    if (state.closed()) {
        CHECK(state.outcome);
        CHECK(state.closed_at);
        CHECK(state.card != CardCustody::at_desk);
        CHECK_FALSE(state.paused_since);
    } else {
        CHECK_FALSE(state.outcome);
        CHECK_FALSE(state.closed_at);
        CHECK(procedure.find_step(state.step) != nullptr);
        CHECK(state.visited.contains(state.step));
    }
    CHECK_FALSE(state.excluded_divisions.contains(state.division));
    CHECK_FALSE(state.excluded_staff.contains(state.officer));
    const Actor* const officer = find(state.officer);
    if (told_ && officer != nullptr) CHECK(may_see(state, *officer));
    CHECK((state.card == CardCustody::at_desk) == state.marks.contains(Mark::card_taken));
    CHECK((state.card == CardCustody::returned) == state.marks.contains(Mark::card_returned));
    CHECK((state.card != CardCustody::at_desk || !state.card_holder.empty()));
    check_answer(state);
    check_not_stuck(state);
}

void CaseWatch::check_answer(const CaseState& state) const {
    CHECK(state.marks.contains(Mark::delivered) == state.delivered_at.has_value());
    if (state.answer_accepted) CHECK(state.delivered_at);
    CHECK(state.answer_version <= state.version);
    if (state.answer_version > 0) CHECK(state.marks.contains(Mark::drafted));
    if (state.marks.contains(Mark::signed_off)) CHECK(state.answer_version <= signed_at_);
    if (state.marks.contains(Mark::initialled)) CHECK(state.answer_version <= initialled_at_);
    if (state.outcome == Outcome::answered || state.outcome == Outcome::forwarded) CHECK(state.delivered_at);
    CHECK(state.rating >= 0);
    CHECK(state.rating <= 4);
}

/// Somebody can always go on, if only after the pause, the search for matches or the card's way home: while
/// an unaccused division and officer are left, and where it is known who there is, as long as somebody who
/// manages may see the case.
void CaseWatch::check_not_stuck(const CaseState& state) const {
    if (state.closed() || state.paused_since) return;
    const bool led = std::any_of(people_.begin(), people_.end(), [&](const Actor& one) {
        return may_see(state, one) &&
               std::any_of(office_.roles.begin(), office_.roles.end(),
                           [&](const Role& role) { return role.may_manage && one.has_role(role.id); });
    });
    const bool few_accused = state.excluded_divisions.size() <= 1 && state.excluded_staff.size() <= 1;
    if (told_ ? !led : !few_accused) return;
    CaseState searched = state;
    searched.marks.insert(Mark::matches_seen);
    const auto staff = told_ ? std::span<const Actor>(people_) : std::span<const Actor>();
    const bool possible = std::any_of(people_.begin(), people_.end(), [&](const Actor& one) {
        return !possible_acts(searched, one, office_, staff).empty();
    });
    CAPTURE(state.procedure, state.step, state.division, state.officer);
    CHECK(possible);
}

const Procedure& CaseWatch::procedure_of(const CaseState& state) const {
    const Service* const service = office_.find_service(state.service);
    REQUIRE(service != nullptr);
    const Procedure* const procedure = find_procedure(*service, state.procedure);
    REQUIRE(procedure != nullptr);
    return *procedure;
}

const Actor* CaseWatch::find(const StaffId& id) const {
    const auto found =
        std::find_if(people_.begin(), people_.end(), [&](const Actor& one) { return one.id == id; });
    return id.empty() || found == people_.end() ? nullptr : &*found;
}

} // namespace loket::samples
