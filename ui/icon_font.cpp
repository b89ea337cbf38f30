// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon_font.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cstddef>

namespace loket::ui {

struct IconFont::Open {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
};

IconFont::IconFont(const std::filesystem::path& file) : open_(std::make_unique<Open>()) {
    if (FT_Init_FreeType(&open_->library) != 0) {
        open_->library = nullptr;
        return;
    }
    if (FT_New_Face(open_->library, file.c_str(), 0, &open_->face) != 0) {
        open_->face = nullptr;
    }
}

IconFont::~IconFont() {
    FT_Done_Face(open_->face);
    FT_Done_FreeType(open_->library);
}

std::vector<std::uint8_t> IconFont::draw(Icon icon, int size) const {
    FT_Face face = open_->face;
    if (face == nullptr || size < 1 || icon == Icon::none ||
        FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size)) != 0) {
        return {};
    }
    const FT_UInt index = FT_Get_Char_Index(face, code_point(icon));
    if (index == 0 || FT_Load_Glyph(face, index, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0) {
        return {};
    }
    // Material Icons are drawn on a square em that stands on the baseline.
    const FT_GlyphSlot glyph = face->glyph;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), 0);
    const int left = glyph->bitmap_left;
    const int top = size - glyph->bitmap_top;
    for (int y = 0; y < static_cast<int>(glyph->bitmap.rows); ++y) {
        for (int x = 0; x < static_cast<int>(glyph->bitmap.width); ++x) {
            const int px = left + x;
            const int py = top + y;
            if (px >= 0 && px < size && py >= 0 && py < size) {
                pixels[static_cast<std::size_t>(py) * static_cast<std::size_t>(size) +
                       static_cast<std::size_t>(px)] = glyph->bitmap.buffer[y * glyph->bitmap.pitch + x];
            }
        }
    }
    return pixels;
}

} // namespace loket::ui
