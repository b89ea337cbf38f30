// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The receipt that a thermal printer gets, as one PDF page: for a queue that takes documents, and for the
// screen of whoever was sent it.
#include "printer/layout.hpp"
#include "printer/pdf_file.hpp"

namespace loket::printer {

/// One page as wide as the roll (58 mm, 80 mm, or 4 mm wider on each side than another print head) and as
/// long as the receipt, with vector text, composed as lay_out() does: every line breaks at the same word.
/// Limits as there; a receipt without ink is an error. Any thread.
[[nodiscard]] Result<std::vector<std::uint8_t>, PdfError> receipt_pdf(const Receipt& receipt, Paper paper,
                                                                      const PdfInfo& info);

} // namespace loket::printer
