// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/text_page.hpp"

#include <algorithm>

#include "printer/layout.hpp"
#include "printer/printer_font.hpp"
#include "printer/realtime_guard.hpp"

namespace loket::printer {
namespace {

int width_of(const TextLine& line) {
    int width = 0;
    for (const TextRun& run : line.runs) width += static_cast<int>(run.text.size()) * run.wide * kFontDots;
    return width;
}

int height_of(const TextLine& line) {
    int high = 1;
    for (const TextRun& run : line.runs) high = std::max(high, run.high);
    return high * kFontRows;
}

int rows_of(const TextPart& part) {
    if (const auto* feed = std::get_if<TextFeed>(&part)) return feed->rows;
    if (const auto* qr = std::get_if<TextQr>(&part)) return make_qr(qr->text).side * qr->module;
    return std::max(kLineRows, height_of(std::get<TextLine>(part)));
}

void draw_letter(Raster& paper, const TextRun& run, char letter, int left, int top) {
    const Glyph& shape = glyph(letter, run.bold);
    for (int y = 0; y < kFontRows * run.high; ++y) {
        for (int x = 0; x < kFontDots * run.wide; ++x) {
            if (shape.black(x / run.wide, y / run.high)) paper.set_black(left + x, top + y);
        }
    }
}

void draw_part(Raster& paper, const TextLine& line, int top) {
    const int height = height_of(line);
    int left = line.centred ? (paper.width() - width_of(line)) / 2 : 0;
    for (const TextRun& run : line.runs) {
        for (const char letter : run.text) {
            draw_letter(paper, run, letter, left, top + height - run.high * kFontRows);
            left += kFontDots * run.wide;
        }
    }
}

void draw_part(Raster& paper, const TextQr& qr, int top) {
    const QrSymbol symbol = make_qr(qr.text);
    // A picture is as wide as its bytes; the printer's own code as its modules.
    const QrPicture picture = qr.native ? QrPicture{} : picture_of(qr);
    const int width = qr.native ? symbol.side * qr.module : picture.raster.row_bytes() * 8 * picture.scale;
    const int left = (paper.width() - width) / 2;
    for (int y = 0; y < symbol.side * qr.module; ++y) {
        for (int x = 0; x < symbol.side * qr.module; ++x) {
            const int at = y / qr.module * symbol.side + x / qr.module;
            if (symbol.dark[static_cast<std::size_t>(at)]) paper.set_black(left + x, top + y);
        }
    }
}

void draw_part(Raster&, const TextFeed&, int) {}

} // namespace

QrPicture picture_of(const TextQr& qr) {
    const QrSymbol symbol = make_qr(qr.text);
    const int scale = qr.module % 2 == 0 ? 2 : 1;
    const int module = qr.module / scale;
    const int side = symbol.side * module;
    QrPicture picture{Raster((side + 7) / 8 * 8, side), scale};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int at = y / module * symbol.side + x / module;
            if (symbol.dark[static_cast<std::size_t>(at)]) picture.raster.set_black(x, y);
        }
    }
    break_realtime_commands(picture.raster);
    return picture;
}

int rows_of(const TextPage& page) {
    int rows = 0;
    for (const TextPart& part : page.parts) rows += rows_of(part);
    return rows;
}

Raster draw(const TextPage& page, const PrinterProfile& printer) {
    Raster paper(printer.dots, rows_of(page));
    int top = 0;
    for (const TextPart& part : page.parts) {
        std::visit([&](const auto& p) { draw_part(paper, p, top); }, part);
        top += rows_of(part);
    }
    return paper;
}

} // namespace loket::printer
