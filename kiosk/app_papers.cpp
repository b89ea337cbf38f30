// SPDX-License-Identifier: GPL-3.0-or-later
// Cards on the papers page: a family card's number is taken whole, of a KKS only what may be kept.
#include <algorithm>
#include <utility>

#include "domain/nik.hpp"
#include "domain/paper_card.hpp"
#include "domain/wiping.hpp"
#include "kiosk/app.hpp"
#include "kiosk/card_interludes.hpp"

namespace loket::kiosk {

/// None: the service asks for no such card.
const Requirement* KioskApp::paper_of(PaperCard card) const {
    const Service* service = services_.office.find_service(session_.service);
    if (service == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(service->requirements, card, &Requirement::card);
    return found == service->requirements.end() ? nullptr : &*found;
}

/// 16 digits: a family card's, or a bank card's such as the KKS's. Taken as a family card's only when they
/// cannot be the other, or when somebody says so: a KKS's number must never be kept.
bool KioskApp::read_paper(std::string_view digits) {
    const bool family_card = paper_of(PaperCard::family_card) != nullptr;
    const bool kks = paper_of(PaperCard::kks) != nullptr;
    if (!family_card && !kks) {
        return card_not_needed();
    }
    wipe(view_.problem);
    const bool asked_already = view_.card_digits.view() == digits;
    view_.card_digits.wipe();
    redraw_ = true;
    const auto guess = guess_paper_card(digits, today());
    const bool asked = guess == PaperCardGuess::either && family_card;
    if (asked) {
        view_.card_digits.assign(digits); // ask_which_card()
        return !asked_already;
    }
    if (kks && (guess == PaperCardGuess::kks || guess == PaperCardGuess::either)) {
        view_.card_digits.assign(digits);
        return take_paper(PaperCard::kks);
    }
    if (family_card && guess == PaperCardGuess::family_card) {
        view_.card_digits.assign(digits);
        return take_paper(PaperCard::family_card);
    }
    return not_listed();
}

/// Says so.
bool KioskApp::not_listed() {
    view_.problem = words().tr("This card is not one of those listed here. Please touch what you brought.");
    redraw_ = true;
    return false;
}

/// A number that may be two cards'; true while nothing else is to be drawn.
bool KioskApp::ask_which_card(ui::Ui& ui) {
    if (view_.card_digits.empty()) {
        return false;
    }
    screen_ == ScreenId::complaint_papers ? answer_which_paper(ui) : answer_nik_or_bank_card(ui);
    return true;
}

void KioskApp::answer_which_paper(ui::Ui& ui) {
    const bool kks = paper_of(PaperCard::kks) != nullptr;
    switch (draw_which_paper(ui, words(), view_.card_digits.view(), kks)) {
        case PaperAnswer::none:
            return;
        case PaperAnswer::family_card:
            take_paper(PaperCard::family_card);
            break;
        case PaperAnswer::kks:
            take_paper(PaperCard::kks);
            break;
        case PaperAnswer::other:
            toast(words().tr("The number was not kept."));
            break;
    }
    view_.card_digits.wipe();
    redraw_ = true;
}

void KioskApp::answer_nik_or_bank_card(ui::Ui& ui) {
    switch (draw_nik_or_bank_card(ui, words(), view_.card_digits.view())) {
        case NikAnswer::none:
            return;
        case NikAnswer::nik:
            session_.set_nik(view_.card_digits.view());
            break;
        case NikAnswer::other:
            toast(words().tr("The number was not kept."));
            break;
    }
    view_.card_digits.wipe();
    redraw_ = true;
}

/// The digits that were read are this card's; they are overwritten here.
bool KioskApp::take_paper(PaperCard card) {
    bool news = false;
    if (card == PaperCard::kks) {
        if (const auto number = parse_card_number(view_.card_digits.view())) {
            news = read_kks(*number);
        }
    } else if (const Requirement* paper = paper_of(PaperCard::family_card)) {
        news = session_.family_card.view() != view_.card_digits.view();
        session_.family_card.assign(view_.card_digits.view());
        session_.papers.insert(paper->id);
        toast(words().tr("Your family card was read."));
    }
    view_.card_digits.wipe();
    return news;
}

bool KioskApp::read_kks(const CardNumber& card) {
    if (screen_ == ScreenId::identity || screen_ == ScreenId::identity_nik) {
        return bank_card_for_ktp();
    }
    const Requirement* paper = paper_of(PaperCard::kks);
    const bool reads_cards = paper != nullptr || paper_of(PaperCard::family_card) != nullptr;
    if (screen_ != ScreenId::complaint_papers || !reads_cards) {
        return card_not_needed();
    }
    wipe(view_.problem);
    if (paper == nullptr) {
        return not_listed();
    }
    ShownCard shown = services_.desk.shown_card(card);
    view_.card_digits.wipe(); // of another card, about which nobody answered
    const bool news = session_.kks != shown;
    wipe(session_.kks);
    session_.kks = std::move(shown);
    session_.papers.insert(paper->id);
    toast(words().tr("Your KKS was read. Its full number is not kept."));
    return news;
}

} // namespace loket::kiosk
