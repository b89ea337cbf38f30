// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A receipt on its way to the printer.
#include <cstdint>
#include <vector>

#include "domain/printer_profile.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"
#include "printer/layout.hpp"
#include "printer/print_queue.hpp"
#include "printer/receipt.hpp"

namespace loket::printer {

/// How tickets are sent.
enum class TicketForm {
    document, ///< as a page of PDF: for a queue that makes of it what its printer needs
    picture,  ///< as dots: any letter, any language, 45 to 70 KB
    text,     ///< in the printer's own letters, ASCII, 1 to 3 KB: for serial lines
};

struct PrintJob {
    std::vector<std::uint8_t> bytes;
    int rows = 0; ///< of dots, printed and fed
    DocumentFormat format = DocumentFormat::raw;
};

/// `made`: what a document says of its day; `sheet`: what it is printed on.
[[nodiscard]] Result<PrintJob, LayoutError> make_job(const Receipt& receipt, const PrinterProfile& printer,
                                                     TicketForm form, Instant made, Sheet sheet = {});

} // namespace loket::printer
