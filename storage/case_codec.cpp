// SPDX-License-Identifier: GPL-3.0-or-later
// A case's events as text in the journal.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "domain/case_rules.hpp"
#include "storage/case_fields.hpp"
#include "storage/event_kind.hpp"
#include "storage/event_limits.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr int kVersionLimit = 1'000'000;
constexpr std::size_t kExcludedLimit = 50;
constexpr int kBestRating = 4;

// In the order of CaseChange's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<CaseChange>> kNames{
    "case.opened", "case.acted",    "case.paused",   "case.resumed", "case.extended",
    "case.urgent", "case.excluded", "case.revealed", "case.card",    "case.matches",
    "case.noted",  "case.accepted", "case.disputed"};

// --- one pair of functions per alternative; those without fields share the first
// ---------------------------------------

template <class Nothing>
void put(json& /*body*/, const Nothing& /*change*/) {
    static_assert(std::is_empty_v<Nothing>);
}
template <class Nothing>
void read(JsonFields& /*fields*/, Nothing& /*change*/) {
    static_assert(std::is_empty_v<Nothing>);
}

void put(json& body, const CaseOpened& change) {
    body["service"] = change.service;
    body["kind"] = change.kind;
    body["channel"] = change.channel;
    body["procedure"] = change.procedure;
    body["step"] = change.step;
    body["confidential"] = change.confidential;
    put_instant(body, "received", change.received);
    put_deadline(body, change.deadline);
}
void read(JsonFields& fields, CaseOpened& change) {
    change.service = fields.text("service", 1, kIdLimit);
    change.kind = fields.text("kind", 1, kIdLimit);
    change.channel = fields.text("channel", 1, kIdLimit);
    change.procedure = fields.text("procedure", 1, kIdLimit);
    change.step = fields.text("step", 1, kIdLimit);
    change.confidential = fields.boolean("confidential");
    if (const auto received = read_instant(fields, "received")) {
        change.received = *received;
    } else {
        fields.refuse("received");
    }
    change.deadline = read_deadline(fields);
}

void put(json& body, const CaseActed& change) {
    body["act"] = change.act;
    body["from"] = change.from;
    put_text(body, "to", change.to);
    put_outcome(body, change.outcome);
    if (change.back) {
        body["back"] = true;
    }
    put_marks(body, "marks", change.marks);
    put_needs(body, "given", change.given);
    put_text(body, "division", change.division);
    put_text(body, "officer", change.officer);
    put_date(body, "due_date", change.due_date);
    put_text(body, "choice", change.choice);
    if (change.reopens) {
        body["reopens"] = true;
    }
    put_deadline(body, change.deadline);
}
void read(JsonFields& fields, CaseActed& change) {
    change.act = fields.text("act", 1, kIdLimit);
    change.from = fields.text("from", 1, kIdLimit);
    change.to = read_text(fields, "to", kIdLimit);
    change.outcome = read_outcome(fields);
    if (change.to.empty() != change.outcome.has_value()) { // it closes and says how, or it goes on
        fields.refuse("outcome");
    }
    change.back = fields.has("back") && fields.boolean("back");
    change.marks = read_marks(fields, "marks");
    change.given = read_needs(fields, "given");
    if (!std::ranges::all_of(change.given, is_private)) {
        fields.refuse("given");
    }
    change.division = read_text(fields, "division", kIdLimit);
    change.officer = read_staff(fields, "officer");
    change.due_date = read_date(fields, "due_date");
    change.choice = read_text(fields, "choice", kIdLimit);
    change.reopens = fields.has("reopens") && fields.boolean("reopens");
    change.deadline = read_deadline(fields);
}

void put(json& body, const CaseResumed& change) {
    put_deadline(body, change.deadline);
}
void read(JsonFields& fields, CaseResumed& change) {
    change.deadline = read_deadline(fields);
}

void put(json& body, const CaseExtended& change) {
    put_deadline(body, change.deadline);
}
void read(JsonFields& fields, CaseExtended& change) {
    if (const auto deadline = read_deadline(fields)) {
        change.deadline = *deadline;
    } else {
        fields.refuse("due");
    }
}

void put(json& body, const CaseExcluded& change) {
    put_texts(body, "divisions", change.divisions);
    put_texts(body, "staff", change.staff);
    put_text(body, "to", change.to);
    if (change.officer_goes) {
        body["officer_goes"] = true;
    }
}
void read(JsonFields& fields, CaseExcluded& change) {
    change.divisions = read_texts(fields, "divisions", {kExcludedLimit, kIdLimit});
    change.staff = read_texts(fields, "staff", {kExcludedLimit, kStaffIdLimit});
    if (!std::ranges::all_of(change.staff, is_staff_id)) {
        fields.refuse("staff");
    }
    change.to = read_text(fields, "to", kIdLimit);
    change.officer_goes = fields.has("officer_goes") && fields.boolean("officer_goes");
}

void put(json& body, const CaseCardNoted& change) {
    body["card"] = to_hex(change.card);
    body["last_four"] = change.last_four;
}
void read(JsonFields& fields, CaseCardNoted& change) {
    change.card = fields.bytes<std::tuple_size_v<MatchHash>>("card");
    change.last_four = fields.text("last_four", 4, 4);
    if (!std::ranges::all_of(change.last_four, [](char one) { return one >= '0' && one <= '9'; })) {
        fields.refuse("last_four");
    }
}

void put(json& body, const CaseMatchesSeen& change) {
    body["same_person"] = change.same_person;
    body["same_card"] = change.same_card;
}
void read(JsonFields& fields, CaseMatchesSeen& change) {
    change.same_person = static_cast<int>(fields.integer("same_person", 0, kMostMatches));
    change.same_card = static_cast<int>(fields.integer("same_card", 0, kMostMatches));
}

void put(json& body, const AnswerAccepted& change) {
    body["rating"] = change.rating;
}
void read(JsonFields& fields, AnswerAccepted& change) {
    change.rating = static_cast<int>(fields.integer("rating", 0, kBestRating));
}

void put(json& body, const AnswerDisputed& change) {
    body["step"] = change.step;
    put_deadline(body, change.deadline);
}
void read(JsonFields& fields, AnswerDisputed& change) {
    change.step = fields.text("step", 1, kIdLimit);
    change.deadline = read_deadline(fields);
}

// --- what all of them have
// ---------------------------------------------------------------------------------------------

template <std::size_t Index>
Event read_case(JsonFields& fields) {
    std::variant_alternative_t<Index, CaseChange> change;
    read(fields, change);
    CaseHappened happened;
    happened.event.ticket = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    happened.event.version = static_cast<int>(fields.integer("version", 1, kVersionLimit));
    happened.event.by = read_staff(fields, "by");
    happened.event.role = read_text(fields, "role", kIdLimit);
    happened.event.change = std::move(change);
    if (fields.has("answer")) {
        happened.answer = fields.bytes<std::tuple_size_v<Hash>>("answer");
        if (!std::holds_alternative<CaseActed>(happened.event.change)) { // nothing else delivers
            fields.refuse("answer");
        }
    }
    return happened;
}

template <std::size_t... Index>
constexpr std::array<EventKind, sizeof...(Index)> make_kinds(std::index_sequence<Index...> /*all*/) {
    return {EventKind{kNames[Index], read_case<Index>}...};
}
constexpr auto kKinds = make_kinds(std::make_index_sequence<kNames.size()>());

} // namespace

std::span<const EventKind> case_kinds() {
    return kKinds;
}

std::string_view kind_of(const CaseHappened& event) {
    return kNames.at(event.event.change.index());
}

json to_json(const CaseHappened& event) {
    json body = {{"ticket", to_hex(event.event.ticket)}, {"version", event.event.version}};
    put_text(body, "by", event.event.by);
    put_text(body, "role", event.event.role);
    if (event.answer) {
        body["answer"] = to_hex(*event.answer);
    }
    std::visit([&](const auto& change) { put(body, change); }, event.event.change);
    return body;
}

} // namespace loket::storage
