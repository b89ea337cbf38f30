// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A thermal printer that listens on 127.0.0.1 and can be broken by hand while the program runs. It reads only
// as fast as it prints, holds its connection until the paper is out, and stops in the middle of a ticket when
// told. It answers as Epson's do: DLE EOT at once, GS r and GS ( H when what was before them is on paper.
// While it has a job it reports its status (four bytes) now and then: so it learns that a sender is gone, and
// drops what that sender left behind instead of printing it when paper comes back.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "domain/result.hpp"
#include "printer/print_queue.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

struct PrinterFaults {
    bool paper_out = false;
    bool cover_open = false;
    bool unplugged = false; ///< listener closed, connection dropped, buffer lost
    bool paper_low = false; ///< it prints all the same
    bool cutter_jam = false;
    bool hot = false;                  ///< it pauses
    bool mute = false;                 ///< prints and never answers
    bool garbled = false;              ///< sends bytes that mean nothing between its answers
    std::chrono::milliseconds late{0}; ///< so long after the end of a job it says so
    bool operator==(const PrinterFaults&) const = default;
};

class EmulatedPrinter {
  public:
    struct Options {
        int dots = 576;
        double mm_per_second = 250;   ///< paper speed; 0: as fast as bytes come
        std::uint16_t port = 0;       ///< 0: any free one
        bool automatic_status = true; ///< by its own switch; else only after GS a
    };
    /// Starts its thread. `changed` is called on that thread after paper or state changed; it must not block.
    [[nodiscard]] static Result<std::unique_ptr<EmulatedPrinter>, PrintError> start(
        Options options, std::function<void()> changed = {});
    virtual ~EmulatedPrinter() = default;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    // The rest may be called from any thread.
    /// Returns when the printer has taken notice (or after 200 ms), so that a job sent afterwards meets the
    /// fault.
    virtual void set_faults(PrinterFaults faults) = 0;
    [[nodiscard]] virtual PrinterFaults faults() const = 0;
    /// Once, when that many bytes of a job are on paper.
    virtual void set_faults_at(std::size_t byte, PrinterFaults faults) = 0;
    /// What hangs out of the slot now: the newest finished ticket, or the part of one being printed. A part
    /// left by a job that was cancelled hangs there until the next job begins.
    [[nodiscard]] virtual Raster paper() const = 0;
    /// The newest 200 finished ones, oldest first. Without a cutter a ticket ends with its job.
    [[nodiscard]] virtual std::vector<Raster> tickets() const = 0;
    [[nodiscard]] virtual std::vector<std::uint8_t> last_job_bytes()
        const = 0;                                                    ///< of the newest finished job
    [[nodiscard]] virtual std::uint64_t first_byte_count() const = 0; ///< connections that delivered a byte
};

} // namespace loket::printer
