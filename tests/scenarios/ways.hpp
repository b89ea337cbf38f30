// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which ways of an office's procedures the stories have gone, so that none is left without a story.
#include <string>
#include <vector>

#include "domain/case.hpp"
#include "domain/office.hpp"

namespace loket::scenarios {

/// That act was done in a story: `before` it the case was at its step.
void went(const Office& office, const CaseState& before, const std::string& act);
/// A story came to its end.
void arrived(const Office& office, const CaseState& closed);

/// What no story did so far in this run: acts ("walk-in: card, return-card") and channels through which no
/// case came that was seen to its end. Nothing when no story of this office was told at all.
[[nodiscard]] std::vector<std::string> without_story(const Office& office);

} // namespace loket::scenarios
