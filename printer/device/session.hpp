// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One job on a printer that can be asked: its state first, the bytes only when it is ready, and the end only
// when the printer itself says that all is on paper.
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/print.hpp"
#include "printer/device/link.hpp"
#include "printer/device/status.hpp"

namespace loket::printer {

/// Whoever runs a job. Called on the job's own thread.
class JobWatcher {
  public:
    virtual ~JobWatcher() = default;
    /// What holds the printer up, whenever that changes; empty: nothing. PrinterStatus::reasons().
    virtual void reasons(const std::vector<std::string>& now) = 0;
    /// From here on something may be on paper.
    virtual void begins() = 0;
    /// Asked every 100 ms at least: the job is given up.
    [[nodiscard]] virtual bool given_up() = 0;
};

struct JobOrder {
    std::span<const std::uint8_t> bytes;
    StatusDialect dialect = StatusDialect::basic;
    ProcessId id{'0', '0', '0', '0'};             ///< another one than the job's before
    std::chrono::milliseconds paper_limit{30000}; ///< from the last byte to the answer that all is on paper
};

struct JobEnd {
    PrintOutcome outcome; ///< printed, sent, unknown or failed
    /// "completed", or why not: a status reason without its severity ("media-empty"), "canceled",
    /// "disconnected", "no-answer", "stalled" (it took no more in the middle), "garbled".
    std::string reason;
    bool operator==(const JobEnd&) const = default;
};

/// Blocks until the job has ended or is given up. A job that does not end well takes back what it can: bytes
/// that have not left never leave, and the printer is told to forget those that it has not printed.
[[nodiscard]] JobEnd run_job(Link& link, const JobOrder& order, JobWatcher& watcher);

/// After a job that ended `unknown`: tells the printer once more, on a link of its own, to forget what it has
/// not printed. On the job's own link that word stands behind bytes that a full printer does not take, and is
/// dropped with them. Blocks for `limit` at most. True: the word has left. Epson's dialect only.
bool forget_unprinted(const DeviceAddress& address, std::chrono::milliseconds limit);

} // namespace loket::printer
