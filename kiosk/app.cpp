// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/app.hpp"

#include <algorithm>
#include <utility>

#include "domain/match.hpp"
#include "kiosk/interludes.hpp"
#include "kiosk/unanswered.hpp"

namespace loket::kiosk {
namespace {

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
    services_.desk.on_printer_health([this](const printer::PrinterHealth& health) { printer_is(health); });
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
    if (asks_over_the_page() && toast_ends_) {
        toast_ends_ = drawn_at_ + kToastTime; // to be read once it can be seen
    }
    expire_toast();
    look_after_vault();
    look_after_printer();
    watch_idle();
    if (ask_whether_there(ui) || offer_scanned(ui) || offer_card(ui) || ask_which_card(ui)) {
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
            [this](const Back&) { go_back(); },
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
            [this](const PrintAgain&) { print_again(); },
            [this](const TicketSeen&) {
                services_.desk.ticket_seen(
                    desk_view_.ticket->row.ticket.id,
                    [this](const TicketId& id, PrintOutcome outcome) { printed(id, outcome); });
            },
            [this](const Show& step) { show_reply_step(step.screen); },
            [this](const SayWhatIsWrong&) { say_what_is_wrong(); },
            [this](const Accept& content) { accept(content); },
            [this](const Dispute&) { dispute(); },
            [this](const LookAgain&) { look_again(); },
            [this](const Leave&) { leave(); },
            [this](const BeginSurvey&) { begin_survey(); },
            [this](const GoOnSurvey&) { go_on_survey(); },
            [this](const SwitchLanguage&) {
                language_ = language_ == kIndonesian ? LanguageTag{kEnglish} : LanguageTag{kIndonesian};
                view_.problem.clear();
                end_toast();
            },
            [this](const SwitchLargeText&) {
                large_text_ = !large_text_;
                view_.page = 0;
            },
            [this](const SwitchContrast&) { high_contrast_ = !high_contrast_; },
        },
        action);
}

void KioskApp::go_back() {
    if (const auto step = previous_of_reply(screen_, to_an_answer())) {
        show_reply_step(*step);
    } else if (screen_ == ScreenId::survey_question) {
        go_back_in_survey();
    } else if (screen_ == ScreenId::complaint_kind && session_.from_guest_book && !changing_) {
        session_.job = Session::Job::guest_book;
        session_.from_guest_book = false;
        show(ScreenId::visit_purpose);
    } else if (screen_ == ScreenId::standards_service && services_.office.services.size() > 1) {
        show(ScreenId::standards);
    } else if (!in_a_job(screen_)) {
        leave();
    } else {
        const ScreenId previous = previous_screen(screen_, session_, services_.office, changing_);
        changing_ = changing_ && previous != ScreenId::review;
        previous == ScreenId::start ? wipe_and_start() : show(previous);
    }
}

void KioskApp::show(ScreenId screen) {
    screen_ = screen;
    view_.reset();
    drop_card();
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
            const bool remembered = session_.remember.has_value();
            session_.wipe();
            offered_.reset();
            desk_view_.submit = SubmitState::idle;
            desk_view_.ticket = ShownTicket{
                kept->row, kept->code, printer::make_qr(qr_text(kept->code, services_.office.tracking_url))};
            idle_.stay(services_.clock.steady());
            show(ScreenId::ticket);
            if (remembered) {
                toast(kept->row.ticket.confidential
                          ? words().tr("Your card is not remembered: your name stays confidential.")
                          : words().tr("Your card is remembered from now on."));
            }
        },
        [this](const TicketId& id, PrintOutcome outcome) { printed(id, outcome); }, session_.remember);
}

void KioskApp::printed(const TicketId& id, PrintOutcome outcome) {
    if (!desk_view_.ticket || desk_view_.ticket->row.ticket.id != id) {
        return;
    }
    ShownTicket& shown = *desk_view_.ticket;
    shown.maybe_out |= outcome != PrintOutcome::failed;
    // A copy that did not come out takes nothing back: the first ticket may be there.
    shown.row.print = shown.maybe_out && outcome == PrintOutcome::failed ? PrintOutcome::unknown : outcome;
    redraw_ = true;
    if (!idle_.asking()) {
        idle_.stay(services_.clock.steady()); // there is something new to read
    }
}

/// Where certainly nothing came out the original, otherwise a copy.
void KioskApp::print_again() {
    ShownTicket& shown = *desk_view_.ticket;
    using Again = TicketDesk::Again;
    const Again how = shown.maybe_out ? Again::copy : Again::original;
    idle_.stay(services_.clock.steady());
    ++shown.prints;
    shown.row.print = PrintOutcome::queued;
    services_.desk.print_again(shown.row, shown.code, how,
                               [this](const TicketId& id, PrintOutcome outcome) { printed(id, outcome); });
}

void KioskApp::printer_is(const printer::PrinterHealth& health) {
    const printer::PrinterHealth before = std::exchange(desk_view_.printer, health);
    redraw_ = true;
    if (!health.prints() && before.prints()) {
        services_.report(Incident::printer_stopped);
    }
    if (health.paper_low && !before.paper_low) {
        services_.report(Incident::printer_paper_low);
    }
    // Whoever still stands there gets the ticket on paper after all; whether somebody does is being asked
    // otherwise.
    const auto& shown = desk_view_.ticket;
    if (health.prints() && !before.prints() && shown && shown->row.print == PrintOutcome::failed &&
        !shown->maybe_out && shown->prints < kMostPrints && !idle_.asking()) {
        print_again();
    }
}

void KioskApp::look_up(const TrackingCode& code) {
    if (tracked_ == code) {
        forget_matter(); // the same ticket once more: what was written about it stays
    } else {
        forget_ticket();
        tracked_ = code;
    }
    desk_view_.look_up = LookUpState::searching;
    const auto request = ++request_;
    services_.desk.find(
        code, [this, request](Result<std::shared_ptr<const LookedUp>, storage::StoreError> found) {
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
                desk_view_.looked_up = std::move(*found);
                show_reply_step(ScreenId::track_result);
            }
        });
}

/// Everything of whoever stands here, but for the language and look they chose.
void KioskApp::forget() {
    ++visit_;
    ++request_;
    session_.wipe();
    end_toast();
    tracked_.reset();
    offered_.reset();
    drop_card();
    DeskView machine; // how the machine is does not go with the visitor
    machine.vault_ready = desk_view_.vault_ready;
    machine.printer = desk_view_.printer;
    machine.scanners_missing = desk_view_.scanners_missing;
    desk_view_ = std::move(machine);
    changing_ = false;
    before_track_ = ScreenId::start;
}

void KioskApp::wipe_and_start() {
    forget();
    language_ = defaults_.language;
    large_text_ = defaults_.large_text;
    high_contrast_ = defaults_.high_contrast;
    idle_.stay(services_.clock.steady());
    show(ScreenId::start);
    check_vault();
    services_.desk.look_at_printer();
}

/// Whoever stood here has gone.
void KioskApp::end_visit() {
    keep_yes();
    wipe_and_start();
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
        } else if (!ready && screen_ == ScreenId::answer_wrong && session_.dispute.empty()) {
            say_what_is_wrong();
        }
    });
}

// ---- nobody there ----

void KioskApp::touched() {
    taps_ = 0;
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

/// What a visitor wrote or answered is on its way into the register.
bool KioskApp::sending() const {
    return desk_view_.submit == SubmitState::sending || desk_view_.reply.state == ReplyView::State::sending ||
           desk_view_.survey == SurveyState::storing;
}

IdleWatch::Place KioskApp::place() const {
    using Place = IdleWatch::Place;
    if (at_rest() || sending()) {
        return Place::at_rest;
    }
    if (screen_ == ScreenId::start && !offered_) {
        return Place::untouched;
    }
    const auto print = desk_view_.ticket ? desk_view_.ticket->row.print : std::nullopt;
    const bool out = print == PrintOutcome::printed || print == PrintOutcome::sent;
    const bool copying = screen_ == ScreenId::ticket && desk_view_.ticket && !out;
    return copying ? Place::copying : Place::visit;
}

void KioskApp::watch_idle() {
    switch (idle_.look(place(), drawn_at_)) {
        case IdleWatch::Finding::nothing_new:
            break;
        case IdleWatch::Finding::gone:
            end_visit();
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
            end_visit();
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
    if (!desk_view_.printer.prints()) {
        sooner(printer_looked_at_ + kPrinterCheck);
    }
    return at;
}

/// Its spooler may be back; what hangs on the printer itself tells by itself.
void KioskApp::look_after_printer() {
    if (!desk_view_.printer.prints() && services_.clock.steady() >= printer_looked_at_ + kPrinterCheck) {
        printer_looked_at_ = services_.clock.steady();
        services_.desk.look_at_printer();
    }
}

void KioskApp::look_after_vault() {
    if (screen_ == ScreenId::start && !desk_view_.vault_ready &&
        services_.clock.steady() >= vault_checked_ + kVaultCheck) {
        check_vault();
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
        end_toast();
    }
}

void KioskApp::end_toast() {
    wipe(toast_);
    toast_ends_.reset();
}

} // namespace loket::kiosk
