// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/event_codec.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "storage/event_kind.hpp"
#include "storage/event_limits.hpp"
#include "storage/hex.hpp"
#include "storage/json_fields.hpp"

namespace loket::storage {
namespace {

using nlohmann::json; // its objects are sorted by key

constexpr std::size_t kReasonLimit = 300; // why a print failed

// --- one pair of functions per kind
// -------------------------------------------------------------------------------

json to_json(const JournalOpened& event) {
    return {{"office", event.office},
            {"purpose", event.purpose == Purpose::live ? "live" : "demo"},
            {"code_salt", to_hex(event.code_salt)},
            {"office_key", event.office_key},
            {"format", event.format}};
}

Event read_opened(JsonFields& fields) {
    JournalOpened event;
    event.office = fields.text("office", 1, kIdLimit);
    const auto purpose = fields.text("purpose", 4, 4);
    event.purpose = purpose == "demo" ? Purpose::demo : Purpose::live;
    if (purpose != "demo" && purpose != "live") {
        fields.refuse("purpose");
    }
    event.code_salt = fields.bytes<std::tuple_size_v<CodeSalt>>("code_salt");
    event.office_key = to_hex(fields.bytes<16>("office_key"));
    event.format = static_cast<int>(fields.integer("format", JournalOpened::kFormat, JournalOpened::kFormat));
    return event;
}

json to_json(const TicketKept& event) {
    const auto& ticket = event.ticket;
    json body = {{"ticket", to_hex(ticket.id)},
                 {"digest", to_hex(event.digest)},
                 {"group", std::string(1, ticket.number.group)},
                 {"number", ticket.number.count},
                 {"day", iso_date(ticket.day)},
                 {"service", ticket.service},
                 {"kind", ticket.complaint_kind},
                 {"channel", ticket.channel},
                 {"confidential", ticket.confidential},
                 {"language", ticket.language},
                 {"notice", ticket.notice_version}};
    if (event.answer_key) {
        body["answer_key"] = to_hex(*event.answer_key);
    }
    if (ticket.deadline) {
        body["due"] = iso_instant(ticket.deadline->due);
        body["due_to_the_minute"] = ticket.deadline->to_the_minute;
        body["due_calendar_known"] = ticket.deadline->calendar_known;
    }
    return body;
}

Event read_ticket(JsonFields& fields) {
    TicketKept event;
    auto& ticket = event.ticket;
    ticket.id = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    event.digest = fields.bytes<std::tuple_size_v<TrackingDigest>>("digest");
    if (fields.has("answer_key")) {
        event.answer_key = fields.bytes<std::tuple_size_v<AnswerPublicKey>>("answer_key");
    }
    const auto group = fields.text("group", 1, 1);
    ticket.number.group = group.empty() ? 'A' : group.front();
    if (ticket.number.group < 'A' || ticket.number.group > 'Z') {
        fields.refuse("group");
    }
    ticket.number.count = static_cast<int>(fields.integer("number", 1, kQueueLimit));
    if (const auto day = parse_iso_date(fields.text("day", 1, 10))) {
        ticket.day = *day;
    } else {
        fields.refuse("day");
    }
    ticket.service = fields.text("service", 1, kIdLimit);
    ticket.complaint_kind = fields.text("kind", 0, kIdLimit);
    ticket.channel = fields.text("channel", 0, kIdLimit);
    ticket.confidential = fields.boolean("confidential");
    ticket.language = fields.text("language", 0, 8);
    ticket.notice_version = fields.text("notice", 0, kIdLimit);
    if (fields.has("due")) {
        const auto due = parse_iso_instant(fields.text("due", 1, 32));
        if (!due) {
            fields.refuse("due");
        }
        ticket.deadline = Deadline{due.value_or(Instant{}), fields.boolean("due_to_the_minute"),
                                   fields.boolean("due_calendar_known")};
    }
    return event;
}

json to_json(const PrintRecorded& event) {
    json out{{"ticket", to_hex(event.ticket)},
             {"outcome", std::string(to_text(event.outcome))},
             {"reason", event.reason}};
    if (!event.copy_for.empty()) {
        out["copy_for"] = event.copy_for;
    }
    return out;
}

Event read_print(JsonFields& fields) {
    PrintRecorded event;
    event.ticket = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    if (const auto outcome = parse_print_outcome(fields.text("outcome", 1, kIdLimit))) {
        event.outcome = *outcome;
    } else {
        fields.refuse("outcome");
    }
    event.reason = fields.text("reason", 0, kReasonLimit);
    if (fields.has("copy_for")) {
        event.copy_for = fields.text("copy_for", 1, kIdLimit);
    }
    return event;
}

json to_json(const KeyAdded& event) {
    return {{"data_key", event.data_key}, {"office_key", event.office_key}, {"sealed", to_hex(event.sealed)}};
}

Event read_key(JsonFields& fields) {
    KeyAdded event;
    event.data_key = to_hex(fields.bytes<16>("data_key"));
    event.office_key = to_hex(fields.bytes<16>("office_key"));
    event.sealed = fields.bytes<std::tuple_size_v<Hash>>("sealed");
    return event;
}

json to_json(const ClockMovedBack& event) {
    return {{"last", iso_instant(event.last)}};
}

Event read_clock(JsonFields& fields) {
    const auto last = parse_iso_instant(fields.text("last", 1, 32));
    if (!last) {
        fields.refuse("last");
    }
    return ClockMovedBack{last.value_or(Instant{})};
}

constexpr std::array kOwnKinds{
    EventKind{JournalOpened::kKind, read_opened}, EventKind{TicketKept::kKind, read_ticket},
    EventKind{PrintRecorded::kKind, read_print},  EventKind{KeyAdded::kKind, read_key},
    EventKind{ClockMovedBack::kKind, read_clock},
};

const EventKind* find_kind(std::string_view name) {
    for (const std::span<const EventKind> family :
         {std::span<const EventKind>(kOwnKinds), case_kinds(), staff_kinds(), record_kinds()}) {
        const auto* found = std::find_if(family.data(), family.data() + family.size(),
                                         [&](const EventKind& one) { return one.name == name; });
        if (found != family.data() + family.size()) {
            return found;
        }
    }
    return nullptr;
}

template <class One>
std::string_view kind_of(const One& /*event*/) {
    return One::kKind;
}

} // namespace

EncodedEvent encode(const Event& event) {
    return std::visit([](const auto& one) { return EncodedEvent{kind_of(one), to_json(one).dump()}; }, event);
}

Result<Event, EventProblem> decode(std::string_view kind, std::string_view body) {
    using What = EventProblem::What;
    const auto* known = find_kind(kind);
    if (known == nullptr) {
        return failure(EventProblem{What::unknown_kind, {}});
    }
    if (body.size() > kEventLimit) {
        return failure(EventProblem{What::too_long, {}});
    }
    JsonReader reader;
    const auto object = reader.object(body);
    if (!object) {
        return failure(EventProblem{What::not_json, {}});
    }
    JsonFields fields(*object);
    auto event = known->read(fields);
    if (fields.wrong()) {
        return failure(EventProblem{What::bad_field, *fields.wrong()});
    }
    // Encoding the values just read proves the one spelling.
    if (encode(event).body != body) {
        return failure(EventProblem{What::not_canonical, {}});
    }
    return event;
}

} // namespace loket::storage
