// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One look at a printer: opens it, asks, lets go.
#include <chrono>

#include "domain/result.hpp"
#include "printer/device/address.hpp"
#include "printer/device/link.hpp"
#include "printer/device/status.hpp"

namespace loket::printer {

/// How it is now. A printer that cannot answer (StatusDialect::none) counts as ready when it can be opened.
/// Blocks for `limit` at most, and a little for a watch to let go of it. Error: why there was no answer.
[[nodiscard]] Result<PrinterStatus, LinkError> look_at(const DeviceAddress& address,
                                                       std::chrono::milliseconds limit);

} // namespace loket::printer
