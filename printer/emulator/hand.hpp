// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whoever stands at the emulated printer: does one command after the other, from a script first and then from
// standard input, takes the tickets away and tells on standard output what happened. Never what is on them.
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>

#include "printer/emulated_printer.hpp"
#include "printer/emulator/commands.hpp"

namespace loket::printer {

class Hand {
  public:
    /// `out`: where tickets are written, numbered; empty: they are only counted. `news` can be read when the
    /// printer changed, `signals` when the program shall end; both stay the caller's.
    Hand(EmulatedPrinter& printer, std::filesystem::path out, int news, int signals);
    /// Until quit, a signal, or the end of a terminal's input. What hangs from the slot then is written.
    /// False when a picture could not be written; standard error says why.
    [[nodiscard]] bool work(std::deque<PrinterCommand> script);

  private:
    using Clock = std::chrono::steady_clock;

    void perform(const PrinterCommand& command);
    void take_tickets();
    void take_part();
    void tell_status();
    void write(const Raster& picture, const std::string& what, std::uint64_t number);
    [[nodiscard]] bool waiting() const;
    void wait_for_something();
    void read_input();
    void take_line(std::string_view line);

    EmulatedPrinter& printer_;
    const std::filesystem::path out_;
    const int news_;
    const int signals_;

    std::deque<PrinterCommand> to_do_;
    std::string typed_; ///< of a line that is not at its end
    int line_ = 0;      ///< of standard input
    bool input_open_ = true;
    std::uint64_t tickets_ = 0; ///< taken away
    std::uint64_t parts_ = 0;
    std::uint64_t awaited_ = 0;              ///< tickets that a command has waited for
    std::optional<Clock::time_point> until_; ///< a wait's end
    bool ended_ = false;
    bool all_written_ = true;
};

} // namespace loket::printer
