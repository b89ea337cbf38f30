// SPDX-License-Identifier: GPL-3.0-or-later
// Cards on the papers page: a family card's number is taken whole, of a KKS only what may be kept.
#include <algorithm>

#include "domain/nik.hpp"
#include "domain/paper_card.hpp"
#include "domain/wiping.hpp"
#include "kiosk/app.hpp"

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

/// 16 digits: a family card's, or a bank card's such as the KKS's.
void KioskApp::read_paper(std::string_view digits) {
    const bool family_card = paper_of(PaperCard::family_card) != nullptr;
    const bool kks = paper_of(PaperCard::kks) != nullptr;
    if (!family_card && !kks) {
        toast(words().tr("A card is not needed on this page."));
        return;
    }
    wipe(view_.problem);
    view_.card_digits.wipe();
    switch (guess_paper_card(digits, today())) {
        case PaperCardGuess::either:
            view_.card_digits.assign(digits);
            if (family_card && kks) {
                view_.problem = words().tr("Your card was read. Please touch which card it is.");
            } else {
                card_is(family_card ? PaperCard::family_card : PaperCard::kks);
            }
            return;
        case PaperCardGuess::family_card:
            if (family_card) {
                view_.card_digits.assign(digits);
                card_is(PaperCard::family_card);
                return;
            }
            break;
        case PaperCardGuess::kks:
            if (kks) {
                view_.card_digits.assign(digits);
                card_is(PaperCard::kks);
                return;
            }
            break;
        case PaperCardGuess::neither:
            break;
    }
    view_.problem = words().tr("This card is not one of those listed here. Please touch what you brought.");
}

/// The digits that were read are this card's; they are overwritten here.
void KioskApp::card_is(PaperCard card) {
    if (card == PaperCard::kks) {
        if (auto number = parse_card_number(view_.card_digits.view())) {
            read_kks(*number);
            wipe(*number);
        }
    } else if (const Requirement* paper = paper_of(PaperCard::family_card)) {
        session_.family_card.assign(view_.card_digits.view());
        session_.papers.insert(paper->id);
        toast(words().tr("Your family card was read."));
    }
    view_.card_digits.wipe();
}

void KioskApp::read_kks(const CardNumber& card) {
    const Requirement* paper = paper_of(PaperCard::kks);
    if (screen_ != ScreenId::complaint_papers || paper == nullptr) {
        toast(screen_ == ScreenId::start
                  ? words().tr("Your card was read. Please choose first what you would like to do.")
                  : words().tr("A card is not needed on this page."));
        return;
    }
    wipe(view_.problem);
    session_.forget_kks();
    session_.kks = services_.desk.shown_card(card);
    session_.papers.insert(paper->id);
    toast(words().tr("Your KKS was read. Its full number is not kept."));
}

} // namespace loket::kiosk
