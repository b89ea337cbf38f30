// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kiosk/options.hpp"
#include "storage/store.hpp"

namespace loket::kiosk {

/// Opens the data folder for this office; in demo mode makes it first when it is missing or was
/// never finished, with its recovery sheet beside it; already_exists when a sheet is there already.
[[nodiscard]] Result<storage::Store, storage::StoreError> open_store(const Options& options,
                                                                     const Office& office, Instant now);

} // namespace loket::kiosk
