// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A list of big choices in one or two columns, with "more" pages when they do not fit: no scrolling.
#include <span>

#include "kiosk/screens/screen.hpp"

namespace loket::kiosk {

/// Draws `items` into `body`, using c.view.page. Returns the index of the one tapped.
std::optional<std::size_t> draw_choices(ScreenContext& c, ui::Rect body, std::span<const ui::Choice> items);

/// "1 / 3" with previous and next, cut off the bottom of `body`; changes c.view.page. Nothing when pages < 2.
void draw_pager(ScreenContext& c, ui::Rect& body, int pages);
[[nodiscard]] float pager_height(const ScreenContext& c);

} // namespace loket::kiosk
