// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is asked when a card was held to the reader: over the whole panel, like the other interludes, so that
// no touch that was meant for the page below answers it. Never shows anything of whom a contactless card
// points to, and of a number its end only.
#include <string_view>

#include "kiosk/words.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

enum class KnownCardAnswer { none, use, without, forget };
[[nodiscard]] KnownCardAnswer draw_known_card(ui::Ui& ui, const Words& words);

enum class NewCardAnswer { none, remember, no };
[[nodiscard]] NewCardAnswer draw_new_card(ui::Ui& ui, const Words& words);

/// 16 digits on the papers page that are a family card's or a bank card's (domain/paper_card.hpp). `kks`: the
/// service asks for that, too.
enum class PaperAnswer { none, family_card, kks, other };
[[nodiscard]] PaperAnswer draw_which_paper(ui::Ui& ui, const Words& words, std::string_view digits, bool kks);

/// 16 digits on the identity page that are a NIK or a bank card's number.
enum class NikAnswer { none, nik, other };
[[nodiscard]] NikAnswer draw_nik_or_bank_card(ui::Ui& ui, const Words& words, std::string_view digits);

} // namespace loket::kiosk
