// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One thing that may be done with a case, and what it needs.
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "domain/procedure.hpp"

namespace loket::ctl {

/// {act, name, to, outcome, back, needs, options, checklist}
[[nodiscard]] nlohmann::ordered_json to_json(const Act& act);
/// Indented, with the options of the command line that give what it needs.
[[nodiscard]] std::string to_lines(const Act& act);

} // namespace loket::ctl
