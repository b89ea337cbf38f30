// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/session.hpp"

#include <utility>

#include "domain/secure_clear.hpp"
#include "kiosk/chosen_answers.hpp"

namespace loket::kiosk {
namespace {

/// A short text leaves its characters where it was moved from.
void put(std::string& place, std::string text) {
    place = std::move(text);
    secure_clear(text);
}

void fill(SecretText& answer, std::string_view text) {
    if (answer.empty() || answer.filled()) {
        answer.fill(text);
    }
}

void put_line(std::string& place, std::string raw) {
    put(place, clean_line(raw));
    secure_clear(raw);
}

} // namespace

/// Only what no screen or paper should ever get is taken out.
std::string narrative(std::string_view raw) {
    std::string text = clean_text(raw, true);
    text.erase(text.find_last_not_of(" \n") + 1);
    text.erase(0, text.find_first_not_of(" \n"));
    return text;
}

void Session::choose_service(const std::string& id) {
    if (service == id) {
        return;
    }
    service = id;
    kind.clear();
    papers.clear();
    family_card.wipe();
    loket::wipe(kks);
}

void Session::set_nik(std::string_view digits) {
    if (nik.view() != digits) {
        forget_card_texts();
        nik.assign(digits);
    }
}

void Session::forget_card_texts() {
    for (SecretText* text : {&name, &from}) {
        if (text->of_a_card()) {
            text->wipe();
        }
    }
}

void Session::without_card(const TicketId& ticket) {
    if (earlier == ticket) {
        identity.reset();
        secure_clear(earlier);
    }
}

void Session::use_card(const TicketId& ticket) {
    identify_by(IdentityKind::card);
    earlier = ticket;
    secure_clear(remember); // it points somewhere already
}

void Session::identify_by(IdentityKind way) {
    identity = way;
    secure_clear(earlier);
    if (way != IdentityKind::nik) {
        forget_card();
    }
}

void Session::fill_from(const KtpCard& card) {
    fill(name, card.name);
    fill(from, card.address); // also when it is empty: nobody gets another one's address
}

void Session::forget_card() {
    nik.wipe();
    forget_card_texts();
}

void Session::wipe() {
    for (SecretText* text : {&nik, &name, &from, &phone, &purpose, &meet, &reported, &what, &where, &when,
                             &how, &family_card, &dispute}) {
        text->wipe();
    }
    job = Job::none;
    ticket_id = {};
    service.clear();
    identity.reset();
    secure_clear(earlier);
    secure_clear(remember);
    from_guest_book = false;
    purpose_typed = meet_typed = when_typed = false;
    purpose_choice.reset();
    meet_choice.clear();
    when_choice.reset();
    companions = 0;
    kind.clear();
    papers.clear();
    loket::wipe(kks);
    confidential.reset();
    survey = {};
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
        s.visitor.nik = session.nik.view();
    }
    if (s.visitor.identity == IdentityKind::card) {
        s.visitor.earlier = session.earlier; // where the office finds the rest
    } else {
        put(s.visitor.name, clean_line(session.name.view()));
        put(s.visitor.from, clean_line(session.from.view()));
        if (!session.phone.empty()) {
            put(s.visitor.phone, normal_phone(session.phone.view()));
        }
    }
    if (session.job == Session::Job::complaint) {
        Complaint& c = s.complaint.emplace();
        c.kind = session.kind;
        put(c.reported_party, clean_line(session.reported.view()));
        put(c.what, clean_line(session.what.view()));
        put(c.where, clean_line(session.where.view()));
        put_line(c.when, when_answer(session, record, today));
        put(c.how, narrative(session.how.view()));
        c.papers.assign(session.papers.begin(), session.papers.end());
        c.family_card = session.family_card.view();
        c.kks = session.kks;
        c.confidential = session.confidential.value_or(false);
    } else {
        put_line(s.visit.purpose, purpose_answer(session, office, record));
        put_line(s.visit.whom_to_meet, meet_answer(session, office, record));
        s.visit.companions = session.companions;
    }
    return s;
}

} // namespace loket::kiosk
