// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which screen follows which. Pure: the order depends only on the office and on what was answered.
#include <optional>
#include <string_view>
#include <vector>

#include "domain/office.hpp"
#include "kiosk/session.hpp"

namespace loket::kiosk {

enum class ScreenId {
    start,
    notice,
    service,
    identity,
    identity_nik,
    visitor_name,
    visitor_from,
    visitor_phone,
    visit_purpose,
    visit_purpose_text,
    visit_meet,
    visit_meet_text,
    visit_companions,
    complaint_kind,
    complaint_reported,
    complaint_what,
    complaint_where,
    complaint_when,
    complaint_when_text,
    complaint_how,
    complaint_papers,
    complaint_confidential,
    complaint_kept_confidential, ///< instead of the question, for kinds that are always confidential
    review,
    ticket,
    track,
    track_result,
    answer_guard,   ///< of a confidential complaint: is nobody reading over her shoulder?
    answer,         ///< the office's answer, to be read
    answer_enough,  ///< does it answer the complaint?
    answer_rating,  ///< yes: how did it go?
    answer_wrong,   ///< no: what is not right?
    answer_confirm, ///< and is that what the office should read?
    answer_thanks,  ///< what became of the reply
    survey_service,
    survey_question,
    survey_thanks,
    standards,
    standards_service,
};
inline constexpr int kScreens = static_cast<int>(ScreenId::standards_service) + 1;

/// The stable name that scripts and tests know: "complaint.what".
[[nodiscard]] std::string_view to_text(ScreenId screen);

/// A question of the visitor's job, or its review.
[[nodiscard]] constexpr bool in_a_job(ScreenId screen) {
    return screen >= ScreenId::notice && screen <= ScreenId::review;
}

/// A ticket that is looked up, and what may follow from it.
[[nodiscard]] constexpr bool is_tracking(ScreenId screen) {
    return screen >= ScreenId::track && screen <= ScreenId::answer_thanks;
}

/// Such a kind of complaint is confidential whatever is answered (decide() in domain/intake.cpp).
[[nodiscard]] bool always_confidential(const Session& session, const Office& office);
/// What is being told will be a confidential complaint.
[[nodiscard]] bool stays_confidential(const Session& session, const Office& office);

/// The screens of the visitor's job in order, from the privacy notice to the review. Empty without a job.
[[nodiscard]] std::vector<ScreenId> flow(const Session& session, const Office& office);

/// What "Lanjut" leads to. While an answer is being changed from the review page that is the review again, by
/// way of the question's own second step when it has one ("something else": in your own words).
[[nodiscard]] ScreenId next_screen(ScreenId now, const Session& session, const Office& office, bool changing);
/// What "Kembali" leads to; the start screen before the first.
[[nodiscard]] ScreenId previous_screen(ScreenId now, const Session& session, const Office& office,
                                       bool changing);

/// The same where an answer is read and replied to, or else (`to_an_answer` false) a closing without one;
/// none: elsewhere.
[[nodiscard]] std::optional<ScreenId> previous_of_reply(ScreenId now, bool to_an_answer);

/// A question and its second step ("something else": in your own words) count as one, so that the number of
/// steps is known from the first and never grows.
struct Progress {
    int step = 0; ///< 1-based; 0: not part of a job
    int of = 0;
};
[[nodiscard]] Progress progress(ScreenId now, const Session& session, const Office& office);

} // namespace loket::kiosk
