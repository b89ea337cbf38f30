// SPDX-License-Identifier: GPL-3.0-or-later
// Scans and typing: what comes in beside the touches.
#include <utility>

#include "domain/match.hpp"
#include "kiosk/app.hpp"
#include "kiosk/interludes.hpp"
#include "kiosk/typed_input.hpp"
#include "scanner/classify.hpp"

namespace loket::kiosk {

void KioskApp::read(const scanner::Reading& reading) {
    auto meaning = scanner::classify(reading);
    if (std::holds_alternative<scanner::Unfinished>(meaning) ||
        std::holds_alternative<scanner::Unknown>(meaning)) {
        idle_.perhaps(services_.clock.steady());
    } else {
        stay();
    }
    std::visit(Match{
                   [this](const TrackingCode& code) { scanned_ticket(code); },
                   [this](const scanner::SixteenDigits& number) { scanned_number(number.digits); },
                   [this](const CardNumber& card) { read_kks(card); },
                   [this](const KtpCard& card) { scanned_number(card.nik, &card); },
                   [this](const CardUid& uid) { tapped_card(uid); },
                   [this](const scanner::BadTicket& bad) { toast(code_sentence(words(), bad.problem)); },
                   [this](const scanner::Unfinished&) {
                       services_.report(Incident::scan_unfinished);
                       toast(words().tr("That was not read. Please hold it to the reader once more."));
                   },
                   [this](const scanner::Unknown&) { scanned_stranger(); },
               },
               meaning);
    wipe(meaning);
}

void KioskApp::scanned_ticket(const TrackingCode& code) {
    const bool disputing = !session_.dispute.empty();
    if (screen_ == ScreenId::ticket) {
        toast(words().tr("This is the place of your new ticket. Touch \"Done\" first."));
    } else if (sending()) {
        return; // what is on its way comes first
    } else if (disputing && (screen_ == ScreenId::answer_wrong || screen_ == ScreenId::answer_confirm)) {
        toast(words().tr("Please send what you are writing here first, or touch \"Back\"."));
    } else if (in_a_survey()) {
        toast(words().tr("Please finish the survey first, or touch \"Cancel\"."));
    } else if (in_a_job(screen_) || (disputing && tracked_ != code)) {
        offered_ = code;
    } else {
        show_track(code);
    }
}

/// Nothing that the kiosk knows.
void KioskApp::scanned_stranger() {
    services_.report(Incident::scan_rejected);
    toast(words().tr("This card or code cannot be used here. Please ask an officer."));
}

void KioskApp::scanners_missing(std::vector<std::string> names) {
    desk_view_.scanners_missing = std::move(names);
    redraw_ = true;
}

/// `card`: what else stands on it, from a reader that says so.
void KioskApp::scanned_number(std::string_view digits, const KtpCard* card) {
    const Words w = words();
    if (screen_ == ScreenId::complaint_papers && card == nullptr) {
        read_paper(digits);
        return;
    }
    if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
        toast(screen_ == ScreenId::start
                  ? w.tr("Your card was read. Please choose first what you would like to do.")
                  : w.tr("A card is not needed on this page."));
        return;
    }
    auto nik = parse_nik(digits, local_date(services_.clock.wall(), services_.office.zone));
    session_.identify_by(IdentityKind::nik);
    if (screen_ != ScreenId::identity_nik) {
        show(ScreenId::identity_nik);
    }
    if (!nik) {
        view_.problem = nik_sentence(w, nik.error());
        return;
    }
    // A family card has the same form: the person looks at the digits and says that they are the NIK.
    session_.nik.assign(nik->digits);
    view_.digits_shown.reset();
    wipe(view_.problem);
    if (card != nullptr) {
        session_.fill_from(*card);
        if (card->birth_date && !born_on(*nik, *card->birth_date)) {
            view_.problem = birth_doubt(w);
            view_.digits_shown = true; // to be compared
        }
    }
    wipe(nik->digits);
}

/// Looks a ticket up. Where "back" leads is kept when one ticket is scanned after another.
void KioskApp::show_track(const TrackingCode& code) {
    keep_yes();
    if (screen_ < ScreenId::track || screen_ > ScreenId::answer_thanks) {
        before_track_ = screen_;
    }
    show(ScreenId::track);
    view_.code.assign(code.compact());
    look_up(code);
}

/// A ticket was scanned in the middle of a visit; true while nothing else is to be drawn.
bool KioskApp::offer_scanned(ui::Ui& ui) {
    if (!offered_) {
        return false;
    }
    // The words of a dispute belong to the ticket that is open.
    switch (draw_scanned_offer(ui, words(), session_.dispute.empty())) {
        case OfferAnswer::none:
            break;
        case OfferAnswer::open:
            show_track(*std::exchange(offered_, std::nullopt));
            break;
        case OfferAnswer::go_on:
            offered_.reset();
            redraw_ = true;
            break;
    }
    return true;
}

void KioskApp::typed(std::string_view text) {
    if (!defaults_.real_keyboard || idle_.asking() || offered_ || card_) {
        return;
    }
    touched();
    view_.problem.clear();
    if (!type_into(screen_, session_, view_, text)) {
        view_.problem =
            screen_ == ScreenId::identity_nik
                ? nik_sentence(words(), NumberProblem::too_long)
                : words().tr(
                      "There is no more room here. What you wrote is kept; please shorten it a little.");
    }
    redraw_ = true;
}

void KioskApp::pressed_backspace() {
    if (defaults_.real_keyboard && !idle_.asking() && !offered_ && !card_) {
        touched();
        view_.problem.clear();
        backspace_in(screen_, session_, view_);
        redraw_ = true;
    }
}

} // namespace loket::kiosk
