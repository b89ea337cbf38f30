// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/letter_values.hpp"

#include <algorithm>

#include "ctl/private_text.hpp"
#include "ctl/ticket_view.hpp"

namespace loket::ctl {
namespace {

constexpr std::string_view kKeptConfidential = "(dirahasiakan)";

std::string due_words(const Deadline& deadline, Zone zone) {
    const LocalTime due = to_local(deadline.due, zone);
    std::string text = long_date(due.date, kIndonesian);
    if (deadline.to_the_minute) text += ", " + clock_text(due.time_of_day) + " " + std::string(zone.name);
    return text;
}

template <class Item>
std::string name_of(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? std::string(id) : found->name.in(kIndonesian);
}

std::string papers_of(const Complaint& complaint, const Service* service) {
    std::string out;
    for (const std::string& id : complaint.papers) {
        std::string words = id;
        if (service != nullptr) {
            for (const Requirement& paper : service->requirements) {
                if (paper.id == id) words = paper.text.in(kIndonesian);
            }
        }
        out += (out.empty() ? "" : "; ") + words;
    }
    return out;
}

void add_reporter(LetterValues& values, const OpenedCase& opened, bool confidential) {
    if (opened.reporter) {
        values["reporter"] = told_by_reporter(opened, &Visitor::name);
        values["reporter_nik"] = told_by_reporter(opened, &Visitor::nik);
        values["reporter_from"] = told_by_reporter(opened, &Visitor::from);
        values["reporter_phone"] = told_by_reporter(opened, &Visitor::phone);
    } else if (confidential) {
        for (const char* word : {"reporter", "reporter_nik", "reporter_from", "reporter_phone"}) {
            values[word] = kKeptConfidential;
        }
    }
}

} // namespace

std::string letter_date(Date date) {
    const std::string text = long_date(date, kIndonesian);
    return text.substr(text.find(", ") + 2); // without its weekday
}

CaseValues public_values(const Office& office, const storage::CaseRow& row, Instant now) {
    const CaseState& state = row.state;
    const TicketIssued& ticket = row.ticket.ticket;
    const TicketView tickets(office);
    const Date today = local_date(now, office.zone);
    LetterValues values{
        {"office", office.name.in(kIndonesian)},
        {"government", office.government.in(kIndonesian)},
        {"place", office.letter_place},
        {"date", letter_date(today)},
        {"today", long_date(today, kIndonesian)},
        {"number", loket::to_text(ticket.number)},
        {"day", letter_date(ticket.day)},
        {"received", long_date(local_date(state.received, office.zone), kIndonesian)},
        {"service", tickets.service(ticket)},
        {"kind", state.confidential ? std::string("Pengaduan rahasia") : tickets.kind(ticket)},
        {"division", name_of(office.divisions, state.division)},
        {"officer", state.officer},
        {"kks_last_four", state.kks_last_four}};
    const Service* service = office.find_service(state.service);
    values["channel"] = service == nullptr ? state.channel : name_of(service->channels, state.channel);
    if (state.deadline) values["due"] = due_words(*state.deadline, office.zone);
    if (state.due_date) values["office_due"] = long_date(*state.due_date, kIndonesian);
    return {std::move(values)};
}

void add_private_values(CaseValues& to, const OpenedCase& opened, const storage::CaseRow& row,
                        const Office& office) {
    LetterValues& values = to.values;
    add_reporter(values, opened, row.state.confidential);
    if (opened.told && opened.told->complaint) {
        const Complaint& complaint = *opened.told->complaint;
        values["reported_party"] = complaint.reported_party;
        values["told"] = complaint.what;
        values["where"] = complaint.where;
        values["when"] = complaint.when;
        values["how"] = complaint.how;
        values["papers"] = papers_of(complaint, office.find_service(row.state.service));
    }
    for (const storage::CaseHistoryEntry& entry : opened.history) {
        if (!entry.words) continue;
        // The last one of each counts. A reason says why somebody acted: it belongs on no letter.
        for (const CaseWords::Text& text : entry.words->texts) {
            if (text.need != Need::reason) values[std::string(loket::to_text(text.need))] = text.text;
        }
    }
}

void wipe(CaseValues& values) {
    for (auto& [word, value] : values.values) wipe(value);
}

void wipe(Letter& letter) {
    wipe(letter.title);
    wipe(letter.subtitle);
    for (LetterBlock& block : letter.blocks) {
        if (auto* paragraph = std::get_if<LetterParagraph>(&block)) wipe(paragraph->text);
        if (auto* writing = std::get_if<LetterWriting>(&block)) wipe(writing->text);
        if (auto* list = std::get_if<LetterList>(&block)) {
            for (std::string& item : list->items) wipe(item);
        }
        if (auto* table = std::get_if<LetterTable>(&block)) {
            for (LetterTable::Row& line : table->rows) wipe(line.value);
        }
        if (auto* signatures = std::get_if<LetterSignatures>(&block)) {
            for (LetterSignatures::Signer& signer : signatures->signers) wipe(signer.name);
        }
    }
}

} // namespace loket::ctl
