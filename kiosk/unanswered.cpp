// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/unanswered.hpp"

#include <array>
#include <utility>

#include "domain/wiping.hpp"

namespace loket::kiosk {
namespace {

ScreenId screen_of(std::string_view field, const Session& s) {
    using S = ScreenId;
    if (field == "visitor.nik") {
        return s.identity == IdentityKind::nik ? S::identity_nik : S::identity;
    }
    if (field == "visit.purpose") {
        return s.purpose_typed ? S::visit_purpose_text : S::visit_purpose;
    }
    if (field == "visit.whom_to_meet") {
        return s.meet_typed ? S::visit_meet_text : S::visit_meet;
    }
    if (field == "complaint.when") {
        return s.when_typed ? S::complaint_when_text : S::complaint_when;
    }
    static constexpr std::array<std::pair<std::string_view, S>, 11> screens{{
        {"service", S::service},
        {"visitor.name", S::visitor_name},
        {"visitor.from", S::visitor_from},
        {"visitor.phone", S::visitor_phone},
        {"visit.companions", S::visit_companions},
        {"complaint.kind", S::complaint_kind},
        {"complaint.reported_party", S::complaint_reported},
        {"complaint.what", S::complaint_what},
        {"complaint.where", S::complaint_where},
        {"complaint.how", S::complaint_how},
        {"complaint.papers", S::complaint_papers},
    }};
    for (const auto& [name, screen] : screens) {
        if (name == field) {
            return screen;
        }
    }
    return S::review;
}

} // namespace

std::optional<ScreenId> first_unanswered(const Session& s, const Office& office, const Words& record,
                                         Date today) {
    Submission submission = to_submission(s, office, LanguageTag{kIndonesian}, record, today);
    const auto refusals = check(submission, office, today);
    wipe(submission);
    for (const Refusal& refusal : refusals) {
        // What no screen can mend (the office's files changed) is left for the store to refuse.
        if (const ScreenId screen = screen_of(refusal.field, s); screen != ScreenId::review) {
            return screen;
        }
    }
    if (!s.identity) {
        return ScreenId::identity;
    }
    if (s.job == Session::Job::guest_book && !s.meet_typed && s.meet_choice.empty()) {
        return ScreenId::visit_meet;
    }
    if (s.job == Session::Job::complaint && !s.confidential) {
        return ScreenId::complaint_confidential;
    }
    return std::nullopt;
}

} // namespace loket::kiosk
