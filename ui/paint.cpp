// SPDX-License-Identifier: GPL-3.0-or-later
// Painting members of Ui: canvas units in, axis-aligned quads on whole pixels out.
#include <algorithm>
#include <cmath>

#include "ui/state.hpp"
#include "ui/text_layout.hpp"
#include "ui/ui.hpp"
#include "ui/utf8.hpp"

namespace loket::ui {

namespace {

/// Whole pixels, right and bottom excluded.
struct Box {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    [[nodiscard]] int w() const { return x1 - x0; }
    [[nodiscard]] int h() const { return y1 - y0; }
};

int pixels(float units, float scale) {
    return static_cast<int>(std::lround(units * scale));
}

Box to_box(const Rect& r, float scale) {
    return {pixels(r.x, scale), pixels(r.y, scale), pixels(r.right(), scale), pixels(r.bottom(), scale)};
}

ImU32 to_colour(Rgb c, int alpha = 255) {
    return IM_COL32(c.r, c.g, c.b, alpha);
}

/// A piece of a texture: pixel columns u0 to u1 and rows v0 to v1. u0 == u1 stretches one column, u0 > u1
/// mirrors.
struct Piece {
    int u0, v0, u1, v1;
};

class Brush {
  public:
    Brush(Ui::State& state, std::uintptr_t texture_number)
        : list_(*state.list), texture_(state.texture(texture_number)) {
        list_.PushTextureID(texture_id(texture_number));
    }
    ~Brush() { list_.PopTextureID(); }
    Brush(const Brush&) = delete;
    Brush& operator=(const Brush&) = delete;

    void lay(const Box& box, const Piece& piece, ImU32 colour) {
        if (box.w() <= 0 || box.h() <= 0 || texture_.width == 0) {
            return;
        }
        const auto w = static_cast<float>(texture_.width);
        const auto h = static_cast<float>(texture_.height);
        list_.PrimReserve(6, 4);
        list_.PrimRectUV({static_cast<float>(box.x0), static_cast<float>(box.y0)},
                         {static_cast<float>(box.x1), static_cast<float>(box.y1)},
                         {static_cast<float>(piece.u0) / w, static_cast<float>(piece.v0) / h},
                         {static_cast<float>(piece.u1) / w, static_cast<float>(piece.v1) / h}, colour);
    }
    void solid(const Box& box, ImU32 colour) {
        lay(box, {0, 0, 0, 0}, colour);
    } // the covered pixel at the origin

    /// The four corners of a box, from one quarter's sprite.
    void corners(const Box& box, const Sprite& s, ImU32 colour) {
        const int r = s.w;
        lay({box.x0, box.y0, box.x0 + r, box.y0 + r}, {s.x, s.y, s.x + r, s.y + r}, colour);
        lay({box.x1 - r, box.y0, box.x1, box.y0 + r}, {s.x + r, s.y, s.x, s.y + r}, colour);
        lay({box.x0, box.y1 - r, box.x0 + r, box.y1}, {s.x, s.y + r, s.x + r, s.y}, colour);
        lay({box.x1 - r, box.y1 - r, box.x1, box.y1}, {s.x + r, s.y + r, s.x, s.y}, colour);
    }

  private:
    ImDrawList& list_;
    Texture texture_;
};

int corner_radius(const Box& box, float radius, float scale) {
    return std::clamp(pixels(radius, scale), 0, std::min(box.w(), box.h()) / 2);
}

/// Where the baseline goes so that capitals stand in the middle of a line's height.
float baseline(const Face& face, float top, float height) {
    return std::round(top + (height + face.cap) / 2);
}

void missing_letter(Brush& brush, const Face& face, float pen, float base, ImU32 colour) {
    const int left = static_cast<int>(std::lround(pen + face.em * 0.06F));
    const int right = static_cast<int>(std::lround(pen + face.em * 0.54F));
    const int top = static_cast<int>(std::lround(base - face.cap));
    const int bottom = static_cast<int>(base);
    const int stroke = std::max(1, static_cast<int>(face.em / 18));
    brush.solid({left, top, right, top + stroke}, colour);
    brush.solid({left, bottom - stroke, right, bottom}, colour);
    brush.solid({left, top + stroke, left + stroke, bottom - stroke}, colour);
    brush.solid({right - stroke, top + stroke, right, bottom - stroke}, colour);
}

void draw_text(Ui::State& state, const Face& face, std::string_view text, float pen, float base,
               ImU32 colour) {
    Brush letters(state, texture_numbers::letters);
    const Texture texture = state.fonts.texture();
    const float top = base - face.ascent;
    bool missing = false;
    const float start = pen;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode_utf8(text, at);
        at += d.length;
        if (is_invisible(d.code_point)) {
            continue;
        }
        const ImFontGlyph* g = face.glyph(d.code_point);
        if (g == nullptr) {
            missing = true;
        } else if (g->Visible != 0) {
            const int x = static_cast<int>(std::lround(pen + g->X0));
            const int y = static_cast<int>(std::lround(top + g->Y0));
            const int w = static_cast<int>(std::lround(g->X1 - g->X0));
            const int h = static_cast<int>(std::lround(g->Y1 - g->Y0));
            const int u = static_cast<int>(std::lround(g->U0 * static_cast<float>(texture.width)));
            const int v = static_cast<int>(std::lround(g->V0 * static_cast<float>(texture.height)));
            letters.lay({x, y, x + w, y + h}, {u, v, u + w, v + h}, colour);
        }
        pen += face.advance(d.code_point);
    }
    if (!missing) {
        return;
    }
    Brush shapes(state, texture_numbers::shapes);
    pen = start;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode_utf8(text, at);
        at += d.length;
        if (!is_invisible(d.code_point) && face.glyph(d.code_point) == nullptr) {
            missing_letter(shapes, face, pen, base, colour);
        }
        pen += face.advance(d.code_point);
    }
}

float aligned(float left, float room, float width, Ui::Align align) {
    switch (align) {
        case Ui::Align::left:
            return left;
        case Ui::Align::centre:
            return left + (room - width) / 2;
        case Ui::Align::right:
            return left + room - width;
    }
    return left;
}

bool draw_line(Ui::State& state, const Face& face, const Rect& r, std::string_view text, Rgb colour,
               Ui::Align align) {
    const float scale = state.canvas.scale();
    const float room = r.w * scale;
    const float base = baseline(face, r.y * scale, r.h * scale);
    const float width = measure(face, text);
    if (width <= room + 0.5F) {
        draw_text(state, face, text, aligned(r.x * scale, room, width, align), base, to_colour(colour));
        return true;
    }
    std::string shortened(fitting(face, text, room - face.advance(0x2026)));
    while (!shortened.empty() && shortened.back() == ' ') {
        shortened.pop_back();
    }
    shortened += "\xE2\x80\xA6";
    draw_text(state, face, shortened, aligned(r.x * scale, room, measure(face, shortened), align), base,
              to_colour(colour));
    return false;
}

} // namespace

void Ui::fill(const Rect& r, Rgb colour) {
    Brush(*state_, texture_numbers::shapes).solid(to_box(r, state_->canvas.scale()), to_colour(colour));
}

void Ui::fill_round(const Rect& r, Rgb colour, float radius) {
    const float scale = state_->canvas.scale();
    const Box box = to_box(r, scale);
    const int corner = corner_radius(box, radius, scale);
    const Sprite sprite = state_->shapes.corner(corner);
    Brush brush(*state_, texture_numbers::shapes);
    const ImU32 ink = to_colour(colour);
    if (sprite.w == 0) {
        brush.solid(box, ink);
        return;
    }
    brush.corners(box, sprite, ink);
    brush.solid({box.x0 + corner, box.y0, box.x1 - corner, box.y0 + corner}, ink);
    brush.solid({box.x0, box.y0 + corner, box.x1, box.y1 - corner}, ink);
    brush.solid({box.x0 + corner, box.y1 - corner, box.x1 - corner, box.y1}, ink);
}

void Ui::outline_round(const Rect& r, Rgb colour, float radius, float thickness) {
    const float scale = state_->canvas.scale();
    const Box box = to_box(r, scale);
    const int corner = corner_radius(box, radius, scale);
    const int line = std::clamp(pixels(thickness, scale), 1, std::max(1, std::min(box.w(), box.h()) / 2));
    const Sprite sprite = state_->shapes.ring(corner, line);
    Brush brush(*state_, texture_numbers::shapes);
    const ImU32 ink = to_colour(colour);
    const int gap = sprite.w;
    if (gap > 0) {
        brush.corners(box, sprite, ink);
    }
    brush.solid({box.x0 + gap, box.y0, box.x1 - gap, box.y0 + line}, ink);
    brush.solid({box.x0 + gap, box.y1 - line, box.x1 - gap, box.y1}, ink);
    const int end = std::max(gap, line);
    brush.solid({box.x0, box.y0 + end, box.x0 + line, box.y1 - end}, ink);
    brush.solid({box.x1 - line, box.y0 + end, box.x1, box.y1 - end}, ink);
}

void Ui::shadow(const Rect& r, float radius) {
    State& s = *state_;
    if (s.theme.choice.high_contrast) {
        return;
    }
    constexpr float drop = 6;
    constexpr float reach = 18;
    constexpr int darkness = 26; // of 255
    const float scale = s.canvas.scale();
    Box box = to_box({r.x, r.y + drop, r.w, r.h}, scale);
    const int blur = std::max(1, pixels(reach, scale));
    const int corner = corner_radius(box, radius, scale);
    const Sprite sprite = s.shapes.shadow(corner, blur);
    const int side = sprite.w;
    if (side == 0 || box.w() < 2 * (corner + blur) || box.h() < 2 * (corner + blur)) {
        return;
    }
    box = {box.x0 - blur, box.y0 - blur, box.x1 + blur, box.y1 + blur};
    Brush brush(s, texture_numbers::shapes);
    const ImU32 ink = to_colour(s.theme.ink, darkness);
    brush.corners(box, sprite, ink);
    // The sides repeat the sprite's last column or row; what lies inside them is covered by the card itself.
    const int last_x = sprite.x + side - 1;
    const int last_y = sprite.y + side - 1;
    brush.lay({box.x0 + side, box.y0, box.x1 - side, box.y0 + side},
              {last_x, sprite.y, last_x, sprite.y + side}, ink);
    brush.lay({box.x0 + side, box.y1 - side, box.x1 - side, box.y1},
              {last_x, sprite.y + side, last_x, sprite.y}, ink);
    brush.lay({box.x0, box.y0 + side, box.x0 + side, box.y1 - side},
              {sprite.x, last_y, sprite.x + side, last_y}, ink);
    brush.lay({box.x1 - side, box.y0 + side, box.x1, box.y1 - side},
              {sprite.x + side, last_y, sprite.x, last_y}, ink);
}

void Ui::icon(const Rect& r, Icon icon, Rgb colour, float size) {
    const float scale = state_->canvas.scale();
    const int side = pixels(size, scale);
    const Sprite sprite = state_->shapes.icon(icon, side);
    if (icon == Icon::none || sprite.w == 0) {
        return;
    }
    const int x = static_cast<int>(std::lround(r.centre().x * scale - static_cast<float>(side) / 2));
    const int y = static_cast<int>(std::lround(r.centre().y * scale - static_cast<float>(side) / 2));
    Brush(*state_, texture_numbers::shapes)
        .lay({x, y, x + side, y + side}, {sprite.x, sprite.y, sprite.x + side, sprite.y + side},
             to_colour(colour));
}

bool Ui::line(const Rect& r, std::string_view text, Type type, Rgb colour, Align align) {
    return draw_line(*state_, state_->fonts.face(type), r, text, colour, align);
}

bool Ui::small_code_line(const Rect& r, std::string_view text, Rgb colour, Align align) {
    return draw_line(*state_, state_->fonts.small_code(), r, text, colour, align);
}

float Ui::wrapped(const Rect& r, std::string_view text, Type type, Rgb colour, Align align) {
    const Face& face = state_->fonts.face(type);
    const float scale = state_->canvas.scale();
    const auto lines = break_lines(face, text, r.w * scale);
    float top = r.y * scale;
    const float bottom = r.bottom() * scale + 0.5F;
    for (const std::string_view words : lines) {
        if (top + face.leading <= bottom) {
            const float width = align == Align::left ? 0.F : measure(face, words);
            draw_text(*state_, face, words, aligned(r.x * scale, r.w * scale, width, align),
                      baseline(face, top, face.leading), to_colour(colour));
        }
        top += face.leading;
    }
    return static_cast<float>(lines.size()) * face.leading / scale;
}

float Ui::text_width(std::string_view text, Type type) const {
    return measure(state_->fonts.face(type), text) / state_->canvas.scale();
}

float Ui::text_height(std::string_view text, Type type, float width) const {
    const Face& face = state_->fonts.face(type);
    return static_cast<float>(break_lines(face, text, width * state_->canvas.scale()).size()) * face.leading /
           state_->canvas.scale();
}

float Ui::word_width(std::string_view text, Type type) const {
    return widest_word(state_->fonts.face(type), text) / state_->canvas.scale();
}

float Ui::small_code_width(std::string_view text) const {
    return measure(state_->fonts.small_code(), text) / state_->canvas.scale();
}

std::vector<std::string_view> Ui::lines(std::string_view text, Type type, float width) const {
    return break_lines(state_->fonts.face(type), text, width * state_->canvas.scale());
}

std::string_view Ui::fitting_end(std::string_view text, Type type, float width) const {
    return fitting(state_->fonts.face(type), text, width * state_->canvas.scale(), true);
}

float Ui::line_height(Type type) const {
    return state_->fonts.face(type).leading / state_->canvas.scale();
}

void Ui::picture(const Rect& r, std::string_view key, std::uint64_t version, int width, int height,
                 std::span<const std::uint8_t> grey, bool smooth) {
    const Box box = to_box(r, state_->canvas.scale());
    const auto shown = state_->pictures.show(key, version, width, height, grey, smooth, box.w(), box.h());
    if (shown.texture != 0) {
        Brush(*state_, shown.texture).lay(box, {0, 0, shown.width, shown.height}, IM_COL32_WHITE);
    }
}

void Ui::modules(const Rect& r, int side, const std::vector<bool>& dark) {
    constexpr int quiet_zone = 4;
    const Box box = to_box(r, state_->canvas.scale());
    const int total = side + 2 * quiet_zone;
    const int module = std::min(box.w(), box.h()) / total;
    if (side < 1 || module < 1 ||
        dark.size() < static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {
        return;
    }
    const int left = box.x0 + (box.w() - total * module) / 2;
    const int top = box.y0 + (box.h() - total * module) / 2;
    Brush brush(*state_, texture_numbers::shapes);
    brush.solid({left, top, left + total * module, top + total * module}, IM_COL32_WHITE);
    const auto is_dark = [&](int x, int y) {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                    static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int start = x;
            while (x < side && is_dark(x, y)) {
                ++x;
            }
            if (x > start) {
                const int x0 = left + (quiet_zone + start) * module;
                const int y0 = top + (quiet_zone + y) * module;
                brush.solid({x0, y0, x0 + (x - start) * module, y0 + module}, IM_COL32_BLACK);
            }
        }
    }
}

} // namespace loket::ui
