// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_staffing.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "domain/case_permissions.hpp"
#include "domain/find_by_id.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

CaseRefusal refuse(Rule rule, Need need) {
    return {rule, std::string{to_text(need)}};
}

using RoleIds = std::set<std::string, std::less<>>;

/// The roles of that scope which act first on the ways on from step `first`; a way on which somebody is given
/// anew, or which goes back, counts no further.
RoleIds first_roles(RoleScope scope, const std::string& first, const Procedure& procedure,
                    const Office& office) {
    const Need given = scope == RoleScope::division ? Need::division : Need::officer;
    RoleIds found;
    std::vector<const Step*> steps;
    const auto come_to = [&](const std::string& id) {
        const Step* const step = procedure.find_step(id);
        if (step != nullptr && std::find(steps.begin(), steps.end(), step) == steps.end())
            steps.push_back(step);
    };
    come_to(first);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        RoleIds here;
        for (const Act& act : steps[at]->acts) {
            const Role* const role = office.find_role(role_of(*steps[at], act));
            if (role != nullptr && role->scope == scope) here.insert(role->id);
        }
        if (here.empty()) {
            for (const Act& act : steps[at]->acts)
                if (!act.back && !act.needs.contains(given)) come_to(act.to);
        }
        found.merge(here);
    }
    return found;
}

bool holds_one_of(const Actor& actor, const RoleIds& roles) {
    return std::any_of(roles.begin(), roles.end(), [&](const auto& role) { return actor.has_role(role); });
}

std::optional<CaseRefusal> check_division_there(const DoAct& given, const Act& act, const CaseState& state,
                                                const Procedure& procedure, const Office& office,
                                                std::span<const Actor> staff) {
    const RoleIds roles = first_roles(RoleScope::division, act.to, procedure, office);
    if (roles.empty()) return std::nullopt;
    const auto somebody_in = [&](const std::string& division) {
        return std::any_of(staff.begin(), staff.end(), [&](const Actor& actor) {
            return actor.in_division(division) && holds_one_of(actor, roles) && may_see(state, actor);
        });
    };
    if (somebody_in(given.division)) return std::nullopt;
    const bool elsewhere = std::any_of(office.divisions.begin(), office.divisions.end(),
                                       [&](const Division& other) { return somebody_in(other.id); });
    if (elsewhere) return refuse(Rule::nobody_there, Need::division);
    return std::nullopt;
}

/// Whom an act may name.
class Candidates {
  public:
    Candidates(const DoAct& given, const Step& step, const Act& act, const CaseState& state,
               const Procedure& procedure, const Office& office)
        : roles_(first_roles(RoleScope::named, act.to, procedure, office)), division_(given.division) {
        const Role* const acting = office.find_role(role_of(step, act));
        if (division_.empty() && acting != nullptr && acting->scope == RoleScope::division) {
            division_ = state.division;
            own_division_ = true;
        }
    }
    [[nodiscard]] bool fits(const Actor& actor) const {
        const bool in_place =
            division_.empty() || actor.in_division(division_) || (own_division_ && actor.divisions.empty());
        return in_place && (roles_.empty() || holds_one_of(actor, roles_));
    }

  private:
    RoleIds roles_;
    std::string division_; ///< empty: any
    bool own_division_ = false;
};

std::optional<CaseRefusal> check_officer_there(const DoAct& given, const Step& step, const Act& act,
                                               const CaseState& state, const Procedure& procedure,
                                               const Office& office, std::span<const Actor> staff) {
    const auto officer = std::find_if(staff.begin(), staff.end(),
                                      [&](const Actor& actor) { return actor.id == given.officer; });
    if (officer == staff.end()) return refuse(Rule::unknown, Need::officer);
    if (!may_see(state, *officer)) return refuse(Rule::excluded, Need::officer);
    const Candidates candidates(given, step, act, state, procedure, office);
    if (candidates.fits(*officer)) return std::nullopt;
    const bool nobody_fits = std::none_of(staff.begin(), staff.end(), [&](const Actor& actor) {
        return candidates.fits(actor) && may_see(state, actor);
    });
    if (nobody_fits && stand_in_role(state, *officer, office) != nullptr) return std::nullopt;
    return refuse(Rule::unknown, Need::officer);
}

} // namespace

bool has_holder(const Step& step, const Act& act, const CaseState& state, const Office& office,
                std::span<const Actor> staff) {
    return std::any_of(staff.begin(), staff.end(), [&](const Actor& actor) {
        return may_see(state, actor) && acting_role(step, act, state, actor, office);
    });
}

const Role* stand_in_role(const CaseState& state, const Actor& actor, const Office& office) {
    if (actor.id.empty() || !may_see(state, actor)) return nullptr;
    const auto role = std::find_if(office.roles.begin(), office.roles.end(), [&](const Role& candidate) {
        return candidate.may_manage && actor.has_role(candidate.id);
    });
    return role == office.roles.end() ? nullptr : &*role;
}

std::optional<CaseRefusal> check_given_to(const DoAct& given, const Step& step, const Act& act,
                                          const CaseState& state, const Procedure& procedure,
                                          const Office& office, std::span<const Actor> staff) {
    if (staff.empty()) return std::nullopt;
    if (!given.officer.empty()) return check_officer_there(given, step, act, state, procedure, office, staff);
    if (!given.division.empty()) return check_division_there(given, act, state, procedure, office, staff);
    return std::nullopt;
}

std::optional<CaseRefusal> check_somebody_there(const CaseState& state, const Office& office,
                                                std::span<const Actor> staff) {
    if (staff.empty() || state.closed()) return std::nullopt;
    const auto place = find_place(state, office);
    if (!place || place->step == nullptr) return std::nullopt;
    // An act that only comes back to its step leads nowhere, unless it gives the case to somebody.
    const bool goes_on = std::any_of(place->step->acts.begin(), place->step->acts.end(), [&](const Act& act) {
        const bool leads_on = act.to != place->step->id || act.needs.contains(Need::division) ||
                              act.needs.contains(Need::officer);
        return leads_on && has_holder(*place->step, act, state, office, staff);
    });
    const bool stood_in_for = std::any_of(staff.begin(), staff.end(), [&](const Actor& actor) {
        return stand_in_role(state, actor, office) != nullptr;
    });
    if (goes_on || stood_in_for) return std::nullopt;
    return CaseRefusal{Rule::nobody_there, place->step->role};
}

} // namespace loket
