// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A long private text, spread over the pages of its screen. Only the screen shows it: the semantic tree holds
// neither the words nor a copy of them.
#include <string_view>

#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {

/// Draws the page that is on into `body` and tells the shell how many there are. `label`: what it is.
void draw_reading(ScreenContext& c, Shell& shell, ui::Rect body, std::string_view label,
                  std::string_view text);

} // namespace loket::kiosk
