// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys, erasures and cards as text in the journal.
#include <array>
#include <nlohmann/json.hpp>
#include <tuple>

#include "domain/text_input.hpp"
#include "storage/event_kind.hpp"
#include "storage/event_limits.hpp"
#include "storage/hex.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

// One field for each element that was answered, by its meaning: no order of elements to remember.
Event read_survey(JsonFields& fields) {
    SurveyAnswered event;
    event.service = fields.text("service", 1, kIdLimit);
    if (const auto day = parse_iso_date(fields.text("day", 1, 10))) {
        event.day = *day;
    } else {
        fields.refuse("day");
    }
    bool any = false;
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        const auto name = to_text(static_cast<SurveyElement>(element));
        if (fields.has(name)) {
            event.answers.value.at(element) = static_cast<std::uint8_t>(fields.integer(name, 1, 4));
            any = true;
        }
    }
    if (!any) { // whoever answered nothing is not counted
        fields.refuse("answers");
    }
    return event;
}

Event read_erased(JsonFields& fields) {
    RecordErased event;
    event.ticket = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    event.reason = fields.text("reason", 1, kLineLimit);
    if (event.reason != clean_line(event.reason)) {
        fields.refuse("reason");
    }
    event.by = fields.text("by", 0, kStaffIdLimit);
    if (!event.by.empty() && !is_staff_id(event.by)) {
        fields.refuse("by");
    }
    return event;
}

Event read_remembered(JsonFields& fields) {
    CardRemembered event;
    event.ticket = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    event.card = fields.bytes<std::tuple_size_v<Hash>>("card");
    return event;
}

Event read_forgotten(JsonFields& fields) {
    return CardForgotten{fields.bytes<std::tuple_size_v<Hash>>("card")};
}

constexpr std::array kKinds{
    EventKind{SurveyAnswered::kKind, read_survey},
    EventKind{RecordErased::kKind, read_erased},
    EventKind{CardRemembered::kKind, read_remembered},
    EventKind{CardForgotten::kKind, read_forgotten},
};

} // namespace

std::span<const EventKind> record_kinds() {
    return kKinds;
}

json to_json(const SurveyAnswered& event) {
    json body = {{"service", event.service}, {"day", iso_date(event.day)}};
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        if (const auto value = event.answers.value.at(element); value != 0) {
            body[std::string(to_text(static_cast<SurveyElement>(element)))] = value;
        }
    }
    return body;
}

json to_json(const RecordErased& event) {
    return {{"ticket", to_hex(event.ticket)}, {"reason", event.reason}, {"by", event.by}};
}

json to_json(const CardRemembered& event) {
    return {{"ticket", to_hex(event.ticket)}, {"card", to_hex(event.card)}};
}

json to_json(const CardForgotten& event) {
    return {{"card", to_hex(event.card)}};
}

} // namespace loket::storage
