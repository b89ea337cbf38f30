// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "ui/utf8.hpp"

namespace loket::ui {

namespace {

enum class Glyphs { all_latin, ascii, code };

/// How each style is set. Tracking and leading are in ems.
struct Setting {
    std::filesystem::path FontFiles::*file;
    float size; ///< canvas units
    Glyphs glyphs;
    float tracking;
    float leading;
};

constexpr float small_code_share = 0.72F;

/// Letters are baked for at most a panel whose shorter side is 2160 (pixels a canvas unit); on a larger one
/// they are smaller than the canvas would have them. Dear ImGui's FreeType builder gathers bitmaps in chunks
/// of 256 KiB, four bytes a pixel, and writes past the end of a chunk with any letter larger than that.
constexpr float largest_scale = 2.F;

std::array<Setting, 9> settings(const Theme& theme) {
    const auto size = [&](Type type) { return theme.size(type); };
    return {{
        {&FontFiles::regular, size(Type::caption), Glyphs::all_latin, -0.012F, 1.36F},
        {&FontFiles::regular, size(Type::body), Glyphs::all_latin, -0.017F, 1.40F},
        {&FontFiles::semibold, size(Type::strong), Glyphs::all_latin, -0.018F, 1.30F},
        {&FontFiles::medium, size(Type::lead), Glyphs::all_latin, -0.021F, 1.28F},
        {&FontFiles::headline, size(Type::title), Glyphs::all_latin, 0.F, 1.16F},
        {&FontFiles::headline, size(Type::display), Glyphs::ascii, 0.F, 1.10F},
        {&FontFiles::mono, size(Type::code), Glyphs::code, -0.01F, 1.20F},
        {&FontFiles::medium, size(Type::key), Glyphs::all_latin, -0.021F, 1.28F},
        {&FontFiles::mono, size(Type::code) * small_code_share, Glyphs::code, -0.01F, 1.20F},
    }};
}

ImVector<ImWchar> ranges(Glyphs glyphs, std::span<const char32_t> extra) {
    ImFontGlyphRangesBuilder builder;
    const auto add = [&](ImWchar first, ImWchar last) {
        for (unsigned c = first; c <= last; ++c) {
            builder.AddChar(static_cast<ImWchar>(c));
        }
    };
    if (glyphs == Glyphs::code) {
        add(' ', '9');
        add('A', 'Z');
        builder.AddChar(0x2022); // a masked digit
        builder.AddChar(0x2026);
    } else {
        add(' ', '~');
        for (const ImWchar c : {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x00B7}) {
            builder.AddChar(c);
        }
        for (const char32_t c : extra) {
            builder.AddChar(static_cast<ImWchar>(c));
        }
    }
    if (glyphs == Glyphs::all_latin) {
        add(0xA0, 0xFF);
    }
    ImVector<ImWchar> result;
    builder.BuildRanges(&result);
    return result;
}

/// A font file in memory, read once for all its sizes, with FreeType's view of its measures.
class FontFile {
  public:
    FontFile(FT_Library library, const std::filesystem::path& path) {
        std::ifstream in(path, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(in), {});
        if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                               static_cast<FT_Long>(bytes_.size()), 0, &face_) != 0) {
            face_ = nullptr;
        }
    }
    ~FontFile() { FT_Done_Face(face_); }
    FontFile(const FontFile&) = delete;
    FontFile& operator=(const FontFile&) = delete;

    [[nodiscard]] bool usable() const { return face_ != nullptr; }
    [[nodiscard]] std::vector<char>& bytes() { return bytes_; }

    /// Dear ImGui's size is ascender to descender; ours is the em, as typographers count.
    [[nodiscard]] float imgui_size(float em) const {
        return em * static_cast<float>(face_->ascender - face_->descender) /
               static_cast<float>(face_->units_per_EM);
    }
    [[nodiscard]] float cap_height(float em) const {
        const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face_, FT_SFNT_OS2));
        const bool known = os2 != nullptr && os2->version >= 2 && os2->sCapHeight > 0;
        return known ? em * static_cast<float>(os2->sCapHeight) / static_cast<float>(face_->units_per_EM)
                     : em * 0.7F;
    }
    [[nodiscard]] float advance(char32_t c, float em) const {
        FT_Fixed units = 0;
        const FT_UInt index = FT_Get_Char_Index(face_, c);
        return FT_Get_Advance(face_, index, FT_LOAD_NO_SCALE, &units) == 0
                   ? em * static_cast<float>(units) / static_cast<float>(face_->units_per_EM)
                   : em * 0.5F;
    }

  private:
    std::vector<char> bytes_;
    FT_Face face_ = nullptr;
};

} // namespace

const ImFontGlyph* Face::glyph(char32_t c) const {
    if (font == nullptr || c > 0xFFFF) {
        return nullptr;
    }
    return font->FindGlyphNoFallback(static_cast<ImWchar>(c));
}

float Face::advance(char32_t c) const {
    if (is_invisible(c)) {
        return 0;
    }
    const ImFontGlyph* g = glyph(c);
    return (g != nullptr ? g->AdvanceX : em * 0.62F) + tracking;
}

Fonts::~Fonts() {
    IM_DELETE(atlas_);
}

void Fonts::build(const Result<FontFiles, std::string>& files, const Theme& theme, float scale,
                  std::span<const char32_t> extra) {
    scale = std::min(scale, largest_scale);
    IM_DELETE(atlas_);
    atlas_ = IM_NEW(ImFontAtlas)();
    ++version_;
    atlas_->Flags |=
        ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas_->TexDesiredWidth = 1024;
    atlas_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas_->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;

    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        library = nullptr;
    }
    const auto styles = settings(theme);
    std::map<std::filesystem::path, std::unique_ptr<FontFile>> opened;
    std::vector<std::unique_ptr<ImVector<ImWchar>>> kept_ranges; // ImGui reads them during the build
    std::vector<const FontFile*> sources(styles.size(), nullptr);

    for (std::size_t i = 0; i < styles.size(); ++i) {
        const Setting& style = styles[i];
        Face& face = faces_[i];
        face = Face{};
        face.em = std::round(style.size * scale);
        face.tracking = face.em * style.tracking;
        face.leading = std::round(face.em * style.leading);
        face.cap = face.em * 0.73F;
        face.ascent = face.em;
        if (!files.has_value() || library == nullptr) {
            continue;
        }
        const auto twin = std::find_if(
            styles.begin(), styles.begin() + static_cast<std::ptrdiff_t>(i),
            [&](const Setting& other) { return other.file == style.file && other.size == style.size; });
        if (twin != styles.begin() + static_cast<std::ptrdiff_t>(i)) { // the same letters serve both styles
            face.font = faces_[static_cast<std::size_t>(twin - styles.begin())].font;
            sources[i] = sources[static_cast<std::size_t>(twin - styles.begin())];
            continue;
        }
        const auto& path = (*files).*style.file;
        auto& file = opened[path];
        if (!file) {
            file = std::make_unique<FontFile>(library, path);
        }
        if (!file->usable()) {
            continue;
        }
        kept_ranges.push_back(std::make_unique<ImVector<ImWchar>>(ranges(style.glyphs, extra)));
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = config.OversampleV = 1;
        face.font =
            atlas_->AddFontFromMemoryTTF(file->bytes().data(), static_cast<int>(file->bytes().size()),
                                         file->imgui_size(face.em), &config, kept_ranges.back()->Data);
        sources[i] = file.get();
    }

    if (atlas_->ConfigData.empty()) {
        atlas_->AddFontDefault(); // an atlas needs one; no face uses it
    }
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas_->GetTexDataAsAlpha8(&pixels, &width, &height);

    std::set<const ImFont*> corrected;
    for (std::size_t i = 0; i < faces_.size(); ++i) {
        Face& face = faces_[i];
        if (face.font == nullptr) {
            continue;
        }
        face.ascent = std::round(face.font->Ascent);
        face.cap = sources[i]->cap_height(face.em);
        if (corrected.insert(face.font).second) {
            for (ImFontGlyph& glyph : face.font->Glyphs) {
                glyph.AdvanceX = sources[i]->advance(glyph.Codepoint, face.em);
            }
        }
    }
    atlas_->ClearInputData();
    opened.clear();
    FT_Done_FreeType(library);
}

Texture Fonts::texture() const {
    if (atlas_ == nullptr) {
        return {};
    }
    return {Texture::Kind::coverage, atlas_->TexPixelsAlpha8, atlas_->TexWidth, atlas_->TexHeight, version_};
}

std::vector<char32_t> code_points_beyond_latin1(std::span<const std::string> texts) {
    std::set<char32_t> found;
    for (const std::string& text : texts) {
        for (std::size_t at = 0; at < text.size();) {
            const Decoded d = decode_utf8(text, at);
            at += d.length;
            if (d.code_point > 0xFF && d.code_point < 0xFFFD && !is_invisible(d.code_point)) {
                found.insert(d.code_point);
            }
        }
    }
    return {found.begin(), found.end()};
}

} // namespace loket::ui
