// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/tiles.hpp"

#include <algorithm>

namespace loket::kiosk {

using ui::Choice;
using ui::Rect;

std::optional<std::size_t> draw_tiles(ScreenContext& c, Rect body, std::span<Choice> items,
                                      std::size_t columns) {
    const float gap = c.ui.theme().gap;
    const std::size_t rows = (items.size() + columns - 1) / columns;
    const float width = (body.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = (body.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    std::size_t snug = 0;
    for (Choice& tile : items) {
        tile.tile = true;
        snug = std::max(snug, ui::tile_snugness(c.ui, tile, width, height));
    }
    // Words too long for a tile stand beside their icon, in all of them alike.
    const bool too_low = std::ranges::any_of(items, [&](Choice tile) {
        tile.snug = snug;
        return ui::choice_height(c.ui, tile, width) > height;
    });
    std::optional<std::size_t> tapped;
    Rect row;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i % columns == 0) {
            row = body.cut_top(height);
            body.cut_top(gap);
        }
        items[i].snug = snug;
        items[i].tile = !too_low;
        if (ui::choice(c.ui, row.cut_left(width), items[i])) {
            tapped = i;
        }
        row.cut_left(gap);
    }
    return tapped;
}

std::optional<std::size_t> draw_answer_tiles(ScreenContext& c, Rect body, std::span<Choice> items) {
    constexpr float highest = 460;
    constexpr std::size_t few = 2;
    const bool four_abreast = wide(c) && !c.ui.theme().choice.large_text;
    const std::size_t columns =
        items.size() <= few ? (wide(c) ? few : 1) : (four_abreast ? items.size() : few);
    const std::size_t rows = (items.size() + columns - 1) / columns;
    const float most = static_cast<float>(rows) * highest + static_cast<float>(rows - 1) * c.ui.theme().gap;
    return draw_tiles(c, body.cut_top(std::min(body.h, most)), items, columns);
}

} // namespace loket::kiosk
