// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/card_interludes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/interludes.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {
namespace {

std::string_view end_of(std::string_view digits) {
    constexpr std::size_t kShown = 4;
    return digits.substr(digits.size() - std::min(kShown, digits.size()));
}

} // namespace

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

PaperAnswer draw_which_paper(ui::Ui& ui, const Words& words, std::string_view digits, bool kks) {
    ui.screen("which-paper");
    std::vector<ui::Button> buttons{
        {.name = "paper.family-card", .label = words.tr("A family card"), .icon = ui::Icon::paper}};
    std::vector<PaperAnswer> answers{PaperAnswer::family_card};
    if (kks) {
        buttons.push_back({.name = "paper.kks", .label = words.tr("A KKS"), .icon = ui::Icon::card});
        answers.push_back(PaperAnswer::kks);
    }
    buttons.push_back({.name = "paper.other", .label = words.tr("Another card"), .icon = ui::Icon::close});
    answers.push_back(PaperAnswer::other);
    const ui::Rect box = draw_interlude_head(
        ui, ui::Icon::card, words.tr("Which card is that?"),
        words.tr(
            "The number that ends in {} may be a family card's or a bank card's, such as the KKS. A bank "
            "card's number is not kept.",
            end_of(digits)),
        answers_height(ui, buttons.size()));
    const auto touched = draw_answers(ui, box, buttons);
    return touched ? answers.at(*touched) : PaperAnswer::none;
}

NikAnswer draw_nik_or_bank_card(ui::Ui& ui, const Words& words, std::string_view digits) {
    ui.screen("nik-or-bank-card");
    const std::array buttons{
        ui::Button{.name = "number.nik", .label = words.tr("Yes, it is my NIK"), .icon = ui::Icon::id_card},
        ui::Button{.name = "number.other", .label = words.tr("No, another card"), .icon = ui::Icon::close},
    };
    const ui::Rect box = draw_interlude_head(
        ui, ui::Icon::card, words.tr("Was that your KTP?"),
        words.tr(
            "The number that ends in {} may be the NIK on your KTP or a bank card's. A bank card's number "
            "is not kept.",
            end_of(digits)),
        answers_height(ui, buttons.size()));
    constexpr std::array kAnswers{NikAnswer::nik, NikAnswer::other};
    const auto touched = draw_answers(ui, box, buttons);
    return touched ? kAnswers.at(*touched) : NikAnswer::none;
}

} // namespace loket::kiosk
