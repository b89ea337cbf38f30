// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person, or a script, tells the emulated printer: one command a line, the same in both
// (docs/printers.md). Blank lines and lines that begin with # mean nothing. Pure.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "printer/emulated_printer.hpp"

namespace loket::printer {

/// One of the printer's faults, on or off; or how late it answers.
struct FaultChange {
    bool PrinterFaults::*flag = nullptr; ///< null: `late`
    bool on = false;
    std::chrono::milliseconds late{0};
    void apply_to(PrinterFaults& faults) const;
    bool operator==(const FaultChange&) const = default;
};

struct PrinterCommand {
    enum class Verb {
        change,      ///< now
        change_at,   ///< when that byte of a job is on paper
        wait,        ///< before the next command
        wait_ticket, ///< until another ticket is finished than those waited for already
        tear,
        status,
        help,
        quit,
    };
    Verb verb = Verb::help;
    FaultChange change = {};
    std::size_t byte = 0;              ///< at most 16 MiB
    std::chrono::milliseconds time{0}; ///< at most an hour
    bool operator==(const PrinterCommand&) const = default;
};

struct CommandError {
    int line = 0;
    std::string sentence; ///< what is wrong and what is expected
};

/// Now, or when that byte of a job is on paper. Of the two commands that change something.
void make_fault(const PrinterCommand& command, EmulatedPrinter& printer);
[[nodiscard]] bool is_fault(const PrinterCommand& command);

/// None: the line says nothing. `line` is for the error.
[[nodiscard]] Result<std::optional<PrinterCommand>, CommandError> parse_command(std::string_view text,
                                                                                int line);
/// A whole script, at most 1 MiB; all errors at once, at most 100.
[[nodiscard]] Result<std::vector<PrinterCommand>, std::vector<CommandError>> parse_commands(
    std::string_view script);
/// As it is written; parsed again it is the same.
[[nodiscard]] std::string to_text(const PrinterCommand& command);
/// All commands, one a line, with what they do.
[[nodiscard]] std::string command_help();
/// What is wrong with the printer, as commands: "paper-out on, late 300"; "nothing is wrong".
[[nodiscard]] std::string to_text(const PrinterFaults& faults);

} // namespace loket::printer
