// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_place.hpp"

#include <algorithm>

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

RoleScope scope_of(const Step& step, const Act& act, const Office& office) {
    const Role* const role = office.find_role(role_of(step, act));
    return role == nullptr ? RoleScope::office : role->scope;
}

bool works_with(RoleScope scope, Need lost) {
    return scope == (lost == Need::division ? RoleScope::division : RoleScope::named);
}

/// The marks that go with the division are asked for.
bool asks_for_lost_mark(const Act& act, Need lost) {
    return lost == Need::division && (act.after.contains(Mark::routed) || act.after.contains(Mark::accepted));
}

/// Whether some way on from `first` comes to an act that needs what was lost before one that gives it anew.
bool is_missed(Need lost, const Step& first, const Procedure& procedure, const Office& office) {
    std::vector<const Step*> found{&first};
    for (std::size_t at = 0; at < found.size(); ++at) {
        const Step& step = *found[at];
        for (const Act& act : step.acts) {
            if (works_with(scope_of(step, act, office), lost) || asks_for_lost_mark(act, lost)) return true;
            const Step* const next = act.needs.contains(lost) ? nullptr : procedure.find_step(act.to);
            if (next != nullptr && std::find(found.begin(), found.end(), next) == found.end())
                found.push_back(next);
        }
    }
    return false;
}

} // namespace

Result<CasePlace, CaseRefusal> find_place(const CaseState& state, const Office& office) {
    CasePlace place;
    place.service = office.find_service(state.service);
    if (place.service == nullptr) return failure(CaseRefusal{Rule::unknown, "service"});
    place.procedure = find_procedure(*place.service, state.procedure);
    if (place.procedure == nullptr) return failure(CaseRefusal{Rule::unknown, "procedure"});
    if (state.closed()) return place;
    place.step = place.procedure->find_step(state.step);
    if (place.step == nullptr) return failure(CaseRefusal{Rule::unknown, "step"});
    return place;
}

const std::string& role_of(const Step& step, const Act& act) {
    return act.role.empty() ? step.role : act.role;
}

std::string step_to_regain(CaseLoss loss, const Step& step, const Procedure& procedure,
                           const std::set<std::string>& visited, const Office& office) {
    // A division's officer is named after the division was: the division comes first.
    Need lost = Need::division;
    if (!loss.division || !is_missed(lost, step, procedure, office)) {
        lost = Need::officer;
        if (!loss.officer || !is_missed(lost, step, procedure, office)) return {};
    }
    const auto gives = [&](const Step& candidate) {
        return visited.contains(candidate.id) &&
               std::any_of(candidate.acts.begin(), candidate.acts.end(), [&](const Act& act) {
                   return act.needs.contains(lost) && !works_with(scope_of(candidate, act, office), lost);
               });
    };
    const auto last = std::find_if(procedure.steps.rbegin(), procedure.steps.rend(), gives);
    if (last == procedure.steps.rend() || last->id == step.id) return {};
    return last->id;
}

} // namespace loket
