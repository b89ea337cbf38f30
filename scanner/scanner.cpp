// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/scanner.hpp"

#include <utility>

#include "domain/match.hpp"
#include "scanner/card_reader.hpp"
#include "scanner/hid_scanner.hpp"
#include "scanner/ktp_reader.hpp"
#include "scanner/serial_line.hpp"
#include "scanner/serial_scanner.hpp"

namespace loket::scanner {

std::unique_ptr<Scanner> Scanner::start(const ScannerProfile& profile, OnReading reading, OnState state) {
    if (profile.ktp) reading = reading_cards(*profile.ktp, std::move(reading));
    if (!reading) return nullptr;
    return std::visit(Match{
                          [&](const SerialPort& port) {
                              return start_serial(profile, port, std::move(reading), std::move(state));
                          },
                          [&](const UsbDevice& usb) {
                              return start_hid(profile, usb, std::move(reading), std::move(state));
                          },
                          [&](const SmartCardReader& reader) {
                              return start_card_reader(reader, std::move(reading), std::move(state));
                          },
                      },
                      profile.at);
}

ScannerState Scanner::look(const ScannerProfile& profile) {
    return std::visit(Match{
                          [](const SerialPort& port) {
                              const auto line = SerialLine::open(port);
                              return line ? ScannerState::ready : line.error();
                          },
                          [](const UsbDevice& usb) { return look_at_hid(usb); },
                          [](const SmartCardReader& reader) { return look_at_card_reader(reader); },
                      },
                      profile.at);
}

std::vector<std::unique_ptr<Scanner>> hold_keyboards(const std::vector<ScannerProfile>& scanners) {
    std::vector<std::unique_ptr<Scanner>> held;
    for (const ScannerProfile& one : scanners) {
        if (!std::holds_alternative<UsbDevice>(one.at)) continue;
        held.push_back(Scanner::start(
            one, [](Reading reading) { wipe(reading); }, [](ScannerState) {}));
    }
    return held;
}

} // namespace loket::scanner
