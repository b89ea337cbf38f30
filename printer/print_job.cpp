// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/print_job.hpp"

#include "printer/escpos.hpp"
#include "printer/text_encoder.hpp"
#include "printer/text_layout.hpp"

namespace loket::printer {

Result<PrintJob, LayoutError> make_job(const Receipt& receipt, const PrinterProfile& printer,
                                       TicketForm form) {
    if (form == TicketForm::text) {
        const auto page = lay_out_text(receipt, printer);
        if (!page) return failure(page.error());
        return PrintJob{encode_text(*page, printer), rows_of(*page)};
    }
    const auto raster = lay_out(receipt, paper_of(printer));
    if (!raster) return failure(raster.error());
    return PrintJob{encode_escpos(*raster, printer), raster->height()};
}

} // namespace loket::printer
