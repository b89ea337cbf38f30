// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/scanner.hpp"

#include <utility>

#include "scanner/serial_line.hpp"
#include "scanner/serial_scanner.hpp"

namespace loket::scanner {

std::unique_ptr<Scanner> Scanner::start(const ScannerProfile& profile, OnReading reading, OnState state) {
    return start_serial(profile, std::get<SerialPort>(profile.at), std::move(reading), std::move(state));
}

ScannerState Scanner::look(const ScannerProfile& profile) {
    const auto line = SerialLine::open(std::get<SerialPort>(profile.at));
    return line ? ScannerState::ready : line.error();
}

} // namespace loket::scanner
