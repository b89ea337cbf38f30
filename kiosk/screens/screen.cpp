// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/screen.hpp"

namespace loket::kiosk {

void ViewState::reset() {
    page = 0;
    letters = {};
    digits_shown.reset();
    wipe(problem);
    code.wipe();
    card_digits.wipe();
    other_birth = false;
}

Action draw_screen(ScreenId screen, ScreenContext& c) {
    switch (screen) {
        case ScreenId::start:
            return draw_start(c);
        case ScreenId::notice:
            return draw_notice(c);
        case ScreenId::service:
            return draw_service(c);
        case ScreenId::identity:
            return draw_identity(c);
        case ScreenId::identity_nik:
            return draw_identity_nik(c);
        case ScreenId::visitor_phone:
            return draw_phone(c);
        case ScreenId::visit_purpose:
            return draw_purpose(c);
        case ScreenId::visit_meet:
            return draw_meet(c);
        case ScreenId::visit_companions:
            return draw_companions(c);
        case ScreenId::complaint_kind:
            return draw_kind(c);
        case ScreenId::complaint_when:
            return draw_when(c);
        case ScreenId::complaint_papers:
            return draw_papers(c);
        case ScreenId::complaint_confidential:
            return draw_confidential(c);
        case ScreenId::complaint_kept_confidential:
            return draw_kept_confidential(c);
        case ScreenId::review:
            return draw_review(c);
        case ScreenId::ticket:
            return draw_ticket(c);
        case ScreenId::track:
            return draw_track(c);
        case ScreenId::track_result:
            return draw_track_result(c);
        case ScreenId::answer_guard:
            return draw_answer_guard(c);
        case ScreenId::answer:
            return draw_answer(c);
        case ScreenId::answer_enough:
            return draw_answer_enough(c);
        case ScreenId::answer_rating:
            return draw_answer_rating(c);
        case ScreenId::answer_confirm:
            return draw_answer_confirm(c);
        case ScreenId::answer_thanks:
            return draw_answer_thanks(c);
        case ScreenId::survey_service:
            return draw_survey_service(c);
        case ScreenId::survey_question:
            return draw_survey_question(c);
        case ScreenId::survey_thanks:
            return draw_survey_thanks(c);
        case ScreenId::standards:
            return draw_standards(c);
        case ScreenId::standards_service:
            return draw_standards_service(c);
        case ScreenId::visitor_name:
        case ScreenId::visitor_from:
        case ScreenId::visit_purpose_text:
        case ScreenId::visit_meet_text:
        case ScreenId::complaint_reported:
        case ScreenId::complaint_what:
        case ScreenId::complaint_where:
        case ScreenId::complaint_when_text:
        case ScreenId::complaint_how:
        case ScreenId::answer_wrong:
            return draw_text_question(c, screen);
    }
    return Stay{};
}

} // namespace loket::kiosk
