// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A few large tiles of one size, all on one page.
#include <span>

#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {

/// Draws `items` in that many columns, filling `body`; their words are set alike. Returns the index of the
/// one tapped.
std::optional<std::size_t> draw_tiles(ScreenContext& c, ui::Rect body, std::span<ui::Choice> items,
                                      std::size_t columns);

/// For two or four answers to a question: side by side where the panel is wide, and never higher than they
/// look well.
std::optional<std::size_t> draw_answer_tiles(ScreenContext& c, ui::Rect body, std::span<ui::Choice> items);

} // namespace loket::kiosk
