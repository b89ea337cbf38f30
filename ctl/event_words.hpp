// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What happened to a case, as staff read it: public facts only.
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "domain/case_rules.hpp"
#include "domain/office.hpp"

namespace loket::ctl {

/// "did \"Teruskan ke Bidang\" (teruskan): now at Disposisi". Names are Indonesian; without them in the
/// office's files, ids.
[[nodiscard]] std::string sentence(const CaseEvent& event, const CaseState& state, const Office& office);
/// "kabid (division-head)", "the citizen", "the program".
[[nodiscard]] std::string who(const CaseEvent& event);
/// "2026-11-23 09:12 WITA".
[[nodiscard]] std::string local_text(Instant instant, Zone zone);

/// {version, at, at_utc, by, role, what}
[[nodiscard]] nlohmann::ordered_json to_json(const CaseEventAt& event, const CaseState& state,
                                             const Office& office);

} // namespace loket::ctl
