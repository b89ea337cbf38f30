// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/printer_font.hpp"

#include <cstddef>

#include "printer/cairo_handles.hpp"

namespace loket::printer {
namespace {

constexpr char kFirst = ' ', kLast = '~';
constexpr std::size_t kLetters = kLast - kFirst + 1;
constexpr double kWide = 19.9; // of DejaVu Sans Mono: letters then are 12 dots apart
constexpr double kHigh = 22.5; // taller than wide, as printers' letters are
constexpr int kBaseLine = 18;

struct Font {
    std::array<Glyph, kLetters> plain, bold;
};

Glyph draw(char letter) {
    const Handle<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_A8, kFontDots, kFontRows));
    const Handle<cairo_t> cairo(cairo_create(surface.get()));
    const Handle<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_NONE);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_FULL);
    cairo_set_font_options(cairo.get(), options.get());
    cairo_select_font_face(cairo.get(), "DejaVu Sans Mono", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
    cairo_matrix_t size;
    cairo_matrix_init_scale(&size, kWide, kHigh);
    cairo_set_font_matrix(cairo.get(), &size);
    cairo_move_to(cairo.get(), 0, kBaseLine);
    const std::array<char, 2> text{letter, '\0'};
    cairo_show_text(cairo.get(), text.data());
    cairo_surface_flush(surface.get());
    const unsigned char* const ink = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    Glyph drawn;
    for (std::size_t y = 0; y < drawn.rows.size(); ++y) {
        for (std::size_t x = 0; x < kFontDots; ++x) {
            const bool black = ink[y * stride + x] >= 128;
            drawn.rows[y] = static_cast<std::uint16_t>(drawn.rows[y] << 1 | (black ? 1 : 0));
        }
    }
    return drawn;
}

Font draw_font() {
    Font font;
    for (std::size_t i = 0; i < kLetters; ++i) {
        font.plain[i] = draw(static_cast<char>(kFirst + static_cast<int>(i)));
        font.bold[i] = font.plain[i];
        for (std::uint16_t& row : font.bold[i].rows) row = static_cast<std::uint16_t>(row | row >> 1);
    }
    return font;
}

} // namespace

const Glyph& glyph(char letter, bool bold) {
    static const Font font = draw_font();
    static const Glyph blank;
    if (letter < kFirst || letter > kLast) return blank;
    const auto at = static_cast<std::size_t>(letter - kFirst);
    return bold ? font.bold[at] : font.plain[at];
}

} // namespace loket::printer
