// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A list of big choices in one or more columns, on more than one page when they do not fit: no scrolling.
#include <span>

#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {

/// Draws the page c.view.page of `items` into `body`, and tells the shell how many pages there are. Returns
/// the index of the one tapped.
std::optional<std::size_t> draw_choices(ScreenContext& c, Shell& shell, ui::Rect body,
                                        std::span<const ui::Choice> items);

/// "1 / 3" with previous and next, cut off the bottom of `body`; changes c.view.page. Nothing when pages < 2.
/// For a screen whose foot has something else to offer on every page.
void draw_pager(ScreenContext& c, ui::Rect& body, int pages);
[[nodiscard]] float pager_height(const ScreenContext& c);

} // namespace loket::kiosk
