// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Readers of contactless cards through PC/SC (pcscd), all those whose name begins as the profile says, on one
// thread. A tap is the chip's number, no more: scanner/taps.hpp. Readers may come and go, and so may pcscd.
#include <string>
#include <vector>

#include "scanner/scanner.hpp"

namespace loket::scanner {

/// See Scanner::start. Ready: at least one of them can be used; held: another program has them all for itself
/// alone. A card that lay on a reader before is nobody's tap.
[[nodiscard]] std::unique_ptr<Scanner> start_card_reader(const SmartCardReader& reader,
                                                         Scanner::OnReading reading, Scanner::OnState state);
/// See Scanner::look.
[[nodiscard]] ScannerState look_at_card_reader(const SmartCardReader& reader);

/// Of every reader that pcscd knows, as the file may name it. Empty also without pcscd.
[[nodiscard]] std::vector<std::string> card_reader_names();

} // namespace loket::scanner
