// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "kiosk/flow.hpp"

namespace loket::kiosk {

/// The first question whose answer the rules (domain/intake.hpp, check()) would refuse: what a half-made
/// change left open. None: the visit can be sent. Pure.
[[nodiscard]] std::optional<ScreenId> first_unanswered(const Session& session, const Office& office,
                                                       const Words& record, Date today);

} // namespace loket::kiosk
