// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a scripted run leaves behind: OUT/screens/*.png, OUT/ticket.bin (the bytes the printer got) and
// OUT/ticket.png (those bytes decoded back to dots). Demo data only.
#include <filesystem>

#include "printer/emulated_printer.hpp"
#include "printer/layout.hpp"

namespace loket::kiosk {

/// Writes ticket.bin and ticket.png from the printer's newest finished job. A sentence when it cannot.
[[nodiscard]] Result<void, std::string> write_ticket(const printer::EmulatedPrinter& printer,
                                                     printer::Paper paper, const std::filesystem::path& out);

} // namespace loket::kiosk
