// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What came with a command: is everything there that is needed, is it fit to be kept, and is nothing there
// that nobody asked for?
#include <optional>
#include <set>

#include "domain/case_rules.hpp"

namespace loket {

/// The texts against the needs. A note is always welcome; any text that is there says something. Limits
/// (text_input.hpp): reason and document are one line of kLineLimit; the others take line breaks and
/// kNarrativeLimit.
[[nodiscard]] std::optional<CaseRefusal> check_words(const CaseWords& words, const std::set<Need>& needs);

/// Texts and public values against the act's needs, in the order of Need. `today` in the office's zone. When
/// every division of the office is excluded, none need be given.
[[nodiscard]] std::optional<CaseRefusal> check_given(const DoAct& given, const CaseWords& words,
                                                     const Act& act, const CaseState& state,
                                                     const Office& office, Date today);

/// Whom to exclude: at least one; divisions that the office has, staff ids that can be one.
[[nodiscard]] std::optional<CaseRefusal> check_excluded(const Exclude& excluded, const Office& office);

} // namespace loket
