// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/receipt_pdf.hpp"

#include <algorithm>

#include "printer/composed.hpp"

namespace loket::printer {
namespace {

/// Rolls are wider than the heads that print on them.
double roll_mm(double printable_mm) {
    constexpr double kNarrow = 58, kWide = 80, kStrip = 4;
    if (printable_mm <= kNarrow - 2 * kStrip) return kNarrow;
    if (printable_mm <= kWide - kStrip) return std::max(kWide, printable_mm);
    return printable_mm + 2 * kStrip;
}

} // namespace

Result<std::vector<std::uint8_t>, PdfError> receipt_pdf(const Receipt& receipt, Paper paper,
                                                        const PdfInfo& info, Sheet sheet) {
    const auto composed = compose(receipt, paper);
    if (!composed) return failure(PdfError{composed.error().sentence});
    if (composed->height() == 0) return failure(PdfError{"There is nothing on the receipt."});
    const double points_per_dot = 72.0 / paper.dpi;
    const double width = paper.dots * points_per_dot, height = composed->height() * points_per_dot;
    const double roll = roll_mm(width / kPointsPerMm) * kPointsPerMm;
    // As white above as the layout leaves below: a screen does not cut paper, and edges want air.
    constexpr double on_roll = 3 * kPointsPerMm;
    // Where no office printer has a margin any more.
    constexpr double on_sheet = 15 * kPointsPerMm;
    const PageSize page = is_roll(sheet)
                              ? PageSize{roll, height + on_roll}
                              : PageSize{sheet.width_mm * kPointsPerMm, sheet.height_mm * kPointsPerMm};
    const double above = is_roll(sheet) ? on_roll : on_sheet;
    const double scale = std::min(1.0, (page.height - above) / height);
    PdfFile file(page, info);
    cairo_translate(file.cairo(), (page.width - width * scale) / 2, above);
    cairo_scale(file.cairo(), scale * points_per_dot, scale * points_per_dot);
    composed->draw(file.cairo());
    return file.finish();
}

} // namespace loket::printer
