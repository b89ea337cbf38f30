// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opening the sealed halves that belong to a case. For this room's own files; throws Failed.
#include "domain/case.hpp"
#include "domain/intake.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {

/// The words of one event; whoever gets them wipes them. not_found: erased.
[[nodiscard]] CaseWords open_words(Store::State& state, const EventId& event, const VaultReader& vault);

} // namespace loket::storage
