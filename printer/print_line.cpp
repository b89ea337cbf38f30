// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/print_line.hpp"

#include <algorithm>

#include "printer/printer_font.hpp"

namespace loket::printer {

int PrintLine::width() const {
    int width = 0;
    for (const Letter& letter : letters_) width += letter.style.wide * kFontDots;
    return width;
}

bool PrintLine::fits(Style style, int dots) const {
    return width() + style.wide * kFontDots <= dots;
}

void PrintLine::add(char letter, Style style) {
    letters_.push_back({letter, style});
}

Raster PrintLine::take() {
    int high = 0;
    for (const Letter& letter : letters_) high = std::max(high, letter.style.high * kFontRows);
    Raster line(width(), high);
    int left = 0;
    for (const auto& [letter, style] : letters_) {
        const Glyph& shape = glyph(letter, style.bold);
        const int top = high - style.high * kFontRows;
        for (int y = top; y < high; ++y) {
            for (int x = 0; x < style.wide * kFontDots; ++x) {
                if (shape.black(x / style.wide, (y - top) / style.high)) line.set_black(left + x, y);
            }
        }
        left += style.wide * kFontDots;
    }
    letters_.clear();
    return line;
}

} // namespace loket::printer
