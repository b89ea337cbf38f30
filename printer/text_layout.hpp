// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lays a Receipt out in the printer's own letters, for lines too slow to carry dots. Pure.
#include "domain/printer_profile.hpp"
#include "domain/result.hpp"
#include "printer/layout.hpp"
#include "printer/receipt.hpp"
#include "printer/text_page.hpp"

namespace loket::printer {

/// Blocks look as in lay_out() as far as one font allows; texts become ASCII (ascii_text.hpp). The limits are
/// those of lay_out(): 8,000 rows, 64 KiB of text, QR text of 300 bytes. Any thread.
[[nodiscard]] Result<TextPage, LayoutError> lay_out_text(const Receipt& receipt,
                                                         const PrinterProfile& printer);

} // namespace loket::printer
