// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a receipt printer says of itself, read from the bytes that it sends back: automatic status (GS a, four
// bytes), answers to DLE EOT and GS r (one byte), and the process id that GS ( H asks for (seven bytes). Bits
// and their fixed patterns: Epson's ESC/POS command reference. Pure; one thread at a time.
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace loket::printer {

struct PrinterStatus {
    bool offline = false;
    bool cover_open = false;
    bool paper_out = false;
    bool paper_low = false;    ///< the roll is near its end; it still prints
    bool cutter_jam = false;   ///< somebody must free the cutter
    bool hot = false;          ///< the head pauses, and goes on by itself
    bool needs_repair = false; ///< an error that switching off and on may not mend

    /// It prints what it is sent.
    [[nodiscard]] bool ready() const {
        return !offline && !cover_open && !paper_out && !cutter_jam && !hot && !needs_repair;
    }
    /// A person is needed: what was begun will not come out whole.
    [[nodiscard]] bool stopped() const {
        return cover_open || paper_out || cutter_jam || needs_repair || (offline && !hot);
    }
    /// printer-state-reasons (RFC 8011, 5.4.12) with their severities, most urgent first: "cover-open-error",
    /// "media-empty-error", "cutter-jam-error", "needs-repair-error", "head-hot-warning", "offline-report",
    /// "media-low-warning". `offline` only when nothing else says why.
    [[nodiscard]] std::vector<std::string> reasons() const;
    bool operator==(const PrinterStatus&) const = default;
};

/// Four printable characters that come back when everything sent before them is on paper.
using ProcessId = std::array<char, 4>;

/// Takes the answers in any portions. What is no answer is counted and skipped; a late answer to a question
/// that is not waited for any more is skipped alone.
class StatusReader {
  public:
    /// A request was sent whose answer is one byte: DLE EOT 1 to 4, or GS r 1.
    enum class Asked { printer = 1, offline_cause = 2, error_cause = 3, paper = 4, end_of_job = 5 };
    void asked(Asked what);
    /// Everything at once: the bytes to send (DLE EOT 1 to 4). Earlier questions are forgotten.
    [[nodiscard]] std::array<std::uint8_t, 12> ask_all();
    /// Answers that are still to come.
    [[nodiscard]] std::size_t waiting() const { return asked_.size(); }
    /// Nothing that was asked before is waited for any more.
    void forget_asked() { asked_.clear(); }

    void feed(std::span<const std::uint8_t> bytes);

    /// None: it said nothing yet.
    [[nodiscard]] const std::optional<PrinterStatus>& status() const { return status_; }
    void forget_process_id() { process_id_.reset(); }
    /// The newest process id that came back.
    [[nodiscard]] const std::optional<ProcessId>& process_id() const { return process_id_; }
    /// GS r was answered since the last call of asked(end_of_job).
    [[nodiscard]] bool job_ended() const { return job_ended_; }
    [[nodiscard]] std::size_t unknown_bytes() const { return unknown_; }

  private:
    bool single(std::uint8_t byte);
    void automatic();
    void process();

    std::vector<std::uint8_t> pending_; // of an answer of several bytes
    std::deque<Asked> asked_;
    std::optional<PrinterStatus> status_;
    std::optional<ProcessId> process_id_;
    bool job_ended_ = false;
    std::size_t unknown_ = 0;
};

} // namespace loket::printer
