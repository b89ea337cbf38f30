// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lays a Receipt out on paper with Pango and Cairo. Pure but for fonts: the same receipt and paper give the
// same dots.
#include <cstddef>
#include <string>
#include <vector>

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

/// What every layout refuses, and its words.
inline constexpr int kMostRows = 8000;
inline constexpr std::size_t kMostText =
    std::size_t{64} * 1024; ///< far beyond what fits in kMostRows; keeps hostile texts cheap
inline constexpr const char* kTooLong = "The receipt is longer than one metre of paper.";
inline constexpr const char* kTooMuchText = "The receipt holds more text than a ticket can.";
inline constexpr const char* kNoPaper = "The paper's width or resolution is not one of a ticket printer.";
[[nodiscard]] constexpr bool is_paper(Paper paper) {
    return paper.dots >= 200 && paper.dots <= 2400 && paper.dpi >= 100 && paper.dpi <= 1200;
}

/// A QR symbol's modules, for the screen: side x side, true is dark, without quiet zone. Empty when the text
/// is too long.
struct QrSymbol {
    int side = 0;
    std::vector<bool> dark;
};
[[nodiscard]] QrSymbol make_qr(const std::string& text);

inline constexpr int kQrQuiet = 4; ///< modules of white around a symbol
/// Dots of a module on that paper (receipt.hpp); an error when `side`, of make_qr(), is 0 or too wide.
[[nodiscard]] Result<int, LayoutError> qr_module(int side, Paper paper);

} // namespace loket::printer
