// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/app.hpp"

#include <algorithm>
#include <utility>

#include "domain/secure_clear.hpp"
#include "kiosk/interludes.hpp"
#include "kiosk/screens/shell.hpp"
#include "kiosk/typed_input.hpp"
#include "kiosk/unanswered.hpp"
#include "scanner/classify.hpp"

namespace loket::kiosk {
namespace {

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

bool in_a_job(ScreenId screen) {
    return screen >= ScreenId::notice && screen <= ScreenId::review;
}

SubmitState submit_state(storage::StoreError::Code code) {
    using Code = storage::StoreError::Code;
    switch (code) {
        case Code::key_missing:
        case Code::key_invalid:
            return SubmitState::failed_closed;
        case Code::refused:
            return SubmitState::failed_refused;
        default:
            return SubmitState::failed_try_again;
    }
}

} // namespace

KioskApp::KioskApp(Services services, Defaults defaults)
    : services_(std::move(services)), defaults_(std::move(defaults)), idle_(services_.clock.steady()) {
    wipe_and_start();
}

ui::ThemeChoice KioskApp::theme() const {
    const Color accent = services_.office.accent;
    return {
        .accent = {accent.r, accent.g, accent.b}, .large_text = large_text_, .high_contrast = high_contrast_};
}

bool KioskApp::take_redraw() {
    return std::exchange(redraw_, false);
}

// ---- one frame ----

void KioskApp::draw(ui::Ui& ui) {
    ui.set_theme(theme());
    drawn_at_ = services_.clock.steady();
    expire_toast();
    look_after_vault();
    watch_idle();
    if (ask_whether_there(ui) || offer_scanned(ui)) {
        return;
    }
    const Words now = words();
    ScreenContext context{ui,
                          now,
                          services_.office,
                          session_,
                          view_,
                          desk_view_,
                          services_.clock.wall(),
                          changing_,
                          toast_ends_ ? std::string_view(toast_) : std::string_view{}};
    const Action action = draw_screen(screen_, context);
    if (!std::holds_alternative<Stay>(action)) {
        perform(action);
        redraw_ = true;
    }
}

void KioskApp::perform(const Action& action) {
    std::visit(
        Match{
            [](const Stay&) {},
            [this](const Next&) {
                if (session_.service.empty() && services_.office.services.size() == 1) {
                    session_.service = services_.office.services.front().id;
                }
                go_on_from(screen_);
            },
            [this](const Back&) {
                if (screen_ == ScreenId::complaint_kind && session_.from_guest_book && !changing_) {
                    session_.job = Session::Job::guest_book;
                    session_.from_guest_book = false;
                    show(ScreenId::visit_purpose);
                    return;
                }
                if (screen_ == ScreenId::track_result || screen_ == ScreenId::track || !in_a_job(screen_)) {
                    const bool return_to_job = in_a_job(before_track_) && session_.job != Session::Job::none;
                    if (screen_ == ScreenId::standards_service && services_.office.services.size() > 1) {
                        show(ScreenId::standards);
                    } else if (return_to_job) {
                        show(before_track_);
                    } else {
                        wipe_and_start();
                    }
                    return;
                }
                const ScreenId previous = previous_screen(screen_, session_, services_.office, changing_);
                changing_ = changing_ && previous != ScreenId::review;
                previous == ScreenId::start ? wipe_and_start() : show(previous);
            },
            [this](const Cancel&) { wipe_and_start(); },
            [this](const GoTo& go) {
                before_track_ = screen_;
                desk_view_.look_up = LookUpState::idle;
                show(go.screen);
            },
            [this](const Change& change) {
                changing_ = true;
                desk_view_.submit = SubmitState::idle;
                show(change.screen);
            },
            [this](const Begin& job) { begin(job.job); },
            [this](const ComplainInstead&) {
                session_.job = Session::Job::complaint;
                session_.from_guest_book = true;
                show(ScreenId::complaint_kind);
            },
            [this](const Submit&) { submit(); },
            [this](const LookUp& wanted) { look_up(wanted.code); },
            [this](const ShowService& shown) {
                desk_view_.checklist = ChecklistState::idle;
                show(ScreenId::standards_service);
                view_.service = shown.service;
            },
            [this](const PrintChecklist& wanted) {
                const Service* service = services_.office.find_service(wanted.service);
                if (service == nullptr) {
                    return;
                }
                desk_view_.checklist = ChecklistState::printing;
                const auto request = ++request_;
                services_.desk.print_checklist(*service, language_, [this, request](PrintOutcome outcome) {
                    if (request != request_) {
                        return;
                    }
                    const bool good = outcome == PrintOutcome::sent || outcome == PrintOutcome::printed;
                    desk_view_.checklist = good ? ChecklistState::printed : ChecklistState::failed;
                    redraw_ = true;
                });
            },
            [this](const SwitchLanguage&) {
                language_ = language_ == kIndonesian ? LanguageTag{kEnglish} : LanguageTag{kIndonesian};
                view_.problem.clear();
                toast_.clear();
                toast_ends_.reset();
            },
            [this](const SwitchLargeText&) {
                large_text_ = !large_text_;
                view_.page = 0;
            },
            [this](const SwitchContrast&) { high_contrast_ = !high_contrast_; },
        },
        action);
}

void KioskApp::show(ScreenId screen) {
    screen_ = screen;
    view_.reset();
    redraw_ = true;
}

/// "Lanjut". A change that left another question open goes there before it returns to the review.
void KioskApp::go_on_from(ScreenId screen) {
    ScreenId next = next_screen(screen, session_, services_.office, changing_);
    if (next == ScreenId::review && changing_) {
        next = unanswered().value_or(ScreenId::review);
    }
    changing_ = changing_ && next != ScreenId::review;
    show(next);
}

std::optional<ScreenId> KioskApp::unanswered() const {
    return first_unanswered(session_, services_.office, record_words(), today());
}

Date KioskApp::today() const {
    return local_date(services_.clock.wall(), services_.office.zone);
}

// ---- a visitor's job ----

void KioskApp::begin(Session::Job job) {
    session_.wipe();
    session_.job = job;
    session_.ticket_id = services_.new_ticket_id();
    if (services_.office.services.size() == 1) {
        session_.service = services_.office.services.front().id;
    }
    desk_view_.submit = SubmitState::idle;
    services_.desk.warm_up();
    show(ScreenId::notice);
    check_vault();
}

void KioskApp::submit() {
    if (desk_view_.submit == SubmitState::sending) {
        return;
    }
    if (const auto open = unanswered()) {
        changing_ = true;
        show(*open);
        return;
    }
    desk_view_.submit = SubmitState::sending;
    const auto visit = visit_;
    services_.desk.submit(
        to_submission(session_, services_.office, language_, record_words(), today()),
        [this, visit](Result<TicketDesk::Kept, storage::StoreError> kept) {
            if (visit != visit_) {
                return;
            }
            redraw_ = true;
            if (!kept) {
                desk_view_.submit = submit_state(kept.error().code);
                desk_view_.vault_ready = desk_view_.submit != SubmitState::failed_closed;
                return;
            }
            session_.wipe();
            offered_.reset();
            desk_view_.submit = SubmitState::idle;
            desk_view_.ticket = ShownTicket{
                kept->row, kept->code, printer::make_qr(qr_text(kept->code, services_.office.tracking_url))};
            idle_.stay(services_.clock.steady());
            show(ScreenId::ticket);
        },
        [this](const TicketId& id, PrintOutcome outcome) {
            if (desk_view_.ticket && desk_view_.ticket->row.ticket.id == id) {
                desk_view_.ticket->row.print = outcome;
                redraw_ = true;
            }
        });
}

void KioskApp::look_up(const TrackingCode& code) {
    desk_view_.look_up = LookUpState::searching;
    desk_view_.looked_up.reset();
    const auto request = ++request_;
    services_.desk.find(
        code, [this, request](Result<std::optional<storage::TicketRow>, storage::StoreError> found) {
            if (request != request_ || screen_ != ScreenId::track) {
                return;
            }
            redraw_ = true;
            if (!found) {
                desk_view_.look_up = LookUpState::failed;
                view_.problem =
                    words().tr("The register cannot be read just now. Please try again, or ask an officer.");
            } else if (!*found) {
                desk_view_.look_up = LookUpState::not_found;
                view_.problem = words().tr(
                    "There is no ticket with this code at this office. Please check the code and the "
                    "office's name on the ticket.");
            } else {
                desk_view_.look_up = LookUpState::found;
                desk_view_.looked_up = std::move(**found);
                show(ScreenId::track_result);
            }
        });
}

void KioskApp::wipe_and_start() {
    ++visit_;
    ++request_;
    session_.wipe();
    wipe(toast_);
    toast_ends_.reset();
    offered_.reset();
    const bool vault_ready = desk_view_.vault_ready;
    desk_view_ = DeskView{};
    desk_view_.vault_ready = vault_ready;
    language_ = defaults_.language;
    large_text_ = defaults_.large_text;
    high_contrast_ = defaults_.high_contrast;
    changing_ = false;
    idle_.stay(services_.clock.steady());
    before_track_ = ScreenId::start;
    show(ScreenId::start);
    check_vault();
}

void KioskApp::check_vault() {
    vault_checked_ = services_.clock.steady();
    services_.desk.check_vault([this](bool ready) {
        if (desk_view_.vault_ready == ready) {
            return;
        }
        desk_view_.vault_ready = ready;
        redraw_ = true;
        // Before anybody has written anything is the time to say that it cannot be kept.
        if (!ready && screen_ == ScreenId::notice) {
            wipe_and_start();
        }
    });
}

// ---- nobody there ----

void KioskApp::touched() {
    idle_.touched(services_.clock.steady());
}

void KioskApp::stay() {
    idle_.stay(services_.clock.steady());
    redraw_ = true;
}

/// Nothing on the kiosk tells of a visitor: the start screen in its usual language and look.
bool KioskApp::at_rest() const {
    return screen_ == ScreenId::start && !offered_ && language_ == defaults_.language &&
           large_text_ == defaults_.large_text && high_contrast_ == defaults_.high_contrast;
}

IdleWatch::Place KioskApp::place() const {
    using Place = IdleWatch::Place;
    if (at_rest() || desk_view_.submit == SubmitState::sending) {
        return Place::at_rest;
    }
    if (screen_ == ScreenId::start && !offered_) {
        return Place::untouched;
    }
    const auto print = desk_view_.ticket ? desk_view_.ticket->row.print : std::nullopt;
    const bool copying =
        screen_ == ScreenId::ticket && (print == PrintOutcome::failed || print == PrintOutcome::unknown);
    return copying ? Place::copying : Place::visit;
}

void KioskApp::watch_idle() {
    switch (idle_.look(place(), drawn_at_)) {
        case IdleWatch::Finding::nothing_new:
            break;
        case IdleWatch::Finding::gone:
            wipe_and_start();
            break;
        case IdleWatch::Finding::question_changed:
            redraw_ = true;
            break;
    }
}

/// The idle question is up; true while nothing else is to be drawn.
bool KioskApp::ask_whether_there(ui::Ui& ui) {
    if (!idle_.asking()) {
        return false;
    }
    switch (draw_idle_question(ui, words(), idle_.left(place(), drawn_at_))) {
        case IdleAnswer::none:
            break;
        case IdleAnswer::stay:
            stay();
            break;
        case IdleAnswer::finish:
            wipe_and_start();
            break;
    }
    return true;
}

std::optional<KioskClock::Steady> KioskApp::wakes_at() const {
    std::optional<KioskClock::Steady> at = toast_ends_;
    const auto sooner = [&at](KioskClock::Steady other) { at = at ? std::min(*at, other) : other; };
    if (const auto idle = idle_.wakes_at(place(), drawn_at_)) {
        sooner(*idle);
    }
    if (screen_ == ScreenId::start && !desk_view_.vault_ready) {
        sooner(vault_checked_ + kVaultCheck);
    }
    return at;
}

void KioskApp::look_after_vault() {
    if (screen_ == ScreenId::start && !desk_view_.vault_ready &&
        services_.clock.steady() >= vault_checked_ + kVaultCheck) {
        check_vault();
    }
}

// ---- scans and typing ----

void KioskApp::scanned(const scanner::Scan& scan) {
    stay();
    auto meaning = scanner::classify(scan.text);
    std::visit(Match{
                   [this](const TrackingCode& code) {
                       if (screen_ == ScreenId::ticket) {
                           toast(words().tr("This is the place of your new ticket. Touch \"Done\" first."));
                       } else if (desk_view_.submit == SubmitState::sending) {
                           return; // the ticket that is on its way comes first
                       } else if (in_a_job(screen_)) {
                           offered_ = code;
                       } else {
                           show_track(code);
                       }
                   },
                   [this](scanner::SixteenDigits& number) {
                       scanned_number(number.digits);
                       secure_clear(number.digits);
                   },
                   [this](const scanner::BadTicket& bad) { toast(code_sentence(words(), bad.problem)); },
                   [this](const scanner::Unknown&) {
                       services_.report(Incident::scan_rejected);
                       toast(words().tr("This card or code cannot be used here. Please ask an officer."));
                   },
               },
               meaning);
}

void KioskApp::scan_broke_off() {
    stay();
    services_.report(Incident::scan_unfinished);
    toast(words().tr("That was not read. Please hold it to the reader once more."));
}

void KioskApp::scanned_number(std::string_view digits) {
    const Words w = words();
    if (screen_ != ScreenId::identity && screen_ != ScreenId::identity_nik) {
        toast(screen_ == ScreenId::start
                  ? w.tr("Your card was read. Please choose first what you would like to do.")
                  : w.tr("A card is not needed on this page."));
        return;
    }
    const auto nik = parse_nik(digits, local_date(services_.clock.wall(), services_.office.zone));
    session_.identity = IdentityKind::nik;
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
}

/// Looks a ticket up. Where "back" leads is kept when one ticket is scanned after another.
void KioskApp::show_track(const TrackingCode& code) {
    if (screen_ != ScreenId::track && screen_ != ScreenId::track_result) {
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
    switch (draw_scanned_offer(ui, words())) {
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
    if (!defaults_.real_keyboard || idle_.asking() || offered_) {
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
    if (defaults_.real_keyboard && !idle_.asking() && !offered_) {
        touched();
        view_.problem.clear();
        backspace_in(screen_, session_, view_);
        redraw_ = true;
    }
}

// ---- passing remarks ----

void KioskApp::toast(std::string sentence) {
    toast_ = std::move(sentence);
    toast_ends_ = services_.clock.steady() + kToastTime;
    redraw_ = true;
}

void KioskApp::expire_toast() {
    if (toast_ends_ && drawn_at_ >= *toast_ends_) {
        wipe(toast_);
        toast_ends_.reset();
    }
}

} // namespace loket::kiosk
