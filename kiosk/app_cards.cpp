// SPDX-License-Identifier: GPL-3.0-or-later
// Contactless cards: whom a card points to, and whether it is to point to somebody. Never proof of who it is.
#include "kiosk/app.hpp"
#include "kiosk/card_interludes.hpp"

namespace loket::kiosk {

void KioskApp::tapped_card(const CardUid& uid) {
    if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
        toast(screen_ == ScreenId::start
                  ? words().tr("Your card was read. Please choose first what you would like to do.")
                  : words().tr("A card is not needed on this page."));
        return;
    }
    card_.reset();
    const auto request = ++request_;
    services_.desk.find_card(uid, [this,
                                   request](const Result<TicketDesk::FoundCard, storage::StoreError>& found) {
        const bool asked = screen_ == ScreenId::identity || screen_ == ScreenId::identity_nik;
        if (request != request_ || !asked) {
            return;
        }
        redraw_ = true;
        if (found) {
            card_ = *found;
        } else {
            toast(words().tr("The register cannot be read just now. Please try again, or ask an officer."));
        }
    });
}

/// True while nothing else is to be drawn.
bool KioskApp::offer_card(ui::Ui& ui) {
    if (!card_) {
        return false;
    }
    card_->ticket ? answer_known_card(ui) : answer_new_card(ui);
    return true;
}

void KioskApp::answer_known_card(ui::Ui& ui) {
    switch (draw_known_card(ui, words())) {
        case KnownCardAnswer::none:
            return;
        case KnownCardAnswer::use:
            session_.use_card(*card_->ticket);
            go_on_from(ScreenId::identity);
            break;
        case KnownCardAnswer::without:
            break;
        case KnownCardAnswer::forget:
            if (session_.earlier == card_->ticket) {
                session_.identity.reset();
                session_.earlier.reset();
            }
            services_.desk.forget_card(card_->digest, [this, visit = visit_](bool done) {
                if (visit == visit_) {
                    toast(done ? words().tr("This card is no longer remembered.")
                               : words().tr(
                                     "That did not work just now. Please try again, or ask an officer."));
                }
            });
            break;
    }
    card_.reset();
    redraw_ = true;
}

void KioskApp::answer_new_card(ui::Ui& ui) {
    switch (draw_new_card(ui, words())) {
        case NewCardAnswer::none:
            return;
        case NewCardAnswer::remember:
            if (session_.identity == IdentityKind::card) { // two cards, and who is meant is not known here
                session_.identity.reset();
                session_.earlier.reset();
            }
            session_.remember = card_->digest;
            toast(words().tr("Your card will be remembered once you have sent your answers."));
            break;
        case NewCardAnswer::no:
            break;
    }
    card_.reset();
    redraw_ = true;
}

} // namespace loket::kiosk
