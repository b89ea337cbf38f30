// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an answer, replying to it, and the survey.
#include <utility>

#include "kiosk/app.hpp"

namespace loket::kiosk {
namespace {

ReplyView not_kept(const storage::CaseError& error) {
    using Code = storage::StoreError::Code;
    using State = ReplyView::State;
    if (const auto* refusal = std::get_if<CaseRefusal>(&error.why)) {
        return {.state = State::refused, .rule = refusal->rule, .deadline = {}};
    }
    switch (std::get<storage::StoreError>(error.why).code) {
        case Code::key_missing:
        case Code::key_invalid:
            return {.state = State::closed, .rule = {}, .deadline = {}};
        case Code::refused: // trying again would not help
            return {.state = State::refused, .rule = CaseRefusal::Rule::not_allowed, .deadline = {}};
        default:
            return {.state = State::failed, .rule = {}, .deadline = {}};
    }
}

} // namespace

/// A step of reading an answer and replying to it. What became of an earlier reply is said no more.
void KioskApp::show_reply_step(ScreenId step) {
    desk_view_.reply = {};
    if (step == ScreenId::track_result || step == ScreenId::answer || step == ScreenId::answer_enough) {
        check_vault(); // so that it is known before anybody writes
    }
    show(step);
}

/// What is replied to can be read here. Else it is a closing without an answer; one that was disputed before
/// can still be read.
bool KioskApp::to_an_answer() const {
    return desk_view_.looked_up && may_reply(*desk_view_.looked_up);
}

/// "Not yet": what stands against a dispute is said before anything is written.
void KioskApp::say_what_is_wrong() {
    if (!desk_view_.looked_up || !desk_view_.looked_up->matter) {
        leave();
        return;
    }
    desk_view_.reply = {};
    if (const auto rule =
            hindrance_to_dispute(*desk_view_.looked_up->matter, services_.office, services_.clock.wall())) {
        desk_view_.reply = {.state = ReplyView::State::refused, .rule = *rule, .deadline = {}};
        show(ScreenId::answer_thanks);
    } else if (!desk_view_.vault_ready) {
        desk_view_.reply.state = ReplyView::State::closed;
        show(ScreenId::answer_thanks);
    } else {
        show(ScreenId::answer_wrong);
        check_vault();
    }
}

void KioskApp::accept(const Accept& content) {
    if (desk_view_.looked_up && desk_view_.looked_up->matter) {
        give(CitizenReply::accept(*desk_view_.looked_up->matter, content.rating), ReplyView::State::accepted,
             content.finish);
    }
}

/// Whoever said "yes" and goes without rating has said it. Nobody waits for what comes of it.
void KioskApp::keep_yes() {
    if (screen_ == ScreenId::answer_rating && !sending() && desk_view_.looked_up &&
        desk_view_.looked_up->matter) {
        services_.desk.reply(CitizenReply::accept(*desk_view_.looked_up->matter, 0),
                             [](const Result<CaseState, storage::CaseError>&) {});
    }
}

void KioskApp::dispute() {
    if (desk_view_.looked_up && desk_view_.looked_up->matter) {
        give(CitizenReply::dispute(*desk_view_.looked_up->matter, session_.dispute.view()),
             ReplyView::State::disputed, false);
    }
}

/// `finish`: the visit ends when it is kept; what went wrong is still said.
void KioskApp::give(std::shared_ptr<CitizenReply> reply, ReplyView::State meant, bool finish) {
    if (sending()) {
        return;
    }
    desk_view_.reply = {.state = ReplyView::State::sending, .rule = {}, .deadline = {}};
    services_.desk.reply(std::move(reply), [this, meant, finish, visit = visit_](
                                               const Result<CaseState, storage::CaseError>& outcome) {
        if (visit != visit_) {
            return;
        }
        redraw_ = true;
        ReplyView& view = desk_view_.reply;
        if (outcome) {
            view.state = meant;
            view.deadline = outcome->deadline;
            session_.dispute.wipe();
        } else {
            view = not_kept(outcome.error());
            desk_view_.vault_ready = desk_view_.vault_ready && view.state != ReplyView::State::closed;
            if (view.state != ReplyView::State::refused) {
                return; // the words stay in view, to be sent again or shown to an officer
            }
        }
        idle_.stay(services_.clock.steady());
        if (finish && view.state == meant) {
            wipe_and_start();
        } else {
            show(ScreenId::answer_thanks);
        }
    });
}

void KioskApp::look_again() {
    if (tracked_) {
        const TrackingCode code = *tracked_;
        show_track(code);
    } else {
        leave();
    }
}

void KioskApp::forget_matter() {
    desk_view_.looked_up.reset();
    desk_view_.look_up = LookUpState::idle;
    desk_view_.reply = {};
}

void KioskApp::forget_ticket() {
    forget_matter();
    tracked_.reset();
    session_.dispute.wipe();
}

/// Back to what was being written before a ticket was looked up; else nothing stays.
void KioskApp::leave() {
    if (in_a_job(before_track_) && session_.job != Session::Job::none) {
        forget_ticket();
        show(before_track_);
    } else {
        wipe_and_start();
    }
}

// ---- the survey ----

void KioskApp::begin_survey() {
    forget();
    const auto& offered = services_.office.services;
    if (offered.size() == 1) {
        session_.survey.service = offered.front().id;
    }
    show(offered.size() == 1 ? ScreenId::survey_question : ScreenId::survey_service);
}

void KioskApp::go_on_survey() {
    if (!session_.survey.done()) {
        show(ScreenId::survey_question);
        return;
    }
    show(ScreenId::survey_thanks);
    if (session_.survey.anything_said()) {
        store_survey();
    } else {
        desk_view_.survey = SurveyState::nothing_said;
        session_.survey = {};
    }
}

/// The answers stay until they are stored, to be sent again.
void KioskApp::store_survey() {
    if (sending()) {
        return;
    }
    desk_view_.survey = SurveyState::storing;
    const SurveyDraft& said = session_.survey;
    services_.desk.record_survey(said.service, said.answers, [this, visit = visit_](bool stored) {
        if (visit != visit_) {
            return;
        }
        desk_view_.survey = stored ? SurveyState::stored : SurveyState::failed;
        if (stored) {
            session_.survey = {};
        }
        idle_.stay(services_.clock.steady());
        redraw_ = true;
    });
}

/// Answers have been given, on a page that has "Batal", and are not stored yet.
bool KioskApp::in_a_survey() const {
    return (screen_ == ScreenId::survey_question || screen_ == ScreenId::survey_thanks) &&
           (session_.survey.asked > 0 || session_.survey.anything_said());
}

void KioskApp::go_back_in_survey() {
    if (session_.survey.back()) {
        show(ScreenId::survey_question);
    } else if (services_.office.services.size() > 1) {
        show(ScreenId::survey_service);
    } else {
        wipe_and_start();
    }
}

} // namespace loket::kiosk
