// SPDX-License-Identifier: GPL-3.0-or-later
// Things to read: headings, paragraphs, facts, banners, progress.
#include <algorithm>

#include "ui/widgets.hpp"

namespace loket::ui {

namespace {

Node words_node(Role role, std::string_view text, const Rect& r, float height) {
    Node node;
    node.role = role;
    node.label = std::string(text);
    node.bounds = {r.x, r.y, r.w, std::min(height, r.h)};
    node.truncated = height > r.h + 0.5F;
    return node;
}

constexpr float banner_padding = 28;
constexpr float banner_icon = 52;
constexpr float banner_gap = 24;

struct ToneColours {
    Rgb words, ground, border;
};

ToneColours colours_of(const Theme& t, Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return {t.ink, t.accent_soft, t.accent};
        case Tone::good:
            return {t.good, t.good_soft, t.good};
        case Tone::warn:
            return {t.warn, t.warn_soft, t.warn};
        case Tone::danger:
            return {t.danger, t.danger_soft, t.danger};
    }
    return {t.ink, t.accent_soft, t.accent};
}

} // namespace

float heading(Ui& ui, const Rect& r, std::string_view text, Type type) {
    const float height = ui.wrapped(r, text, type, ui.theme().ink);
    Node node = words_node(Role::heading, text, r, height);
    node.truncated = node.truncated || ui.word_width(text, type) > r.w;
    ui.describe(std::move(node));
    return height;
}

float paragraph(Ui& ui, const Rect& r, std::string_view text, Type type, bool soft, Ui::Align align) {
    const float height = ui.wrapped(r, text, type, soft ? ui.theme().ink_soft : ui.theme().ink, align);
    ui.describe(words_node(Role::text, text, r, height));
    return height;
}

void progress(Ui& ui, const Rect& r, std::string_view label, int step, int of) {
    const Theme& t = ui.theme();
    constexpr float bar_height = 10;
    constexpr float between = 10;
    Rect rest = r;
    const bool fits = ui.line(rest.cut_top(ui.line_height(Type::caption)), label, Type::caption, t.ink_soft);
    rest.cut_top(8);
    const Rect bar = rest.cut_top(bar_height);
    const int parts = std::max(1, of);
    const float width = (bar.w - between * static_cast<float>(parts - 1)) / static_cast<float>(parts);
    for (int i = 0; i < parts; ++i) {
        const Rect part{bar.x + static_cast<float>(i) * (width + between), bar.y, width, bar.h};
        ui.fill_round(part,
                      i < step                 ? t.accent
                      : t.choice.high_contrast ? t.surface_low
                                               : mix(t.line, t.ground, 0.2F),
                      bar_height / 2);
        if (t.choice.high_contrast && i >= step) {
            ui.outline_round(part, t.line, bar_height / 2, 2);
        }
    }
    Node node = words_node(Role::progress, label, r, std::min(r.h, bar.bottom() - r.y));
    node.truncated = !fits || bar.h < bar_height;
    node.value = std::to_string(step) + "/" + std::to_string(of);
    ui.describe(std::move(node));
}

float banner_height(const Ui& ui, std::string_view text, float width) {
    const float words =
        ui.text_height(text, Type::body, width - 2 * banner_padding - banner_icon - banner_gap);
    return std::max(words, banner_icon) + 2 * (banner_padding - 4);
}

float banner(Ui& ui, const Rect& r, std::string_view name, std::string_view text, Tone tone, Icon icon) {
    const Theme& t = ui.theme();
    const ToneColours colours = colours_of(t, tone);
    const float height = banner_height(ui, text, r.w);
    const Rect box{r.x, r.y, r.w, std::min(height, r.h)};
    ui.fill_round(box, colours.ground, t.radius);
    if (t.choice.high_contrast) {
        ui.outline_round(box, colours.border, t.radius, 2);
    }
    Rect inner = box.inset(banner_padding, std::min(banner_padding - 4, box.h / 2));
    const float first_line = std::max(ui.line_height(Type::body), inner.h <= banner_icon ? inner.h : 0.F);
    Rect icon_column = inner.cut_left(banner_icon);
    ui.icon(icon_column.cut_top(first_line), icon, colours.border, banner_icon);
    inner.cut_left(banner_gap);
    const float words = ui.text_height(text, Type::body, inner.w);
    const float lowered = std::max(0.F, (inner.h - words) / 2);
    ui.wrapped({inner.x, inner.y + lowered, inner.w, inner.h - lowered + 1}, text, Type::body, colours.words);
    Node node = words_node(Role::status, text, r, height);
    node.name = std::string(name);
    ui.describe(std::move(node));
    return height;
}

float fact(Ui& ui, const Rect& r, std::string_view label, std::string_view value, Type value_type) {
    const Theme& t = ui.theme();
    Rect rest = r;
    const float label_height = ui.wrapped(rest, label, Type::caption, t.ink_soft);
    rest.cut_top(label_height + 2);
    const float value_height = ui.wrapped(rest, value, value_type, t.ink);
    const float height = label_height + 2 + value_height;
    Node node = words_node(Role::text, label, r, height);
    node.value = std::string(value);
    ui.describe(std::move(node));
    return height;
}

} // namespace loket::ui
