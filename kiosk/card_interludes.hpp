// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is asked when a contactless card was held to the reader: over the whole panel, like the other
// interludes. Never shows anything of whom a card points to.
#include "kiosk/words.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

enum class KnownCardAnswer { none, use, without, forget };
[[nodiscard]] KnownCardAnswer draw_known_card(ui::Ui& ui, const Words& words);

enum class NewCardAnswer { none, remember, no };
[[nodiscard]] NewCardAnswer draw_new_card(ui::Ui& ui, const Words& words);

} // namespace loket::kiosk
