// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The receipt that a thermal printer gets, as one PDF page: for a queue that takes documents, and for the
// screen of whoever was sent it.
#include "printer/layout.hpp"
#include "printer/pdf_file.hpp"
#include "printer/sheet.hpp"

namespace loket::printer {

/// One page with vector text, composed as lay_out() does: every line breaks at the same word. On a roll, or
/// on paper that is not known, the page is as wide as the roll (58 mm, 80 mm, or 4 mm wider on each side than
/// another print head) and as long as the receipt. On a sheet it stands in the middle of the top, upright, in
/// its own size, and smaller only where it would not fit. Limits as there; a receipt without ink is an error.
/// Any thread.
[[nodiscard]] Result<std::vector<std::uint8_t>, PdfError> receipt_pdf(const Receipt& receipt, Paper paper,
                                                                      const PdfInfo& info, Sheet sheet = {});

} // namespace loket::printer
