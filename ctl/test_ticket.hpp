// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticket that is nobody's: shows whether a printer's width, darkness, cutter and answers are right.
#include <string>

#include "domain/printer_profile.hpp"
#include "domain/time.hpp"
#include "printer/cups_queue.hpp"

namespace loket::ctl {

/// Prints it and waits for its end.
[[nodiscard]] Result<printer::Settlement, printer::PrintError> print_test_ticket(
    const printer::CupsAddress& address, const PrinterProfile& profile, Instant now);

/// "printed: the printer itself says that it is on paper."
[[nodiscard]] std::string words_of(const printer::Settlement& end);

} // namespace loket::ctl
