// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/flow.hpp"

#include <algorithm>
#include <array>

namespace loket::kiosk {
namespace {

constexpr std::array<std::string_view, kScreens> kNames{
    "start",
    "notice",
    "service",
    "identity",
    "identity.nik",
    "visitor.name",
    "visitor.from",
    "visitor.phone",
    "visit.purpose",
    "visit.purpose-text",
    "visit.meet",
    "visit.meet-text",
    "visit.companions",
    "complaint.kind",
    "complaint.reported",
    "complaint.what",
    "complaint.where",
    "complaint.when",
    "complaint.when-text",
    "complaint.how",
    "complaint.papers",
    "complaint.confidential",
    "complaint.kept-confidential",
    "review",
    "ticket",
    "track",
    "track.result",
    "answer.guard",
    "answer",
    "answer.enough",
    "answer.rating",
    "answer.wrong",
    "answer.confirm",
    "answer.thanks",
    "survey.service",
    "survey.question",
    "survey.thanks",
    "standards",
    "standards.service",
};

bool wants_papers(const Service& service) {
    return std::any_of(service.requirements.begin(), service.requirements.end(),
                       [](const Requirement& r) { return r.is_paper; });
}

/// While the service is not chosen yet: whether any of them asks for papers.
bool has_papers(const Session& session, const Office& office) {
    const Service* service = office.find_service(session.service);
    return service != nullptr ? wants_papers(*service)
                              : std::any_of(office.services.begin(), office.services.end(), wants_papers);
}

/// A second step of the question before it: only reached by a choice made there.
bool is_second_step(ScreenId screen) {
    return screen == ScreenId::identity_nik || screen == ScreenId::visit_purpose_text ||
           screen == ScreenId::visit_meet_text || screen == ScreenId::complaint_when_text;
}

} // namespace

std::string_view to_text(ScreenId screen) {
    return kNames.at(static_cast<std::size_t>(screen));
}

bool always_confidential(const Session& session, const Office& office) {
    const Service* service = office.find_service(session.service);
    const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, session.kind);
    return kind != nullptr && kind->confidential_by_default;
}

bool stays_confidential(const Session& session, const Office& office) {
    return session.job == Session::Job::complaint &&
           (session.confidential == true || always_confidential(session, office));
}

std::vector<ScreenId> flow(const Session& session, const Office& office) {
    using S = ScreenId;
    if (session.job == Session::Job::none) {
        return {};
    }
    std::vector<S> steps{S::notice};
    if (office.services.size() > 1) {
        steps.push_back(S::service);
    }
    steps.push_back(S::identity);
    if (session.identity == IdentityKind::nik) {
        steps.push_back(S::identity_nik);
    }
    if (session.identity != IdentityKind::card) { // the office has them already
        steps.insert(steps.end(), {S::visitor_name, S::visitor_from, S::visitor_phone});
    }
    if (session.job == Session::Job::guest_book) {
        steps.push_back(S::visit_purpose);
        if (session.purpose_typed) {
            steps.push_back(S::visit_purpose_text);
        }
        steps.push_back(S::visit_meet);
        if (session.meet_typed) {
            steps.push_back(S::visit_meet_text);
        }
        steps.push_back(S::visit_companions);
    } else {
        steps.insert(steps.end(), {S::complaint_kind, S::complaint_reported, S::complaint_what,
                                   S::complaint_where, S::complaint_when});
        if (session.when_typed) {
            steps.push_back(S::complaint_when_text);
        }
        steps.push_back(S::complaint_how);
        if (has_papers(session, office)) {
            steps.push_back(S::complaint_papers);
        }
        steps.push_back(always_confidential(session, office) ? S::complaint_kept_confidential
                                                             : S::complaint_confidential);
    }
    steps.push_back(S::review);
    return steps;
}

ScreenId next_screen(ScreenId now, const Session& session, const Office& office, bool changing) {
    const auto steps = flow(session, office);
    const auto here = std::find(steps.begin(), steps.end(), now);
    if (here == steps.end() || here + 1 == steps.end()) {
        return ScreenId::review;
    }
    const ScreenId next = *(here + 1);
    return changing && !is_second_step(next) ? ScreenId::review : next;
}

ScreenId previous_screen(ScreenId now, const Session& session, const Office& office, bool changing) {
    const auto steps = flow(session, office);
    const auto here = std::find(steps.begin(), steps.end(), now);
    if (here == steps.end()) {
        return changing ? ScreenId::review : ScreenId::start;
    }
    if (here == steps.begin()) {
        return ScreenId::start;
    }
    return changing && !is_second_step(now) ? ScreenId::review : *(here - 1);
}

std::optional<ScreenId> previous_of_reply(ScreenId now, bool to_an_answer) {
    switch (now) {
        case ScreenId::answer_guard:
        case ScreenId::answer:
            return ScreenId::track_result;
        case ScreenId::answer_enough:
            return ScreenId::answer;
        case ScreenId::answer_rating:
            return ScreenId::answer_enough;
        case ScreenId::answer_wrong:
        case ScreenId::answer_thanks: // when the reply was not taken
            return to_an_answer ? ScreenId::answer_enough : ScreenId::track_result;
        case ScreenId::answer_confirm:
            return ScreenId::answer_wrong;
        default:
            return std::nullopt;
    }
}

Progress progress(ScreenId now, const Session& session, const Office& office) {
    if (now == ScreenId::survey_question) {
        const int last = static_cast<int>(kSurveyElements);
        return {std::min(static_cast<int>(session.survey.asked) + 1, last), last};
    }
    const auto steps = flow(session, office);
    const auto here = std::find(steps.begin(), steps.end(), now);
    if (here == steps.end()) {
        return {};
    }
    const auto counted = [](auto first, auto last) {
        return static_cast<int>(
            std::count_if(first, last, [](ScreenId step) { return !is_second_step(step); }));
    };
    return {counted(steps.begin(), here + 1), counted(steps.begin(), steps.end())};
}

} // namespace loket::kiosk
