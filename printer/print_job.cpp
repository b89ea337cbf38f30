// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/print_job.hpp"

#include <utility>

#include "printer/escpos.hpp"
#include "printer/receipt_pdf.hpp"
#include "printer/text_encoder.hpp"
#include "printer/text_layout.hpp"

namespace loket::printer {

Result<PrintJob, LayoutError> make_job(const Receipt& receipt, const PrinterProfile& printer, TicketForm form,
                                       Instant made, Sheet sheet) {
    if (form == TicketForm::document) {
        auto page = receipt_pdf(receipt, paper_of(printer), {"Loket", made}, sheet);
        if (!page) return failure(LayoutError{page.error().sentence});
        return PrintJob{std::move(*page), 0, DocumentFormat::pdf};
    }
    if (form == TicketForm::text) {
        const auto page = lay_out_text(receipt, printer);
        if (!page) return failure(page.error());
        return PrintJob{encode_text(*page, printer), rows_of(*page), DocumentFormat::raw};
    }
    const auto raster = lay_out(receipt, paper_of(printer));
    if (!raster) return failure(raster.error());
    return PrintJob{encode_escpos(*raster, printer), raster->height(), DocumentFormat::raw};
}

} // namespace loket::printer
