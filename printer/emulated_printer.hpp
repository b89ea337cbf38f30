// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A thermal printer that listens on 127.0.0.1, or hangs on a serial line, and can be broken by hand while the
// program runs. It reads only as fast as it prints, holds its connection until the paper is out, and stops in
// the middle of a ticket when told. It answers as Epson's do: DLE EOT at once, GS r and GS ( H when what was
// before them is on paper, its status by itself (four bytes) once that is switched on and whenever it
// changes. On the network it drops what a vanished sender left behind instead of printing it when paper comes
// back.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/device/address.hpp"
#include "printer/print_queue.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

struct PrinterFaults {
    bool paper_out = false;
    bool cover_open = false;
    bool unplugged = false; ///< nobody finds it, whoever was there loses it, its buffer is lost
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
        double mm_per_second = 250;                  ///< paper speed; 0: as fast as bytes come
        std::uint16_t port = 0;                      ///< 0: any free one
        bool automatic_status = true;                ///< by its own switch; else only after GS a
        StatusDialect status = StatusDialect::epson; ///< which questions it answers; basic: not GS a, GS ( H
        bool cutter = true;                          ///< without one a cut does nothing
        bool serial = false;                         ///< instead of the network; `port` means nothing then
        std::filesystem::path serial_link = {};      ///< symbolic link to the line's device; empty: none
        int baud = 38400;                            ///< of the line
        int dpi = 203;
        int feed_units =
            203; ///< an inch: what ESC J counts until GS P says otherwise; Epson's have two a dot
        bool keeps_buffer = false; ///< prints also what a sender left who broke off, when the next one comes
    };
    /// Starts its thread. `changed` is called on that thread after paper or state changed; it must not block.
    [[nodiscard]] static Result<std::unique_ptr<EmulatedPrinter>, PrintError> start(
        Options options, std::function<void()> changed = {});
    virtual ~EmulatedPrinter() = default;

    // All may be called from any thread.
    [[nodiscard]] virtual std::uint16_t port() const = 0; ///< 0 on a serial line
    /// Of the serial line, now: another one after it was unplugged. Empty while it is, and on the network.
    [[nodiscard]] virtual std::string device() const = 0;
    /// Returns when the printer has taken notice (or after 200 ms), so that a job sent afterwards meets the
    /// fault.
    virtual void set_faults(PrinterFaults faults) = 0;
    [[nodiscard]] virtual PrinterFaults faults() const = 0;
    /// Once, when that many bytes of a job are on paper; whatever else was to happen at a byte is forgotten.
    virtual void set_faults_at(std::size_t byte, PrinterFaults faults) = 0;
    /// The same, beside all others. `change` is called on the printer's thread and must not call the printer.
    virtual void change_faults_at(std::size_t byte, std::function<void(PrinterFaults&)> change) = 0;
    /// What hangs out of the slot now: the newest finished ticket, or the part of one being printed. A part
    /// left by a job that was cancelled hangs there until the next job begins.
    [[nodiscard]] virtual Raster paper() const = 0;
    /// Takes the unfinished part that hangs there now; height 0: none.
    [[nodiscard]] virtual Raster tear() = 0;
    /// Of that part.
    [[nodiscard]] virtual int hanging_rows() const = 0;
    /// The newest 200 finished ones, oldest first. Without a cutter a ticket ends with its job.
    [[nodiscard]] virtual std::vector<Raster> tickets() const = 0;
    struct Finished {
        std::uint64_t count = 0;     ///< since it was started
        std::vector<Raster> tickets; ///< those after `known`, oldest first; at most the newest 200
    };
    [[nodiscard]] virtual Finished finished_since(std::uint64_t known) const = 0;
    [[nodiscard]] virtual std::vector<std::uint8_t> last_job_bytes()
        const = 0;                                                    ///< of the newest finished job
    [[nodiscard]] virtual std::uint64_t first_byte_count() const = 0; ///< connections that delivered a byte
};

} // namespace loket::printer
