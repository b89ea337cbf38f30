// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who there is to work on a case: to whom it may be given, who stands in (Plh., acting officer) when nobody
// is left whose part it is, and whether anybody could go on at all. `staff` is every enabled account; empty:
// not known, and then nothing is asked and nobody stands in.
#include <optional>
#include <span>

#include "domain/case_place.hpp"

namespace loket {

/// Somebody of `staff` holds the act's role, may see the case and has it as the role's scope asks.
[[nodiscard]] bool has_holder(const Step& step, const Act& act, const CaseState& state, const Office& office,
                              std::span<const Actor> staff);

/// The managing role in which `actor` may act where has_holder() finds nobody; null: none, or not for this
/// case.
[[nodiscard]] const Role* stand_in_role(const CaseState& state, const Actor& actor, const Office& office);

/// The officer and the division that an act gives, against who is there:
/// - `unknown` on "officer": not in `staff`; holds none of the named roles that act first from where the case
/// goes;
///   or belongs to another division than the one given with it, or, when the act's own role is held in the
///   case's division, than that. (There somebody of no division, as Buton Tengah's companions are, fits too.)
///   When nobody fits, whoever could stand in may be given.
/// - `excluded` on "officer": in `staff`, and may not see the case.
/// - `nobody_there` on "division": nobody in that division holds a role that acts first from where the case
/// goes,
///   and in another division somebody does. Not asked when an officer is given with it.
[[nodiscard]] std::optional<CaseRefusal> check_given_to(const DoAct& given, const Step& step, const Act& act,
                                                        const CaseState& state, const Procedure& procedure,
                                                        const Office& office, std::span<const Actor> staff);

/// `nobody_there` on the step's role when nobody of `staff` could lead an open case on from where it is, nor
/// stand in.
[[nodiscard]] std::optional<CaseRefusal> check_somebody_there(const CaseState& state, const Office& office,
                                                              std::span<const Actor> staff);

} // namespace loket
