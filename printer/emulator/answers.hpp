// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the emulated printer says of itself, byte for byte as Epson's command reference has it. Pure.
#include <array>
#include <cstdint>

#include "printer/emulated_printer.hpp"

namespace loket::printer {

/// It does not print now.
[[nodiscard]] bool stops(const PrinterFaults& faults);
/// To GS a, and by itself.
[[nodiscard]] std::array<std::uint8_t, 4> automatic_status(const PrinterFaults& at);
/// To DLE EOT n.
[[nodiscard]] std::uint8_t realtime_status(const PrinterFaults& at, std::uint8_t n);
/// To GS r 1.
[[nodiscard]] std::uint8_t paper_status(const PrinterFaults& at);
/// To GS ( H, function 48.
[[nodiscard]] std::array<std::uint8_t, 7> process_answer(std::array<std::uint8_t, 4> id);

} // namespace loket::printer
