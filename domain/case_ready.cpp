// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_ready.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

CaseRefusal refuse(Rule rule, Mark mark) {
    return {rule, std::string{to_text(mark)}};
}

/// The visitor's identity card: taken once, given back only when it is here, and nobody is done before.
std::optional<CaseRefusal> card_hindrance(const CaseState& state, const Act& act) {
    const bool here = state.card == CardCustody::at_desk;
    const bool taken = act.marks.contains(Mark::card_taken);
    const bool returned = act.marks.contains(Mark::card_returned);
    if (taken && here) return refuse(Rule::card_at_desk, Mark::card_taken);
    if (returned && !here && !taken) return refuse(Rule::not_after, Mark::card_taken);
    if (act.to.empty() && (here || taken) && !returned)
        return refuse(Rule::card_at_desk, Mark::card_returned);
    return std::nullopt;
}

} // namespace

std::set<Mark> marks_left(const Act& act) {
    std::set<Mark> marks = act.marks;
    if (act.needs.contains(Need::answer)) marks.insert(Mark::drafted);
    return marks;
}

bool says_answered(const Act& act) {
    return act.outcome == Outcome::answered || act.outcome == Outcome::forwarded;
}

std::optional<CaseRefusal> hindrance(const CaseState& state, const Act& act) {
    if (act.back && !state.visited.contains(act.to)) return CaseRefusal{Rule::not_after, act.to};
    for (const Mark mark : act.after)
        if (!state.marks.contains(mark)) return refuse(Rule::not_after, mark);
    for (const Mark mark : act.unless)
        if (state.marks.contains(mark)) return refuse(Rule::not_with, mark);
    if (act.marks.contains(Mark::delivered) && state.answer_version == 0 && !act.needs.contains(Need::answer))
        return refuse(Rule::not_after, Mark::drafted);
    const bool needs_delivered = act.reopens || (says_answered(act) && !act.marks.contains(Mark::delivered));
    if (needs_delivered && !state.delivered_at) return refuse(Rule::not_after, Mark::delivered);
    return card_hindrance(state, act);
}

} // namespace loket
