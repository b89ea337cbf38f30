// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/card_interludes.hpp"

#include <array>

#include "kiosk/interludes.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {
KnownCardAnswer draw_known_card(ui::Ui& ui, const Words& words) {
    ui.screen("known-card");
    const std::array buttons{
        ui::Button{.name = "card.use",
                   .label = words.tr("Go on with this card"),
                   .icon = ui::Icon::check,
                   .kind = ui::Button::Kind::primary},
        ui::Button{.name = "card.without", .label = words.tr("Without the card"), .icon = ui::Icon::edit},
        ui::Button{.name = "card.forget",
                   .label = words.tr("Do not remember this card any longer"),
                   .icon = ui::Icon::close},
    };
    const ui::Rect box = draw_interlude_head(
        ui, ui::Icon::card, words.tr("Your card is known here"),
        words.tr("The office has your name, address and telephone number from an earlier visit: you need not "
                 "write them again. The card does not prove who you are; an officer may still ask for your "
                 "ID."),
        answers_height(ui, buttons.size()));
    constexpr std::array kAnswers{KnownCardAnswer::use, KnownCardAnswer::without, KnownCardAnswer::forget};
    const auto touched = draw_answers(ui, box, buttons);
    return touched ? kAnswers.at(*touched) : KnownCardAnswer::none;
}

NewCardAnswer draw_new_card(ui::Ui& ui, const Words& words) {
    ui.screen("new-card");
    const std::array buttons{
        ui::Button{.name = "card.remember",
                   .label = words.tr("Yes, remember this card"),
                   .icon = ui::Icon::check,
                   .kind = ui::Button::Kind::primary},
        ui::Button{.name = "card.no", .label = words.tr("No, thank you"), .icon = ui::Icon::close},
    };
    const ui::Rect box = draw_interlude_head(
        ui, ui::Icon::card, words.tr("Shall we remember this card?"),
        words.tr("Next time you hold it to the reader and need not write your name, address and telephone "
                 "number again. We keep a secret mark of the card, not its number. It does not prove who you "
                 "are, and whoever holds it to the reader learns that it is known here."),
        answers_height(ui, buttons.size()));
    constexpr std::array kAnswers{NewCardAnswer::remember, NewCardAnswer::no};
    const auto touched = draw_answers(ui, box, buttons);
    return touched ? kAnswers.at(*touched) : NewCardAnswer::none;
}

} // namespace loket::kiosk
