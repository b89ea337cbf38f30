// SPDX-License-Identifier: GPL-3.0-or-later
// Choice cards: an icon in a tinted disc, a label, a line of detail, and a tick when chosen.
#include <algorithm>

#include "ui/widgets.hpp"

namespace loket::ui {

namespace {

struct Measures {
    float padding, disc, between, tick, label_gap;
    Type label, detail;
};

Measures measures(const Ui& ui, const Choice& c, float width) {
    if (c.tile) {
        const float padding = width < 360 ? 24 : 36;
        const bool roomy = ui.word_width(c.label, Type::lead) <= width - 2 * padding;
        return {padding, 112, 28, 0, 8, roomy ? Type::lead : Type::strong, Type::caption};
    }
    return {28, 84, 28, 64, 4, Type::strong, Type::caption};
}

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

bool row_fits(const Ui& ui, Choice c, float width) {
    c.tile = false;
    const Measures m = measures(ui, c, width);
    return ui.word_width(c.label, m.label) <= words_width(c, m, width);
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

float choice_height(const Ui& ui, const Choice& asked, float width) {
    const Choice c = shaped(ui, asked, width);
    const Measures m = measures(ui, c, width);
    const float words = words_height(ui, c, m, words_width(c, m, width));
    if (c.tile) {
        return 2 * m.padding + words + (c.icon == Icon::none ? 0 : m.disc + m.between);
    }
    return std::max(ui.theme().target, 2 * m.padding + std::max(words, c.icon == Icon::none ? 0 : m.disc));
}

bool choice(Ui& ui, const Rect& r, const Choice& asked) {
    const Theme& t = ui.theme();
    Choice c = shaped(ui, asked, r.w);
    if (c.tile && choice_height(ui, c, r.w) > r.h && row_fits(ui, c, r.w)) {
        c.tile = false; // too low a tile reads better as a row
    }
    const Measures m = measures(ui, c, r.w);
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
    if (c.tile) {
        Rect top = inner.cut_top(c.icon == Icon::none ? 0 : m.disc);
        draw_disc(ui, top.cut_left(m.disc), c);
        if (c.multiple || c.selected) {
            draw_tick(ui, top.cut_right(56), c);
        }
        inner.cut_top(inner.h - words); // words stand at the foot of the card
        fits = draw_words(ui, inner, c, m);
    } else {
        const float disc = std::min(m.disc, inner.h);
        if (c.icon != Icon::none) {
            draw_disc(ui, inner.cut_left(m.disc).middle(disc, disc), c);
            inner.cut_left(m.between);
        }
        draw_tick(ui, inner.cut_right(m.tick), c);
        const float height = std::min(words, inner.h);
        fits = draw_words(ui, {inner.x, inner.y + (inner.h - height) / 2, inner.w, height}, c, m);
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
                 .hidden_value = false});
    return touch.tapped;
}

} // namespace loket::ui
