// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opening the sealed halves that belong to a case. For this room's own files; throws Failed.
#include "domain/case.hpp"
#include "storage/case_rows.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {

/// The words of one event; whoever gets them wipes them. not_found: erased.
[[nodiscard]] CaseWords open_words(Store::State& state, const KeptCaseEvent& event, const VaultReader& vault);

} // namespace loket::storage
