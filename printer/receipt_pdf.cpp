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
                                                        const PdfInfo& info) {
    const auto composed = compose(receipt, paper);
    if (!composed) return failure(PdfError{composed.error().sentence});
    if (composed->height() == 0) return failure(PdfError{"There is nothing on the receipt."});
    const double points_per_dot = 72.0 / paper.dpi;
    const double printable = paper.dots * points_per_dot;
    const double roll = roll_mm(printable / kPointsPerMm) * kPointsPerMm;
    // As white above as the layout leaves below: a screen does not cut paper, and edges want air.
    constexpr double kAbove = 3 * kPointsPerMm;
    PdfFile file({roll, composed->height() * points_per_dot + kAbove}, info);
    cairo_translate(file.cairo(), (roll - printable) / 2, kAbove);
    cairo_scale(file.cairo(), points_per_dot, points_per_dot);
    composed->draw(file.cairo());
    return file.finish();
}

} // namespace loket::printer
