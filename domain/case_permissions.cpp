// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_permissions.hpp"

#include <algorithm>

#include "domain/case_staffing.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

bool allows(MayAct who, const Role& role) {
    switch (who) {
        case MayAct::managers:
            return role.may_manage;
        case MayAct::revealers:
            return role.may_reveal;
        case MayAct::staff:
            return true;
        case MayAct::step_role:
        case MayAct::citizen:
            break;
    }
    return false;
}

/// Why the actor may not act themselves; none: they may.
std::optional<CaseRefusal> not_theirs(const Step& step, const Act& act, const CaseState& state,
                                      const Actor& actor, const Office& office) {
    const Role* const role = office.find_role(role_of(step, act));
    if (role == nullptr || !actor.has_role(role->id))
        return CaseRefusal{Rule::wrong_role, role_of(step, act)};
    if (role->scope == RoleScope::division && (state.division.empty() || !actor.in_division(state.division)))
        return CaseRefusal{Rule::wrong_division, state.division};
    if (role->scope == RoleScope::named && actor.id != state.officer)
        return CaseRefusal{Rule::wrong_officer, {}};
    return std::nullopt;
}

} // namespace

Result<std::string, CaseRefusal> acting_role(MayAct who, const Actor& actor, const Office& office) {
    if (who == MayAct::citizen) {
        if (!actor.id.empty()) return failure(CaseRefusal{Rule::not_allowed, {}});
        return std::string{};
    }
    const auto role = std::find_if(office.roles.begin(), office.roles.end(), [&](const Role& candidate) {
        return !actor.id.empty() && actor.has_role(candidate.id) && allows(who, candidate);
    });
    if (role == office.roles.end()) return failure(CaseRefusal{Rule::not_allowed, {}});
    return role->id;
}

Result<std::string, CaseRefusal> acting_role(const Step& step, const Act& act, const CaseState& state,
                                             const Actor& actor, const Office& office,
                                             std::span<const Actor> staff) {
    if (actor.id.empty()) return failure(CaseRefusal{Rule::not_allowed, {}});
    auto refusal = not_theirs(step, act, state, actor, office);
    if (!refusal) return role_of(step, act);
    const bool could_stand_in = !staff.empty() && office.find_role(role_of(step, act)) != nullptr;
    const Role* const own = could_stand_in ? stand_in_role(state, actor, office) : nullptr;
    if (own == nullptr || has_holder(step, act, state, office, staff)) return failure(*std::move(refusal));
    return own->id;
}

} // namespace loket
