// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure_model.hpp"

#include <algorithm>

#include "domain/case_place.hpp"
#include "domain/case_ready.hpp"

namespace loket {
namespace {

constexpr std::uint32_t bit(Mark mark) {
    return std::uint32_t{1} << static_cast<unsigned>(mark);
}

template <class Marks>
std::uint32_t bits(const Marks& marks) {
    std::uint32_t all = 0;
    for (const Mark mark : marks) all |= bit(mark);
    return all;
}

constexpr std::uint32_t kOfDivision = bit(Mark::routed) | bit(Mark::accepted);

bool gives_somebody(const Act& act) {
    return act.needs.contains(Need::division) || act.needs.contains(Need::officer);
}

} // namespace

ProcedureModel::ProcedureModel(const Procedure& procedure, const Office& office, const Forgiven& forgiven)
    : procedure_(procedure), office_(office) {
    for (std::uint32_t step = 0; step < procedure.steps.size(); ++step)
        index_.try_emplace(procedure.steps[step].id, step);
    for (const Step& step : procedure.steps)
        for (const Act& act : step.acts) watch(act, step);
    watched_marks_ &= ~bits(forgiven.marks);
    const bool managed = std::any_of(office.roles.begin(), office.roles.end(),
                                     [](const Role& role) { return role.may_manage; });
    asides_ = (bit(Mark::matches_seen) | (managed ? bit(Mark::urgent) : 0)) & watched_marks_;
    for (const Step& step : procedure.steps) {
        auto& moves = moves_.emplace_back();
        for (const Act& act : step.acts) moves.push_back(make_move(step, act, forgiven.acts.contains(&act)));
    }
}

// --- what must be remembered

void ProcedureModel::watch(const Act& act, const Step& step) {
    watched_marks_ |= bits(act.after) | bits(act.unless);
    if (act.back) watch_step(act.to);
    if (gives_somebody(act)) watch_step(step.id);
}

void ProcedureModel::watch_step(const std::string& id) {
    const auto found = index_.find(id);
    constexpr std::size_t kMostBits = 64;
    // More such steps than bits: the others count as visited (they are only asked for by sending back).
    if (found != index_.end() && watched_steps_.size() < kMostBits)
        watched_steps_.try_emplace(found->second, static_cast<unsigned>(watched_steps_.size()));
}

ProcedureModel::Bits ProcedureModel::visited_bit(std::uint32_t step) const {
    const auto found = watched_steps_.find(step);
    return found == watched_steps_.end() ? Bits{0} : Bits{1} << found->second;
}

ProcedureModel::Move ProcedureModel::make_move(const Step& step, const Act& act, bool forgiven) const {
    Move move;
    move.act = &act;
    if (const auto to = index_.find(act.to); to != index_.end()) move.to = to->second;
    move.after = bits(act.after) & watched_marks_;
    move.unless = bits(act.unless);
    move.leaves = bits(marks_left(act)) & watched_marks_;
    if (act.reopens) move.takes_off |= bits(kMarksOffByDispute);
    if (marks_left(act).contains(Mark::drafted))
        move.takes_off |= bit(Mark::initialled) | bit(Mark::signed_off);
    if (act.marks.contains(Mark::not_ours)) move.takes_off |= kOfDivision;
    if (act.marks.contains(Mark::card_taken)) move.takes_off |= bit(Mark::card_returned);
    if (act.marks.contains(Mark::card_returned)) {
        move.takes_off |= bit(Mark::card_taken);
        move.leaves &= ~bit(Mark::card_taken);
    }
    if (act.back && move.to) move.been = visited_bit(*move.to);
    const Role* const role = office_.find_role(role_of(step, act));
    const bool scoped = role != nullptr && !forgiven;
    move.by_division = scoped && role->scope == RoleScope::division;
    move.by_officer = scoped && role->scope == RoleScope::named;
    move.needs_answer_before =
        !forgiven && act.marks.contains(Mark::delivered) && !act.needs.contains(Need::answer);
    return move;
}

// --- the engine's rules

bool ProcedureModel::possible(const Situation& situation, const Move& move) const {
    const Act& act = *move.act;
    const bool owned = (!move.by_division || situation.division) && (!move.by_officer || situation.officer);
    const bool marked = (situation.marks & move.after) == move.after && (situation.marks & move.unless) == 0;
    const bool answered =
        (!move.needs_answer_before || situation.answer) && (!act.reopens || situation.delivered);
    const bool takes_card = act.marks.contains(Mark::card_taken);
    const bool card = situation.card ? !takes_card : takes_card || !act.marks.contains(Mark::card_returned);
    return owned && marked && answered && card && (situation.visited & move.been) == move.been;
}

Situation ProcedureModel::after(Situation situation, const Move& move) const {
    const Act& act = *move.act;
    situation.marks = (situation.marks & ~move.takes_off) | move.leaves;
    if (act.reopens) situation.answer = situation.delivered = false;
    if (act.marks.contains(Mark::not_ours)) situation.division = situation.officer = false;
    situation.division = situation.division || act.needs.contains(Need::division);
    situation.officer = situation.officer || act.needs.contains(Need::officer);
    situation.answer = situation.answer || act.needs.contains(Need::answer);
    situation.delivered = situation.delivered || act.marks.contains(Mark::delivered);
    situation.card =
        (situation.card || act.marks.contains(Mark::card_taken)) && !act.marks.contains(Mark::card_returned);
    return move.to ? at(situation, *move.to) : situation;
}

Situation ProcedureModel::at(Situation situation, std::uint32_t step) const {
    situation.step = step;
    situation.visited |= visited_bit(step);
    return situation;
}

std::optional<Situation> ProcedureModel::start() const {
    const auto found = index_.find(procedure_.start);
    if (found == index_.end()) return std::nullopt;
    return at({}, found->second);
}

std::optional<Situation> ProcedureModel::of(const CaseState& state, const std::string& step) const {
    const auto found = index_.find(step);
    if (found == index_.end()) return std::nullopt;
    Situation situation;
    situation.marks = bits(state.marks) & watched_marks_;
    for (const auto& [watched, number] : watched_steps_)
        if (state.visited.contains(procedure_.steps[watched].id)) situation.visited |= Bits{1} << number;
    situation.card = state.card == CardCustody::at_desk;
    situation.answer = state.answer_version > 0;
    situation.delivered = state.delivered_at.has_value();
    situation.division = !state.division.empty();
    situation.officer = !state.officer.empty();
    return at(situation, found->second);
}

std::vector<Way> ProcedureModel::ways(const Situation& situation) const {
    std::vector<Way> found;
    for (const Move& move : moves_[situation.step]) {
        if (!possible(situation, move)) continue;
        Way way{move.act, after(situation, move), !move.to, false};
        way.card_held = way.after.card && move.act->to.empty();
        found.push_back(way);
    }
    return found;
}

std::vector<Situation> ProcedureModel::asides(const Situation& situation) const {
    std::vector<Situation> found;
    const auto add = [&](std::uint32_t marks) {
        if (marks == situation.marks) return;
        found.push_back(situation);
        found.back().marks = marks;
    };
    add(situation.marks | (asides_ & bit(Mark::matches_seen)));
    add(situation.marks | (asides_ & bit(Mark::urgent)));
    return found;
}

Situation ProcedureModel::unsearched(Situation situation) {
    situation.marks &= ~bit(Mark::matches_seen);
    return situation;
}

std::vector<Situation> ProcedureModel::exclusions(const Situation& situation) const {
    std::vector<Situation> found;
    if (situation.officer) {
        found.push_back(situation);
        found.back().officer = false;
    }
    if (situation.division) {
        Situation lost = situation;
        lost.division = false;
        lost.marks &= ~kOfDivision;
        found.push_back(lost);
        if (situation.officer) {
            lost.officer = false;
            found.push_back(lost);
        }
    }
    return found;
}

std::optional<Situation> ProcedureModel::disputed(Situation situation) const {
    const auto reopen = index_.find(procedure_.reopen);
    if (reopen == index_.end()) return std::nullopt;
    situation.marks &= ~bits(kMarksOffByDispute);
    situation.answer = situation.delivered = false;
    return at(situation, reopen->second);
}

std::vector<Situation> ProcedureModel::elsewhere(const Situation& situation) const {
    std::vector<Situation> found;
    for (auto step = static_cast<std::uint32_t>(procedure_.steps.size()); step-- > 0;) {
        const auto& acts = procedure_.steps[step].acts;
        const bool gives = std::any_of(acts.begin(), acts.end(), gives_somebody);
        if (gives && (situation.visited & visited_bit(step)) != 0) found.push_back(at(situation, step));
    }
    if (const auto start = index_.find(procedure_.start); start != index_.end())
        found.push_back(at(situation, start->second));
    return found;
}

} // namespace loket
