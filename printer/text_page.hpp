// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticket in the printer's own letters: lines of font A, QR codes and feeds, top to bottom. Made by
// lay_out_text(), sent by encode_text(), shown by draw().
#include <string>
#include <variant>
#include <vector>

#include "domain/printer_profile.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

/// Rows from one line to the next, when no letter of it is higher: what printers begin with (ESC 2).
inline constexpr int kLineRows = 30;
/// Letters can be so many times as wide and as high, each (GS !).
inline constexpr int kMostTimes = 8;

/// Letters in one style, printable ASCII only.
struct TextRun {
    std::string text;
    bool bold = false;
    int wide = 1, high = 1; ///< times, 1 to kMostTimes
    bool operator==(const TextRun&) const = default;
};

/// Never wider than the paper. Letters of different heights stand on the same base line.
struct TextLine {
    std::vector<TextRun> runs;
    bool centred = false;
    bool operator==(const TextLine&) const = default;
};

/// Centred, without its quiet zone.
struct TextQr {
    std::string text;
    int module = 1;      ///< dots
    bool native = false; ///< the printer makes it
    bool operator==(const TextQr&) const = default;
};

/// White, in rows of dots.
struct TextFeed {
    int rows = 0;
    bool operator==(const TextFeed&) const = default;
};

using TextPart = std::variant<TextLine, TextQr, TextFeed>;

struct TextPage {
    std::vector<TextPart> parts;
    bool operator==(const TextPage&) const = default;
};

/// What a QR code looks like when Loket sends it as dots: whole bytes wide. `scale` is 2 when the printer
/// shall double each dot, which takes a quarter of the bytes.
struct QrPicture {
    Raster raster;
    int scale = 1;
};
[[nodiscard]] QrPicture picture_of(const TextQr& qr);

/// Rows of the page on paper, without what its end feeds.
[[nodiscard]] int rows_of(const TextPage& page);

/// The page as a printer with these `dots` prints it, in the stand-in font of printer_font.hpp.
[[nodiscard]] Raster draw(const TextPage& page, const PrinterProfile& printer);

} // namespace loket::printer
