// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A case with everything private in it: for a file that only its owner can read, never for the screen.
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/office.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {

/// What was opened. Must be wiped by whoever opened it.
struct OpenedCase {
    std::optional<Visitor> reporter; ///< none: a confidential case that was not revealed
    std::optional<storage::Cases::EarlierVisitor> earlier; ///< of a reporter known by a card
    std::optional<Submission> told;                        ///< none: see `trouble`
    std::string trouble;                                   ///< why what was told cannot be read
    std::vector<storage::CaseHistoryEntry> history;
};
void wipe(OpenedCase& opened);
/// What the reporter, who must be there, told: this time, or with the earlier ticket that a card points to.
[[nodiscard]] const std::string& told_by_reporter(const OpenedCase& opened, std::string Visitor::*what);

[[nodiscard]] std::string to_text(const OpenedCase& opened, const storage::CaseRow& row,
                                  const Office& office);
[[nodiscard]] nlohmann::ordered_json to_json(const OpenedCase& opened, const storage::CaseRow& row,
                                             const Office& office);

} // namespace loket::ctl
