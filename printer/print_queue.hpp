// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The port to a printer: hand over bytes, learn what became of them. CupsQueue is the real one; FakeQueue
// (tests) is beside it. Calls may block for the time a spooler takes to answer: never on the UI thread.
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/print.hpp"
#include "domain/result.hpp"
#include "printer/sheet.hpp"

namespace loket::printer {

struct PrintError {
    std::string sentence; ///< English, for the operator's log; no personal data
    int job = 0; ///< of submit(): not zero when the spooler may have this job all the same; settle() tells
};

/// How a job ended, or that its deadline passed. A stable word each: it is recorded in the journal.
struct Settlement {
    PrintOutcome outcome; ///< final
    std::string reason; ///< a keyword: "completed", "media-empty", "timed-out", "aborted", "unreachable", ...
};

/// What is known of a job that has not ended.
struct JobProgress {
    bool sending = false;             ///< from here on something may be on paper
    std::vector<std::string> reasons; ///< what holds its printer up, as in PrinterState
    bool operator==(const JobProgress&) const = default;
};

/// What the queue says of its printer right now.
struct PrinterState {
    bool accepts_jobs = false;
    std::string device_uri; ///< where it prints: "escpos:/dev/usb/lp0?status=epson"; empty: not known
    std::vector<std::string>
        reasons; ///< IPP printer-state-reasons keywords without "none"; a backend's STATE: lines
    bool takes_documents = false; ///< PDF; else the queue hands its bytes on as they are
    Sheet sheet{};                ///< what documents come out on unless they ask for another
};

/// What the bytes are: a ticket printer's own language, for a raw queue, or a PDF document, for any other.
enum class DocumentFormat { raw, pdf };

class PrintQueue {
  public:
    virtual ~PrintQueue() = default;

    /// Hands one job over, after those that could not be cancelled are gone. `title` must not hold personal
    /// data (spoolers log it). On success a job number.
    [[nodiscard]] virtual Result<int, PrintError> submit(std::span<const std::uint8_t> bytes,
                                                         const std::string& title,
                                                         DocumentFormat format = DocumentFormat::raw) = 0;
    /// Waits until the job has ended or `patience` is over; then cancels it, so that no ticket comes out by
    /// itself later. Meanwhile `progress` is told whenever something about it changed.
    using OnProgress = std::function<void(const JobProgress&)>;
    [[nodiscard]] virtual Settlement settle(int job, std::chrono::milliseconds patience,
                                            const OnProgress& progress) = 0;
    [[nodiscard]] Settlement settle(int job, std::chrono::milliseconds patience) {
        return settle(job, patience, [](const JobProgress&) {});
    }
    [[nodiscard]] virtual PrinterState state() = 0;
    /// Cancels every job of ours that is still waiting (at start and after a refill).
    virtual void cancel_stale() = 0;
};

} // namespace loket::printer
