// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a case is in its procedure as the office's data say today.
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

} // namespace loket
