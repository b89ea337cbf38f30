// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons and toggles, and how labels go into them.
#include <algorithm>

#include "ui/label_fit.hpp"
#include "ui/widgets.hpp"

namespace loket::ui {

LabelFit fit_label(const Ui& ui, std::string_view label, float width, float height, Type preferred) {
    LabelFit fit;
    for (const Type type : {preferred, Type::caption}) {
        fit.type = type;
        fit.width = ui.text_width(label, type);
        fit.height = ui.line_height(type);
        fit.one_line = true;
        fit.fits = fit.width <= width;
        if (fit.fits) {
            return fit;
        }
        const float wrapped = ui.text_height(label, type, width);
        if (wrapped <= height && ui.word_width(label, type) <= width) {
            fit.one_line = false;
            fit.fits = true;
            fit.width = 0;
            for (const auto line : ui.lines(label, type, width)) {
                fit.width = std::max(fit.width, ui.text_width(line, type));
            }
            fit.height = wrapped;
            return fit;
        }
    }
    fit.width = std::min(fit.width, width);
    return fit;
}

void draw_label(Ui& ui, const Rect& r, std::string_view label, const LabelFit& fit, Rgb colour,
                Ui::Align align) {
    if (fit.one_line) {
        ui.line(r, label, fit.type, colour, align);
    } else {
        ui.wrapped({r.x, r.y + (r.h - fit.height) / 2, r.w, fit.height + 1}, label, fit.type, colour, align);
    }
}

namespace {

/// What a target looks like in one of its states.
struct Look {
    Rgb ground;
    Rgb words;
    std::optional<Rgb> border;
    bool filled = true;
};

Look look_of(const Theme& t, const Button& b, bool pressed) {
    const Rgb deeper{0, 0, 0};
    if (!b.enabled) {
        return {t.surface_low, t.ink_soft, std::nullopt, true};
    }
    switch (b.kind) {
        case Button::Kind::primary:
            if (t.choice.high_contrast && pressed) {
                return {t.ink, t.on_accent, std::nullopt, true};
            }
            return {pressed ? mix(t.accent, deeper, 0.25F) : t.accent, t.on_accent, std::nullopt, true};
        case Button::Kind::danger:
            return {pressed ? t.danger : t.danger_soft, pressed ? t.surface : t.danger,
                    t.choice.high_contrast ? std::optional{t.danger} : std::nullopt, true};
        case Button::Kind::secondary:
            return {pressed ? t.accent_soft : t.surface, t.ink, pressed ? t.accent : t.line, true};
        case Button::Kind::quiet:
            return {t.accent_soft, t.accent, std::nullopt, pressed};
    }
    return {t.surface, t.ink, t.line, true};
}

constexpr float small_height = 92; ///< lower buttons (header, dock) are set in Type::caption
constexpr float wide_padding = 32;
constexpr float wide_between = 18;  ///< between icon and words
constexpr float icon_share = 0.92F; ///< of a line's height

/// What became of a label and its icon.
struct Content {
    bool fits = true;
    Rect words, drawing;
    float letters = 0;
};

/// Icon and words, side by side in the middle.
Content draw_content(Ui& ui, const Rect& r, std::string_view label, Icon icon, bool icon_after, Type type,
                     Rgb colour) {
    const bool small = r.h < small_height;
    const float padding = small ? 20 : wide_padding;
    const float side = std::min(ui.line_height(type) * icon_share, r.h * 0.6F);
    const float between = small ? 12 : wide_between;
    const float icon_room = icon == Icon::none ? 0 : side + (label.empty() ? 0 : between);
    const Rect inner = r.inset(padding, 6);
    const LabelFit fit = fit_label(ui, label, inner.w - icon_room, inner.h, type);
    // A square button with a drawing needs no words on it; they are in the semantic tree.
    if (icon != Icon::none && (label.empty() || (!fit.fits && r.w <= r.h * 1.3F))) {
        const float alone = std::min(side * 1.15F, r.h * 0.6F);
        ui.icon(r, icon, colour, alone);
        return {.fits = true, .words = {}, .drawing = r.middle(alone, alone)};
    }
    Rect content = inner.middle(std::min(inner.w, fit.width + icon_room), inner.h);
    Content done{.fits = fit.fits, .words = {}, .drawing = {}, .letters = ui.theme().size(fit.type)};
    if (icon != Icon::none) {
        const Rect place = icon_after ? content.cut_right(side) : content.cut_left(side);
        ui.icon(place, icon, colour, side);
        done.drawing = place.middle(side, side);
        icon_after ? content.cut_right(between) : content.cut_left(between);
    }
    done.words = content.middle(content.w, fit.height);
    content.w += 1; // half a pixel of rounding must not shorten the words
    draw_label(ui, content, label, fit, colour, icon == Icon::none ? Ui::Align::centre : Ui::Align::left);
    return done;
}

} // namespace

bool button(Ui& ui, const Rect& r, const Button& b) {
    const Theme& t = ui.theme();
    const Touch touch = ui.touch(b.name, r, b.enabled);
    const Look look = look_of(t, b, touch.pressed);
    if (look.filled) {
        ui.fill_round(r, look.ground, t.radius);
    }
    if (look.border) {
        ui.outline_round(r, *look.border, t.radius, touch.pressed ? 3.F : 2.F);
    }
    const Content content = draw_content(ui, r, b.label, b.icon, b.icon_after,
                                         r.h < small_height ? Type::caption : Type::strong, look.words);
    ui.describe({.role = Role::button,
                 .name = std::string(b.name),
                 .label = std::string(b.label),
                 .value = {},
                 .bounds = r,
                 .enabled = b.enabled,
                 .selected = false,
                 .truncated = !content.fits,
                 .hidden_value = false,
                 .words = content.words,
                 .drawing = content.drawing,
                 .letters = content.letters});
    return touch.tapped;
}

float button_width(const Ui& ui, const Button& b) {
    constexpr float rounding = 4;
    const float icon = b.icon == Icon::none ? 0 : ui.line_height(Type::strong) * icon_share + wide_between;
    return ui.text_width(b.label, Type::strong) + icon + 2 * wide_padding + rounding;
}

bool toggle(Ui& ui, const Rect& r, std::string_view name, std::string_view label, bool on, Icon icon) {
    const Theme& t = ui.theme();
    const Touch touch = ui.touch(name, r);
    const float radius = std::min(r.h / 2, 44.F);
    const Rgb ground = on ? t.accent : t.surface;
    ui.fill_round(r, touch.pressed ? (on ? mix(t.accent, {0, 0, 0}, 0.25F) : t.accent_soft) : ground, radius);
    if (!on) {
        ui.outline_round(r, touch.pressed ? t.accent : t.line, radius, 2);
    }
    const Content content = draw_content(ui, r, label, icon, false, Type::caption, on ? t.on_accent : t.ink);
    ui.describe({.role = Role::button,
                 .name = std::string(name),
                 .label = std::string(label),
                 .value = {},
                 .bounds = r,
                 .enabled = true,
                 .selected = on,
                 .truncated = !content.fits,
                 .hidden_value = false,
                 .words = content.words,
                 .drawing = content.drawing,
                 .letters = content.letters});
    return touch.tapped;
}

} // namespace loket::ui
