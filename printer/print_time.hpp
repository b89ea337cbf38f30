// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long a ticket takes, and how long to wait for it. Pure.
#include <chrono>
#include <cstddef>

#include "domain/printer_profile.hpp"

namespace loket::printer {

struct JobSize {
    std::size_t bytes = 0;
    int rows = 0; ///< of dots, printed and fed
};

/// From the first byte to the last row. `bytes_per_second` of the wire; 0: faster than paper (USB, network).
[[nodiscard]] std::chrono::milliseconds time_on_paper(JobSize job, const PrinterProfile& printer,
                                                      double bytes_per_second);

/// After so long a print that has not ended is cancelled and the citizen told: twice the time that it should
/// take, and 12 s for a person to close a cover. At most two minutes.
[[nodiscard]] std::chrono::milliseconds print_patience(JobSize job, const PrinterProfile& printer,
                                                       double bytes_per_second);

} // namespace loket::printer
