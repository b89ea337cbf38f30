// SPDX-License-Identifier: GPL-3.0-or-later
// Scans and typing: what comes in beside the touches.
#include <utility>

#include "domain/match.hpp"
#include "domain/paper_card.hpp"
#include "kiosk/app.hpp"
#include "kiosk/interludes.hpp"
#include "kiosk/typed_input.hpp"

namespace loket::kiosk {

void KioskApp::read(const scanner::Reading& reading) {
    auto meaning = scanner::classify(reading);
    note(meaning);
    // While it is asked whether somebody is there, or who, a ticket is offered like in the middle of a visit;
    // a card may be the next visitor's, and must not go into what the last one wrote.
    const bool asked_who = idle_.asking() || offered_;
    if (!asked_who || std::holds_alternative<TrackingCode>(meaning)) {
        take(meaning) ? stay() : idle_.perhaps(services_.clock.steady());
    } else {
        drop_card(); // nor may what was asked about another card be answered for this one
        view_.card_digits.wipe();
        redraw_ = true;
    }
    wipe(meaning);
}

bool KioskApp::take(const scanner::Meaning& meaning) {
    const auto only_say = [this](std::string sentence) {
        toast(std::move(sentence));
        return false;
    };
    return std::visit(
        Match{
            [this](const TrackingCode& code) { return scanned_ticket(code); },
            [this](const scanner::SixteenDigits& number) { return scanned_number(number.digits); },
            [this](const CardNumber& card) { return read_kks(card); },
            [this](const KtpCard& card) { return scanned_number(card.nik, &card); },
            [this](const CardUid& uid) { return tapped_card(uid); },
            [&](const scanner::BadTicket& bad) { return only_say(code_sentence(words(), bad.problem)); },
            [&](const scanner::Unfinished&) {
                return only_say(words().tr("That was not read. Please hold it to the reader once more."));
            },
            [&](const scanner::Unknown&) {
                return only_say(words().tr("This card or code cannot be used here. Please ask an officer."));
            },
        },
        meaning);
}

/// For the log: what nobody can use.
void KioskApp::note(const scanner::Meaning& meaning) {
    const bool unfinished = std::holds_alternative<scanner::Unfinished>(meaning);
    if (!unfinished && !std::holds_alternative<scanner::Unknown>(meaning)) {
        return;
    }
    switch (reports_.next(services_.clock.steady())) {
        case ReportLimit::Say::it:
            services_.report(unfinished ? Incident::scan_unfinished : Incident::scan_rejected);
            break;
        case ReportLimit::Say::that_there_are_more:
            services_.report(Incident::scan_flood);
            break;
        case ReportLimit::Say::nothing:
            break;
    }
}

/// Nothing reaches the page then.
bool KioskApp::asks_over_the_page() const {
    return idle_.asking() || offered_ || card_ || !view_.card_digits.empty();
}

/// Behind a ticket that was looked up: "back" leads there.
bool KioskApp::writing_waits() const {
    return in_a_job(before_track_) && session_.job != Session::Job::none;
}

bool KioskApp::scanned_ticket(const TrackingCode& code) {
    const bool disputing = !session_.dispute.empty();
    const bool another = tracked_ != code;
    if (screen_ == ScreenId::ticket) {
        toast(words().tr("This is the place of your new ticket. Touch \"Done\" first."));
    } else if (sending()) {
        // what is on its way comes first
    } else if (disputing && (screen_ == ScreenId::answer_wrong || screen_ == ScreenId::answer_confirm)) {
        toast(words().tr("Please send what you are writing here first, or touch \"Back\"."));
    } else if (in_a_survey()) {
        toast(words().tr("Please finish the survey first, or touch \"Cancel\"."));
    } else if (in_a_job(screen_) || ((disputing || writing_waits()) && another)) {
        const bool asked_already = offered_ == code;
        offered_ = code;
        redraw_ = true;
        return !asked_already;
    } else if (!another && desk_view_.looked_up && is_tracking(screen_)) {
        toast(words().tr("This ticket is open already."));
    } else {
        const bool looked_for_already = !another && is_tracking(screen_);
        show_track(code);
        return !looked_for_already;
    }
    return false;
}

/// Says so.
bool KioskApp::card_not_needed() {
    toast(screen_ == ScreenId::start
              ? words().tr("Your card was read. Please choose first what you would like to do.")
              : words().tr("A card is not needed on this page."));
    return false;
}

void KioskApp::scanners_missing(std::vector<std::string> names) {
    desk_view_.scanners_missing = std::move(names);
    redraw_ = true;
}

/// Says so.
bool KioskApp::bank_card_for_ktp() {
    toast(words().tr("That looks like a bank card. Please hold your KTP to the reader, or type the NIK."));
    return false;
}

/// `card`: what else stands on it, from a reader that says so.
bool KioskApp::scanned_number(std::string_view digits, const KtpCard* card) {
    if (screen_ == ScreenId::complaint_papers && card == nullptr) {
        return read_paper(digits);
    }
    if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
        return card_not_needed();
    }
    const auto bank_card = card == nullptr ? guess_bank_card(digits, today()) : BankCardGuess::no;
    if (bank_card == BankCardGuess::certainly) {
        return bank_card_for_ktp();
    }
    auto nik = parse_nik(digits, today());
    session_.identify_by(IdentityKind::nik);
    const bool elsewhere = screen_ != ScreenId::identity_nik;
    if (elsewhere) {
        show(ScreenId::identity_nik);
    }
    view_.digits_shown.reset();
    view_.other_birth = false;
    if (!nik) {
        view_.card_digits.wipe();
        session_.set_nik({}); // nobody goes on with the number of a card before
        view_.problem = nik_sentence(words(), nik.error());
        redraw_ = true;
        return elsewhere;
    }
    // A family card has the same form: the person looks at the digits and says that they are the NIK.
    wipe(view_.problem);
    const SecretText& place = bank_card == BankCardGuess::perhaps ? view_.card_digits : session_.nik;
    const bool another = place.view() != nik->digits;
    if (bank_card == BankCardGuess::perhaps) {
        session_.set_nik({}); // it is asked, and nothing is kept without an answer
        view_.card_digits.assign(nik->digits);
    } else {
        view_.card_digits.wipe();
        session_.set_nik(nik->digits);
    }
    if (card != nullptr) {
        session_.fill_from(*card);
        view_.other_birth = card->birth_date && !born_on(*nik, *card->birth_date);
        if (view_.other_birth) {
            view_.digits_shown = true; // to be compared
        }
    }
    wipe(nik->digits);
    redraw_ = true;
    return elsewhere || another;
}

/// Looks a ticket up. Where "back" leads is kept when one ticket is scanned after another.
void KioskApp::show_track(const TrackingCode& code) {
    keep_yes();
    if (!is_tracking(screen_)) {
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
            if (!in_a_job(screen_) && session_.dispute.empty()) {
                keep_yes();
                leave(); // another ticket was open: back to the writing
            }
            break;
        case OfferAnswer::somebody_else: {
            const TrackingCode code = *offered_;
            end_visit();
            show_track(code);
            break;
        }
    }
    return true;
}

void KioskApp::typed(std::string_view text) {
    if (!defaults_.real_keyboard || asks_over_the_page()) {
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
    if (defaults_.real_keyboard && !asks_over_the_page()) {
        touched();
        view_.problem.clear();
        backspace_in(screen_, session_, view_);
        redraw_ = true;
    }
}

} // namespace loket::kiosk
