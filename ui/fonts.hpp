// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Letters, baked once at their exact pixel sizes into one 8-bit atlas (Dear ImGui's, by FreeType), with the
// advances that FreeType would have rounded away put back. About 12 ms for all styles at full size.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "ui/font_files.hpp"
#include "ui/imgui_compat.hpp"
#include "ui/texture.hpp"
#include "ui/theme.hpp"

namespace loket::ui {

/// One style at one size. Everything in pixels.
struct Face {
    ImFont* font = nullptr; ///< null when the font files are missing: every letter is then a box
    float em = 0;
    float ascent = 0;   ///< from a glyph's origin row down to the baseline
    float cap = 0;      ///< height of a capital
    float tracking = 0; ///< added after every letter; big type is set tighter
    float leading = 0;  ///< line to line

    [[nodiscard]] const ImFontGlyph* glyph(char32_t c) const;
    [[nodiscard]] float advance(char32_t c) const;
};

class Fonts {
  public:
    Fonts() = default;
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// `scale`: pixels a canvas unit; no letter is baked larger than for 2. `extra`: code points wanted
    /// beyond Latin-1. Without the files every face is empty.
    void build(const Result<FontFiles, std::string>& files, const Theme& theme, float scale,
               std::span<const char32_t> extra);

    [[nodiscard]] const Face& face(Type type) const { return faces_[static_cast<std::size_t>(type)]; }
    /// The code style for a field too narrow for Type::code.
    [[nodiscard]] const Face& small_code() const { return faces_.back(); }
    [[nodiscard]] Texture texture() const;
    [[nodiscard]] ImFontAtlas* atlas() { return atlas_; }

  private:
    ImFontAtlas* atlas_ = nullptr;
    std::array<Face, 9> faces_{};
    std::uint64_t version_ = 0;
};

/// Every code point in these texts that is not Latin-1, sorted, once each; only those a font of ours can
/// hold.
[[nodiscard]] std::vector<char32_t> code_points_beyond_latin1(std::span<const std::string> texts);

} // namespace loket::ui
