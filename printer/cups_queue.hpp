// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A CUPS queue through libcups (Create-Job, Send-Document), raw bytes. With our own backend (device URI
// "escpos:...") a job settles as `printed` once the printer itself said so; CUPS's stock backends cannot know
// about paper, and their completed jobs are `sent`. Reasons: "completed", "timed-out", "aborted", "canceled",
// "unreachable" (the device was never reached), "job-forgotten" (a spooler without job history),
// "not-canceled", "spooler-unreachable", or what the backend reports of the printer ("media-empty",
// "cover-open", ...).
#include <memory>

#include "printer/print_queue.hpp"

namespace loket::printer {

struct CupsAddress {
    std::string server; ///< "" for the system's, else "/path/to/socket" or "host:port"
    std::string queue;  ///< "loket"
    /// Whose jobs they are, and whose cancel_stale() cancels: the kiosk's are not the staff's.
    std::string user = "loket";
};

/// Each call opens its own connection with a 2 s limit: a dead cupsd costs a sentence, not a hang. One thread
/// at a time.
/// Whom the staff's commands print as.
inline constexpr const char* kStaffUser = "loket-staff";

[[nodiscard]] std::unique_ptr<PrintQueue> make_cups_queue(CupsAddress address);

} // namespace loket::printer
