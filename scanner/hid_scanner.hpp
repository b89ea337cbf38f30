// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scanner that sends as a keyboard, grabbed and read on a thread of its own. Several of one vendor and
// product are read side by side, each by itself.
#include "scanner/scanner.hpp"

namespace loket::scanner {

/// See Scanner::start.
[[nodiscard]] std::unique_ptr<Scanner> start_hid(const ScannerProfile& profile, const UsbDevice& usb,
                                                 Scanner::OnReading reading, Scanner::OnState state);
/// See Scanner::look.
[[nodiscard]] ScannerState look_at_hid(const UsbDevice& usb);

} // namespace loket::scanner
