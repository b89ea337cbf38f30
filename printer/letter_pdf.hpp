// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A filled letter on an office's own paper, as PDF.
#include "domain/letter.hpp"
#include "printer/pdf_file.hpp"

namespace loket::printer {

/// The head of every first page (kop surat). Lines that are empty are left out.
struct LetterHead {
    std::string government, office;
    std::string address;  ///< with the postal code
    std::string contacts; ///< telephone, e-mail
};

/// Pages of `page`'s size: A4 upright for letters, landscape for registers. Texts flow over as many pages as
/// they need; with more than one each says "halaman 1 dari 2". Line breaks in a text stay; what else cannot
/// be printed is cleaned as printable_text() does. At most 300 pages and 1 MiB of text; more is an error, and
/// so is a row of a grid higher than a page. The same letter and moment give the same bytes. Any thread.
[[nodiscard]] Result<std::vector<std::uint8_t>, PdfError> letter_pdf(const Letter& letter,
                                                                     const LetterHead& head, PageSize page,
                                                                     const PdfInfo& info);

} // namespace loket::printer
