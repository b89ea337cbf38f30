// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// ESC/POS bytes for a page of the printer's own letters: ESC @, FS ., ESC t 0, ESC a, ESC E, GS !, LF, ESC J,
// a QR code as GS ( k or as a picture, feed and cut. Of a text only printable ASCII is sent, so that no typed
// byte can be a command.
#include <cstdint>
#include <vector>

#include "domain/printer_profile.hpp"
#include "printer/text_page.hpp"

namespace loket::printer {

[[nodiscard]] std::vector<std::uint8_t> encode_text(const TextPage& page, const PrinterProfile& printer);

} // namespace loket::printer
