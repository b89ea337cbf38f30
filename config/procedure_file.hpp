// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `[[procedures]]` of a service file: how complaints are handled, step by step.
#include <vector>

#include "config/table_reader.hpp"
#include "domain/procedure.hpp"

namespace loket::config {

/// In `to`: the act closes the case.
inline constexpr std::string_view kClosed = "closed";

/// Reports what one table alone shows to be wrong; how tables fit together is looked at in
/// procedure_problems.hpp.
[[nodiscard]] std::vector<Procedure> read_procedures(TableReader& service);

/// `"note", "reason", ...`: every word that a list of needs, of marks or an outcome may hold.
[[nodiscard]] std::string need_names();
[[nodiscard]] std::string mark_names();
[[nodiscard]] std::string outcome_names();

} // namespace loket::config
