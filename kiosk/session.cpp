// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/session.hpp"

#include "kiosk/chosen_answers.hpp"

namespace loket::kiosk {
namespace {

/// The narrative keeps its paragraphs; only what no screen or paper should ever get is taken out.
std::string narrative(std::string_view raw) {
    std::string text = clean_text(raw, true);
    const auto first = text.find_first_not_of(" \n");
    const auto last = text.find_last_not_of(" \n");
    return first == std::string::npos ? std::string{} : text.substr(first, last - first + 1);
}

} // namespace

void Session::wipe() {
    for (SecretText* text :
         {&nik, &name, &from, &phone, &purpose, &meet, &reported, &what, &where, &when, &how}) {
        text->wipe();
    }
    job = Job::none;
    ticket_id = {};
    service.clear();
    identity.reset();
    from_guest_book = false;
    purpose_typed = meet_typed = when_typed = false;
    purpose_choice.reset();
    meet_choice.clear();
    when_choice.reset();
    companions = 0;
    kind.clear();
    papers.clear();
    confidential.reset();
}

Submission to_submission(const Session& session, const Office& office, const LanguageTag& language,
                         const Words& record, Date today) {
    Submission s;
    s.id = session.ticket_id;
    s.service = session.service;
    s.language = language;
    s.notice_version = office.notice.version;
    s.visitor.identity = session.identity.value_or(IdentityKind::none);
    if (s.visitor.identity == IdentityKind::nik) {
        s.visitor.nik = std::string(session.nik.view());
    }
    s.visitor.name = clean_line(session.name.view());
    s.visitor.from = clean_line(session.from.view());
    s.visitor.phone = session.phone.empty() ? std::string{} : normal_phone(session.phone.view());
    if (session.job == Session::Job::complaint) {
        Complaint c;
        c.kind = session.kind;
        c.reported_party = clean_line(session.reported.view());
        c.what = clean_line(session.what.view());
        c.where = clean_line(session.where.view());
        c.when = clean_line(when_answer(session, record, today));
        c.how = narrative(session.how.view());
        c.papers.assign(session.papers.begin(), session.papers.end());
        c.confidential = session.confidential.value_or(false);
        s.complaint = std::move(c);
    } else {
        s.visit.purpose = clean_line(purpose_answer(session, office, record));
        s.visit.whom_to_meet = clean_line(meet_answer(session, office, record));
        s.visit.companions = session.companions;
    }
    return s;
}

void wipe(Submission& s) {
    for (std::string* text : {&s.visitor.nik, &s.visitor.name, &s.visitor.from, &s.visitor.phone,
                              &s.visit.purpose, &s.visit.whom_to_meet}) {
        wipe(*text);
    }
    if (s.complaint) {
        for (std::string* text : {&s.complaint->reported_party, &s.complaint->what, &s.complaint->where,
                                  &s.complaint->when, &s.complaint->how}) {
            wipe(*text);
        }
    }
}

} // namespace loket::kiosk
