// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/reading.hpp"

#include <algorithm>

namespace loket::kiosk {

void draw_reading(ScreenContext& c, Shell& shell, ui::Rect body, std::string_view label,
                  std::string_view text) {
    constexpr ui::Type type = ui::Type::body;
    constexpr float longest_line = 1400; // longer ones are hard to follow
    constexpr float side = 36;
    constexpr float above = 24;
    const auto& theme = c.ui.theme();
    body = body.cut_left(std::min(body.w, longest_line));
    const float width = body.w - 2 * side;
    const float height = c.ui.line_height(type);
    const auto lines = c.ui.lines(text, type, width);
    const auto room = static_cast<std::size_t>(std::max(1.F, (body.h - 2 * above + 0.5F) / height));
    shell.pages = static_cast<int>(std::max<std::size_t>(1, (lines.size() + room - 1) / room));
    c.view.page = std::clamp(c.view.page, 0, shell.pages - 1);
    const std::size_t first = static_cast<std::size_t>(c.view.page) * room;
    const std::size_t end = std::min(first + room, lines.size());

    const ui::Rect card = body.cut_top(static_cast<float>(end - first) * height + 2 * above);
    c.ui.shadow(card, theme.radius);
    c.ui.fill_round(card, theme.surface, theme.radius);
    ui::Rect rest = card.inset(side, above);
    const ui::Rect words = rest;
    bool fits = true;
    for (std::size_t i = first; i < end; ++i) {
        const ui::Rect line = rest.cut_top(height);
        c.ui.wrapped({line.x, line.y, 2 * line.w, line.h + 1}, lines[i], type, theme.ink);
        fits = fits && c.ui.text_width(lines[i], type) <= width + 1 && line.h + 0.5F >= height;
    }
    c.ui.describe({.role = ui::Role::text,
                   .name = "reading",
                   .label = std::string(label),
                   .value = {},
                   .bounds = words,
                   .truncated = !fits,
                   .hidden_value = true});
}

} // namespace loket::kiosk
