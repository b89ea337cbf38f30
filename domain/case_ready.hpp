// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Is a case ready for an act? What must have happened first, and the rules that hold whatever the office's
// data say.
#include <optional>
#include <set>

#include "domain/case_rules.hpp"

namespace loket {

/// What an act leaves: its marks, and `drafted` whenever it takes an answer.
[[nodiscard]] std::set<Mark> marks_left(const Act& act);

/// It tells the citizen that there is an answer: what was done, or who has the case now.
[[nodiscard]] bool says_answered(const Act& act);

/// The first rule that stands against the act, apart from who acts and what is given.
[[nodiscard]] std::optional<CaseRefusal> hindrance(const CaseState& state, const Act& act);

} // namespace loket
