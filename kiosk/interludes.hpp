// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What comes between a visitor and the screen that is on: the idle question and the offer to open a scanned
// ticket. Each draws itself and says what was touched.
#include <chrono>
#include <string>

#include "kiosk/words.hpp"
#include "ui/icons.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

/// Icon (where there is room), title and explanation on an empty panel; what is left for `below`.
[[nodiscard]] ui::Rect draw_interlude_head(ui::Ui& ui, ui::Icon icon, const std::string& title,
                                           const std::string& explanation, float below);

enum class IdleAnswer { none, stay, finish };
/// "Masih di sana?", over the whole panel. `left`: until everything typed is wiped.
[[nodiscard]] IdleAnswer draw_idle_question(ui::Ui& ui, const Words& words, std::chrono::seconds left);

enum class OfferAnswer { none, open, go_on };
/// A ticket was scanned in the middle of a visit. `words_stay`: opening it loses nothing that was written.
[[nodiscard]] OfferAnswer draw_scanned_offer(ui::Ui& ui, const Words& words, bool words_stay);

} // namespace loket::kiosk
