// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which steps ways lead to, going by the acts alone. What the marks on a case allow is walked in
// procedure_walk.hpp.
#include <functional>
#include <set>
#include <string>

#include "domain/procedure.hpp"

namespace loket {

/// From start and from reopen. An act that sends back leads only to where a case has been, so that it reaches
/// nothing new.
[[nodiscard]] std::set<std::string> reachable_steps(const Procedure& procedure);

/// Steps from which an end can be reached. An act that leads to no known step and a step without acts
/// count as ways out: they are flaws of their own.
[[nodiscard]] std::set<std::string> steps_with_way_out(const Procedure& procedure);

/// Steps that a case can be at after an act that `gives`. `through_dispute`: what was given stays when the
/// answer is disputed.
[[nodiscard]] std::set<std::string> steps_after(const Procedure& procedure,
                                                const std::function<bool(const Act&)>& gives,
                                                bool through_dispute);

} // namespace loket
