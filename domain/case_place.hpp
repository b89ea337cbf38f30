// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a case is in its procedure as the office's data say today, and where it goes when nobody is left to
// work on it.
#include <string>

#include "domain/case_rules.hpp"

namespace loket {

struct CasePlace {
    const Service* service = nullptr;
    const Procedure* procedure = nullptr;
    const Step* step = nullptr; ///< null: the case is closed
};

/// `unknown` "service", "procedure" or "step" when the office's data lack it since.
[[nodiscard]] Result<CasePlace, CaseRefusal> find_place(const CaseState& state, const Office& office);

/// The act's own role, else its step's.
[[nodiscard]] const std::string& role_of(const Step& step, const Act& act);

/// What was taken off a case.
struct CaseLoss {
    bool division = false;
    bool officer = false;
};

/// Where a case at `step` goes to get anew what it lost: nowhere (empty) when no way on from `step` needs it
/// before an act gives it; else the last of the steps that it has been at, in the procedure's order, at which
/// somebody in no need of it gives it.
[[nodiscard]] std::string step_to_regain(CaseLoss loss, const Step& step, const Procedure& procedure,
                                         const std::set<std::string>& visited, const Office& office);

} // namespace loket
