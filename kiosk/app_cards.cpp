// SPDX-License-Identifier: GPL-3.0-or-later
// Contactless cards: whom a card points to, and whether it is to point to somebody. Never proof of who it is.
#include "domain/secure_clear.hpp"
#include "kiosk/app.hpp"
#include "kiosk/card_interludes.hpp"

namespace loket::kiosk {

bool KioskApp::tapped_card(const CardUid& uid) {
    if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
        return card_not_needed();
    }
    // Somebody who tries out cards does not touch the screen; nor does one that lies there.
    drop_card(); // what was asked about another one
    if (++taps_ > kTapsUntouched) {
        toast(words().tr("Please touch the screen first, then hold the card to the reader."));
        return false;
    }
    toast(words().tr("One moment: we are looking for your card."));
    const auto request = ++request_;
    services_.desk.find_card(uid, [this,
                                   request](const Result<TicketDesk::FoundCard, storage::StoreError>& found) {
        if (request != request_) {
            return;
        }
        redraw_ = true;
        end_toast();
        if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
            return; // its holder went on without it
        }
        if (found) {
            card_ = *found;
        } else {
            toast(words().tr("The register cannot be read just now. Please try again, or ask an officer."));
        }
    });
    return true;
}

/// Asked about no more.
void KioskApp::drop_card() {
    if (card_) {
        for (volatile std::uint8_t& byte : card_->digest) byte = 0;
        secure_clear(card_->ticket);
    }
    card_.reset();
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
            session_.without_card(*card_->ticket);
            break;
        case KnownCardAnswer::forget:
            session_.without_card(*card_->ticket);
            services_.desk.forget_card(card_->digest, [this, visit = visit_](bool done) {
                if (visit == visit_) {
                    toast(done ? words().tr("This card is no longer remembered.")
                               : words().tr(
                                     "That did not work just now. Please try again, or ask an officer."));
                }
            });
            break;
    }
    drop_card();
    redraw_ = true;
}

void KioskApp::answer_new_card(ui::Ui& ui) {
    switch (draw_new_card(ui, words())) {
        case NewCardAnswer::none:
            return;
        case NewCardAnswer::remember:
            if (session_.earlier) { // two cards, and who is meant is not known here
                session_.without_card(*session_.earlier);
            }
            session_.remember = card_->digest;
            toast(stays_confidential(session_, services_.office)
                      ? words().tr("Your card is not remembered: your name stays confidential.")
                      : words().tr("Your card will be remembered once you have sent your answers."));
            break;
        case NewCardAnswer::no:
            if (session_.remember == card_->digest) {
                secure_clear(session_.remember);
            }
            break;
    }
    drop_card();
    redraw_ = true;
}

} // namespace loket::kiosk
