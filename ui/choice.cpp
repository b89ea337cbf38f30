// SPDX-License-Identifier: GPL-3.0-or-later
// Choice cards: an icon in a tinted disc, a label, a line of detail, and a tick when chosen.
#include <algorithm>
#include <array>

#include "ui/widgets.hpp"

namespace loket::ui {

namespace {

struct Measures {
    float padding, disc, between, tick, label_gap;
    Type label, detail;
};

constexpr Measures row_measures{28, 84, 28, 64, 4, Type::strong, Type::caption};

float words_height(const Ui& ui, const Choice& c, const Measures& m, float width) {
    float height = ui.text_height(c.label, m.label, width);
    if (!c.detail.empty()) {
        height += m.label_gap + ui.text_height(c.detail, m.detail, width);
    }
    return height;
}

float words_width(const Choice& c, const Measures& m, float width) {
    const float icon = c.tile || c.icon == Icon::none ? 0 : m.disc + m.between;
    return std::max(1.F, width - 2 * m.padding - icon - m.tick);
}

float tile_height(const Ui& ui, const Choice& c, const Measures& m, float width) {
    return 2 * m.padding + words_height(ui, c, m, words_width(c, m, width)) +
           (c.icon == Icon::none ? 0 : m.disc + m.between);
}

/// Tiles, the roomiest first.
std::array<Measures, 5> tiles(float width) {
    const float roomy = width < 360 ? 24 : 36;
    return {{{roomy, 112, 28, 0, 8, Type::lead, Type::caption},
             {24, 92, 16, 0, 6, Type::lead, Type::caption},
             {roomy, 112, 28, 0, 8, Type::strong, Type::caption},
             {24, 92, 16, 0, 6, Type::strong, Type::caption},
             {20, 68, 8, 0, 4, Type::strong, Type::caption}}};
}

/// Which of them is the first to hold the words in that width and, when given, height; else the tightest.
std::size_t first_tile(const Ui& ui, const Choice& c, float width, float height) {
    const auto all = tiles(width);
    for (std::size_t i = c.snug; i + 1 < all.size(); ++i) {
        if (ui.word_width(c.label, all.at(i).label) <= words_width(c, all.at(i), width) &&
            (height <= 0 || tile_height(ui, c, all.at(i), width) <= height)) {
            return i;
        }
    }
    return all.size() - 1;
}

Measures tile_measures(const Ui& ui, const Choice& c, float width, float height = 0) {
    return tiles(width).at(first_tile(ui, c, width, height));
}

bool row_fits(const Ui& ui, Choice c, float width) {
    c.tile = false;
    return ui.word_width(c.label, row_measures.label) <= words_width(c, row_measures, width);
}

/// A row too narrow for its words is stacked like a tile.
Choice shaped(const Ui& ui, Choice c, float width) {
    c.tile = c.tile || !row_fits(ui, c, width);
    return c;
}

void draw_disc(Ui& ui, const Rect& r, const Choice& c) {
    const Theme& t = ui.theme();
    if (c.icon == Icon::none) {
        return;
    }
    const bool on_tint = c.selected && !t.choice.high_contrast;
    ui.fill_round(r, !c.enabled ? t.surface : on_tint ? t.accent : t.accent_soft, r.w / 2);
    ui.icon(r, c.icon, !c.enabled ? t.ink_soft : on_tint ? t.on_accent : t.accent, r.w * 0.56F);
}

void draw_tick(Ui& ui, const Rect& r, const Choice& c) {
    const Theme& t = ui.theme();
    constexpr float side = 52;
    if (c.multiple) {
        ui.icon(r, c.selected ? Icon::check_box : Icon::check_box_empty, c.selected ? t.accent : t.ink_soft,
                side);
    } else if (c.selected) {
        ui.icon(r, Icon::check_circle, t.accent, side);
    }
}

/// Returns whether all words found room.
bool draw_words(Ui& ui, const Rect& r, const Choice& c, const Measures& m) {
    const Theme& t = ui.theme();
    const float label = ui.wrapped(r, c.label, m.label, c.enabled ? t.ink : t.ink_soft);
    if (c.detail.empty()) {
        return label <= r.h + 0.5F;
    }
    Rect rest = r;
    rest.cut_top(label + m.label_gap);
    return ui.wrapped(rest, c.detail, m.detail, t.ink_soft) <= rest.h + 0.5F;
}

} // namespace

std::size_t tile_snugness(const Ui& ui, const Choice& c, float width, float height) {
    return first_tile(ui, c, width, height);
}

float choice_height(const Ui& ui, const Choice& asked, float width) {
    const Choice c = shaped(ui, asked, width);
    if (c.tile) {
        return tile_height(ui, c, tile_measures(ui, c, width), width);
    }
    const Measures& m = row_measures;
    const float words = words_height(ui, c, m, words_width(c, m, width));
    return std::max(ui.theme().target, 2 * m.padding + std::max(words, c.icon == Icon::none ? 0 : m.disc));
}

bool choice(Ui& ui, const Rect& r, const Choice& asked) {
    const Theme& t = ui.theme();
    Choice c = shaped(ui, asked, r.w);
    Measures m = c.tile ? tile_measures(ui, c, r.w, r.h) : row_measures;
    if (c.tile && tile_height(ui, c, m, r.w) > r.h && row_fits(ui, c, r.w)) {
        c.tile = false; // too low a tile reads better as a row
        m = row_measures;
    }
    const Touch touch = ui.touch(c.name, r, c.enabled);
    const float radius = t.radius + 6;

    if (c.enabled && !touch.pressed) {
        ui.shadow(r, radius);
    }
    const Rgb ground = !c.enabled ? t.surface_low : touch.pressed || c.selected ? t.accent_soft : t.surface;
    ui.fill_round(r, ground, radius);
    const bool marked = c.enabled && (c.selected || touch.pressed);
    ui.outline_round(r, marked ? t.accent : t.line, radius, marked ? 4.F : 2.F);

    // A row that is lower than its padding wants gives up padding, not words.
    const float words = words_height(ui, c, m, words_width(c, m, r.w));
    Rect inner = r.inset(m.padding, c.tile ? m.padding : std::clamp((r.h - words) / 2, 8.F, m.padding));
    bool fits = true;
    Rect drawing;
    Rect label;
    if (c.tile) {
        Rect top = inner.cut_top(c.icon == Icon::none ? 0 : m.disc);
        drawing = top.cut_left(m.disc);
        draw_disc(ui, drawing, c);
        if (c.multiple || c.selected) {
            draw_tick(ui, top.cut_right(56), c);
        }
        inner.cut_top(inner.h - words); // words stand at the foot of the card
        label = inner;
        fits = draw_words(ui, inner, c, m) && tile_height(ui, c, m, r.w) <= r.h + 0.5F;
    } else {
        const float disc = std::min(m.disc, inner.h);
        if (c.icon != Icon::none) {
            drawing = inner.cut_left(m.disc).middle(disc, disc);
            draw_disc(ui, drawing, c);
            inner.cut_left(m.between);
        }
        draw_tick(ui, inner.cut_right(m.tick), c);
        const float height = std::min(words, inner.h);
        label = {inner.x, inner.y + (inner.h - height) / 2, inner.w, height};
        fits = draw_words(ui, label, c, m);
    }
    fits = fits && ui.word_width(c.label, m.label) <= words_width(c, m, r.w);
    ui.describe({.role = Role::choice,
                 .name = std::string(c.name),
                 .label = std::string(c.label),
                 .value = std::string(c.detail),
                 .bounds = r,
                 .enabled = c.enabled,
                 .selected = c.selected,
                 .truncated = !fits,
                 .hidden_value = false,
                 .words = label,
                 .drawing = c.icon == Icon::none ? Rect{} : drawing,
                 .letters = t.size(m.label)});
    return touch.tapped;
}

} // namespace loket::ui
