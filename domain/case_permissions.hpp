// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who may do what with a case. Each answers the role in which the actor acts, or the rule that stands against
// it. An actor without an id is the citizen and holds no role, whatever the caller filled in.
#include <span>
#include <string>

#include "domain/case_place.hpp"

namespace loket {

/// Whom a command is for.
enum class MayAct {
    step_role, ///< whoever the step or the act names
    managers,  ///< roles with may_manage
    revealers, ///< roles with may_reveal
    staff,     ///< anybody with a role in the office
    citizen,   ///< whoever holds the tracking code
};

/// Everybody but MayAct::step_role. A citizen's role is empty.
[[nodiscard]] Result<std::string, CaseRefusal> acting_role(MayAct who, const Actor& actor,
                                                           const Office& office);

/// Does `actor` hold the role of `act`, and is the case theirs as the role's scope asks? With `staff` whoever
/// manages acts in the place of a role that nobody there can act in (case_staffing.hpp); the answer is then
/// their own managing role.
[[nodiscard]] Result<std::string, CaseRefusal> acting_role(const Step& step, const Act& act,
                                                           const CaseState& state, const Actor& actor,
                                                           const Office& office,
                                                           std::span<const Actor> staff = {});

} // namespace loket
