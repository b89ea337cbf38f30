// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lays a Receipt out on paper with Pango and Cairo. Pure but for fonts: the same receipt and paper give the
// same dots.
#include "domain/printer_profile.hpp"
#include "domain/result.hpp"
#include "printer/raster.hpp"
#include "printer/receipt.hpp"

namespace loket::printer {

/// Paper as the print head sees it.
struct Paper {
    int dots; ///< printable width: 384 on 58 mm, 576 on 80 mm (ANCHORS.md)
    int dpi;  ///< 203 on nearly all
};
inline constexpr Paper kPaper58{384, 203};
inline constexpr Paper kPaper80{576, 203};
[[nodiscard]] constexpr Paper paper_of(const PrinterProfile& printer) {
    return {printer.dots, printer.dpi};
}

struct LayoutError {
    std::string sentence;
};

/// At most 8,000 rows (one metre of paper) and 64 KiB of text; more is an error, not a cut. QR text at most
/// 300 bytes. Any thread; fonts stay loaded for as long as the calling thread lives (first call 20 ms, later
/// ones about 1.5 ms).
[[nodiscard]] Result<Raster, LayoutError> lay_out(const Receipt& receipt, Paper paper);

/// A QR symbol's modules, for the screen: side x side, true is dark, without quiet zone. Empty when the text
/// is too long.
struct QrSymbol {
    int side = 0;
    std::vector<bool> dark;
};
[[nodiscard]] QrSymbol make_qr(const std::string& text);

} // namespace loket::printer
