// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/receipts.hpp"

namespace loket::kiosk {
namespace {

using namespace printer;

void add_head(Receipt& r, const Office& office, const Words& words) {
    r.blocks.emplace_back(Heading{words.in(office.name)});
    r.blocks.emplace_back(
        Text{.text = office.address, .align = Text::Align::centre, .bold = false, .small = true});
    r.blocks.emplace_back(Rule{});
}

} // namespace

Receipt ticket_receipt(const storage::TicketRow& row, const TrackingCode& code, const Office& office,
                       const Words& w, std::optional<Instant> copied) {
    const TicketIssued& t = row.ticket;
    const Service* service = office.find_service(t.service);
    Receipt r;
    add_head(r, office, w);
    if (copied) {
        const LocalTime at = to_local(*copied, office.zone);
        r.blocks.emplace_back(Heading{w.tr("COPY")});
        r.blocks.emplace_back(
            Text{.text = w.tr("Printed again on {} at {}, asked for by the visitor at this kiosk.",
                              long_date(at.date, w.language()), clock_text(at.time_of_day)),
                 .align = Text::Align::centre,
                 .bold = false,
                 .small = true});
        r.blocks.emplace_back(Rule{.dashed = true});
    }
    r.blocks.emplace_back(Text{.text = w.tr("Queue number"), .align = Text::Align::centre});
    r.blocks.emplace_back(Emphasis{to_text(t.number)});
    const LocalTime issued = to_local(row.issued_at, office.zone);
    r.blocks.emplace_back(KeyValue{w.tr("Date"), long_date(issued.date, w.language())});
    r.blocks.emplace_back(
        KeyValue{w.tr("Time"), clock_text(issued.time_of_day) + " " + std::string(office.zone.name)});
    if (t.confidential) {
        r.blocks.emplace_back(KeyValue{w.tr("Matter"), w.tr("Confidential complaint")});
    } else if (service != nullptr) {
        r.blocks.emplace_back(KeyValue{w.tr("Service"), w.in(service->name)});
        if (const ComplaintKind* kind = find_kind(*service, t.complaint_kind)) {
            r.blocks.emplace_back(KeyValue{w.tr("Matter"), w.in(kind->name)});
        }
    }
    if (t.deadline) {
        r.blocks.emplace_back(Space{1});
        r.blocks.emplace_back(Text{.text = w.tr("Answered no later than"), .align = Text::Align::centre});
        r.blocks.emplace_back(
            Text{.text = due_text(*t.deadline, office, w), .align = Text::Align::centre, .bold = true});
    }
    r.blocks.emplace_back(Rule{.dashed = true});
    r.blocks.emplace_back(Text{.text = w.tr("Tracking code"), .align = Text::Align::centre});
    r.blocks.emplace_back(Code{code.grouped()});
    r.blocks.emplace_back(Qr{qr_text(code, office.tracking_url)});
    r.blocks.emplace_back(Text{
        .text = w.tr("Keep this ticket. Whoever holds it can read the answer. Hold it to the reader at this "
                     "office, or type the code, to see how far your matter is."),
        .align = Text::Align::centre,
        .bold = false,
        .small = true});
    r.blocks.emplace_back(
        Text{.text = w.tr("This service is free of charge."), .align = Text::Align::centre, .bold = true});
    r.blocks.emplace_back(Space{3});
    return r;
}

Receipt checklist_receipt(const Service& service, const Office& office, const Words& w) {
    Receipt r;
    add_head(r, office, w);
    r.blocks.emplace_back(Text{.text = w.in(service.name), .align = Text::Align::left, .bold = true});
    r.blocks.emplace_back(Space{1});
    r.blocks.emplace_back(Text{.text = w.tr("What you need"), .align = Text::Align::left, .bold = true});
    for (const Requirement& requirement : service.requirements) {
        r.blocks.emplace_back(CheckItem{w.in(requirement.text)});
    }
    r.blocks.emplace_back(Rule{.dashed = true});
    r.blocks.emplace_back(KeyValue{w.tr("How long it takes"), w.in(service.deadline_words)});
    r.blocks.emplace_back(KeyValue{w.tr("What it costs"), w.in(service.fee)});
    for (const Contact& contact : office.contacts) {
        if (contact.kind == Contact::Kind::phone || contact.kind == Contact::Kind::whatsapp) {
            r.blocks.emplace_back(KeyValue{w.in(contact.label), contact.value});
        }
    }
    r.blocks.emplace_back(Space{3});
    return r;
}

} // namespace loket::kiosk
