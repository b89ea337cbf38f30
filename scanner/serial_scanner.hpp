// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scanner on a serial line, read on a thread of its own.
#include "scanner/scanner.hpp"

namespace loket::scanner {

/// See Scanner::start.
[[nodiscard]] std::unique_ptr<Scanner> start_serial(const ScannerProfile& profile, const SerialPort& port,
                                                    Scanner::OnReading reading, Scanner::OnState state);

} // namespace loket::scanner
