// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What comes between a visitor and the screen that is on: the idle question and the offer to open a scanned
// ticket. Each draws itself and says what was touched.
#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "kiosk/words.hpp"
#include "ui/icons.hpp"
#include "ui/ui.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {

/// Icon (where there is room), title and explanation on an empty panel; what is left for `below`.
[[nodiscard]] ui::Rect draw_interlude_head(ui::Ui& ui, ui::Icon icon, const std::string& title,
                                           const std::string& explanation, float below);

/// What the answers below it need, with room between them; on a low panel they move together.
[[nodiscard]] float answers_height(const ui::Ui& ui, std::size_t buttons);
/// One below the other, the first the one to take; which was touched.
[[nodiscard]] std::optional<std::size_t> draw_answers(ui::Ui& ui, ui::Rect box,
                                                      std::span<const ui::Button> buttons);

enum class IdleAnswer { none, stay, finish };
/// "Masih di sana?", over the whole panel. `left`: until everything typed is wiped.
[[nodiscard]] IdleAnswer draw_idle_question(ui::Ui& ui, const Words& words, std::chrono::seconds left);

enum class OfferAnswer {
    none,
    open,
    go_on,
    somebody_else, ///< has written nothing here: everything is cleared before the ticket opens
};
/// A ticket was scanned in the middle of a visit. `words_stay`: opening it loses nothing that was written.
[[nodiscard]] OfferAnswer draw_scanned_offer(ui::Ui& ui, const Words& words, bool words_stay);

} // namespace loket::kiosk
