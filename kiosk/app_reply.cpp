// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an answer, replying to it, and the survey.
#include <utility>

#include "kiosk/app.hpp"

namespace loket::kiosk {

/// "Not yet": an answer that can no longer be disputed is said to be so before anything is written.
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
    } else {
        show(ScreenId::answer_wrong);
    }
}

void KioskApp::accept(int rating) {
    if (desk_view_.looked_up && desk_view_.looked_up->matter) {
        give(CitizenReply::accept(*desk_view_.looked_up->matter, rating), ReplyView::State::accepted);
    }
}

void KioskApp::dispute() {
    if (desk_view_.looked_up && desk_view_.looked_up->matter) {
        give(CitizenReply::dispute(*desk_view_.looked_up->matter, session_.dispute.view()),
             ReplyView::State::disputed);
    }
}

void KioskApp::give(std::shared_ptr<CitizenReply> reply, ReplyView::State meant) {
    if (sending()) {
        return;
    }
    desk_view_.reply = {.state = ReplyView::State::sending, .rule = {}, .deadline = {}};
    services_.desk.reply(std::move(reply), [this, meant, visit = visit_](
                                               const Result<CaseState, storage::CaseError>& outcome) {
        if (visit != visit_) {
            return;
        }
        redraw_ = true;
        ReplyView& view = desk_view_.reply;
        if (outcome) {
            view.state = meant;
            view.deadline = outcome->deadline;
        } else if (const auto* refusal = std::get_if<CaseRefusal>(&outcome.error().why)) {
            view.state = ReplyView::State::refused;
            view.rule = refusal->rule;
        } else {
            view.state = ReplyView::State::failed; // the words stay, to be sent again
            return;
        }
        session_.dispute.wipe();
        idle_.stay(services_.clock.steady());
        show(ScreenId::answer_thanks);
    });
}

void KioskApp::forget_matter() {
    desk_view_.looked_up.reset();
    desk_view_.look_up = LookUpState::idle;
    desk_view_.reply = {};
    session_.dispute.wipe();
}

/// Back to what was being written before a ticket was looked up; else nothing stays.
void KioskApp::leave() {
    if (in_a_job(before_track_) && session_.job != Session::Job::none) {
        forget_matter();
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
    const SurveyDraft said = std::exchange(session_.survey, {});
    show(ScreenId::survey_thanks);
    if (!said.anything_said()) {
        desk_view_.survey = SurveyState::nothing_said;
        return;
    }
    desk_view_.survey = SurveyState::storing;
    services_.desk.record_survey(said.service, said.answers, [this, visit = visit_](bool stored) {
        if (visit == visit_) {
            desk_view_.survey = stored ? SurveyState::stored : SurveyState::failed;
            redraw_ = true;
        }
    });
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
