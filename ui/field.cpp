// SPDX-License-Identifier: GPL-3.0-or-later
// Entry fields. They show a string that somebody else changes; touching one only says so.
#include <algorithm>

#include "ui/widgets.hpp"

namespace loket::ui {

namespace {

constexpr float padding = 28;
constexpr float caret_width = 4;

void draw_caret(Ui& ui, float x, float middle, float height) {
    ui.fill({x, middle - height / 2, caret_width, height}, ui.theme().accent);
}

/// Codes and numbers: fixed-width figures, a size down when the field is narrow.
bool draw_code(Ui& ui, const Rect& r, const Field& f, std::string_view words, Rgb colour) {
    const float full = ui.text_width(words, Type::code);
    const float small = ui.small_code_width(words);
    const bool use_full = full + caret_width <= r.w;
    const float width = use_full ? full : small;
    const float size = ui.theme().size(Type::code) * (use_full ? 1.F : 0.72F);
    const bool fits = use_full ? ui.line(r, words, Type::code, colour) : ui.small_code_line(r, words, colour);
    if (f.caret) {
        const float x = f.value.empty() ? 0 : std::min(width + 6, r.w - caret_width);
        draw_caret(ui, r.x + x, r.centre().y, size);
    }
    return fits;
}

/// One line that shows its end: that is where the typing happens.
bool draw_single(Ui& ui, const Rect& r, const Field& f, std::string_view words, Rgb colour) {
    constexpr Type type = Type::lead;
    const float room = r.w - caret_width - 8;
    if (f.value.empty()) {
        if (f.caret) {
            draw_caret(ui, r.x, r.centre().y, ui.theme().size(type) * 1.1F);
        }
        return ui.line({r.x + (f.caret ? 14.F : 0.F), r.y, room, r.h}, words, Type::body, colour);
    }
    std::string shown(words);
    if (ui.text_width(words, type) > room) {
        shown = "\xE2\x80\xA6";
        shown += ui.fitting_end(words, type, room - ui.text_width("\xE2\x80\xA6", type));
    }
    ui.line({r.x, r.y, room + 1, r.h}, shown, type, colour);
    if (f.caret) {
        draw_caret(ui, r.x + std::min(ui.text_width(shown, type) + 5, room + 5), r.centre().y,
                   ui.theme().size(type) * 1.1F);
    }
    return true;
}

/// Many lines; when they are too many, the last ones.
bool draw_lines(Ui& ui, const Rect& r, const Field& f, std::string_view words, Rgb colour) {
    constexpr Type type = Type::body;
    const float height = ui.line_height(type);
    if (f.value.empty()) {
        if (f.caret) {
            draw_caret(ui, r.x, r.y + height / 2, ui.theme().size(type) * 1.1F);
        }
        const float left = f.caret ? 14.F : 0.F;
        return ui.wrapped({r.x + left, r.y, r.w - left, r.h}, words, type, colour) <= r.h + 0.5F;
    }
    const float room = r.w - caret_width - 6;
    const auto lines = ui.lines(words, type, room);
    if (r.h < height) {
        return false; // not even one line
    }
    const auto shown = std::min(lines.size(), static_cast<std::size_t>((r.h + 0.5F) / height));
    float top = r.y;
    for (std::size_t i = lines.size() - shown; i < lines.size(); ++i, top += height) {
        ui.wrapped({r.x, top, r.w * 2, height + 1}, lines[i], type, colour);
    }
    if (f.caret) {
        const float x = std::min(ui.text_width(lines.back(), type) + 4, r.w - caret_width);
        draw_caret(ui, r.x + x, top - height / 2, ui.theme().size(type) * 1.1F);
    }
    return true;
}

} // namespace

bool field(Ui& ui, const Rect& r, const Field& f) {
    const Theme& t = ui.theme();
    const Touch touch = ui.touch(f.name, r);
    Rect box = r;
    bool fits = true;
    if (!f.label.empty()) {
        const Rect label = box.cut_top(ui.line_height(Type::caption) + 4);
        fits = ui.line({label.x, label.y, label.w, label.h - 4}, f.label, Type::caption,
                       f.wrong ? t.danger : t.ink_soft);
    }
    ui.fill_round(box, f.wrong ? t.danger_soft : t.surface, t.radius);
    const bool active = f.caret || touch.pressed;
    const Rgb border = f.wrong ? t.danger : active ? t.accent : mix(t.line, t.ink_soft, 0.4F);
    ui.outline_round(box, border, t.radius, active || f.wrong ? 4.F : 2.F);

    const bool empty = f.value.empty();
    const std::string_view words = empty ? f.placeholder : f.value;
    // Soft ink on the danger tint would fall below 7:1.
    const Rgb colour = empty && !f.wrong ? t.ink_soft : t.ink;
    const float spare = (box.h - ui.line_height(Type::body)) / 2;
    const Rect inner = box.inset(padding, f.multiline ? std::clamp(spare, 2.F, 20.F) : 4.F);
    const bool shown = f.multiline        ? draw_lines(ui, inner, f, words, colour)
                       : f.code && !empty ? draw_code(ui, inner, f, words, colour)
                                          : draw_single(ui, inner, f, words, colour);
    ui.describe({.role = Role::field,
                 .name = std::string(f.name),
                 .label = std::string(f.label.empty() ? f.placeholder : f.label),
                 .value = f.masked ? std::string() : std::string(f.value),
                 .bounds = r,
                 .enabled = true,
                 .selected = f.caret,
                 .truncated = !fits || !shown,
                 .hidden_value = f.masked,
                 .words = box});
    return touch.tapped;
}

} // namespace loket::ui
