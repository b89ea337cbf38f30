// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_state_codec.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "storage/case_fields.hpp"
#include "storage/hex.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr std::size_t kTextLimit = 100;    // ids
constexpr std::size_t kListLimit = 10'000; // steps and excluded ones, over a case's whole life
constexpr int kCountLimit = 1'000'000;

constexpr std::array<std::string_view, 3> kCustody{"none", "at-desk", "returned"}; // by CardCustody

template <class Set>
std::vector<std::string> list_of(const Set& texts) {
    return {texts.begin(), texts.end()};
}

template <class Set>
Set set_of(JsonFields& fields, std::string_view name) {
    Set texts;
    each_text(fields, name, {kListLimit, kTextLimit},
              [&](std::string_view text) { texts.emplace_hint(texts.end(), text); });
    return texts;
}

void put_count(json& body, std::string_view name, int count) {
    if (count != 0) {
        body[std::string(name)] = count;
    }
}

int read_count(JsonFields& fields, std::string_view name) {
    return fields.has(name) ? static_cast<int>(fields.integer(name, 1, kCountLimit)) : 0;
}

bool read_flag(JsonFields& fields, std::string_view name) {
    return fields.has(name) && fields.boolean(name);
}

void put_flag(json& body, std::string_view name, bool flag) {
    if (flag) {
        body[std::string(name)] = true;
    }
}

void put_card(json& body, const CaseState& state) {
    if (state.card != CardCustody::none) {
        body["card"] = kCustody.at(static_cast<std::size_t>(state.card));
    }
    put_text(body, "card_holder", state.card_holder);
    if (state.kks) {
        body["kks"] = to_hex(*state.kks);
    }
    put_text(body, "kks_last_four", state.kks_last_four);
}

void read_card(JsonFields& fields, CaseState& state) {
    if (const auto word = read_text(fields, "card", kTextLimit); word == kCustody[1]) {
        state.card = CardCustody::at_desk;
    } else if (word == kCustody[2]) {
        state.card = CardCustody::returned;
    } else if (!word.empty()) {
        fields.refuse("card");
    }
    state.card_holder = read_staff(fields, "card_holder");
    if (fields.has("kks")) {
        state.kks = fields.bytes<std::tuple_size_v<MatchHash>>("kks");
    }
    state.kks_last_four = read_text(fields, "kks_last_four", kTextLimit);
}

} // namespace

std::string encode_state(const CaseState& state) {
    json body = {{"ticket", to_hex(state.ticket)}, {"version", state.version}};
    put_text(body, "service", state.service);
    put_text(body, "kind", state.kind);
    put_text(body, "channel", state.channel);
    put_text(body, "procedure", state.procedure);
    put_text(body, "step", state.step);
    put_outcome(body, state.outcome);
    put_flag(body, "confidential", state.confidential);
    put_instant(body, "received", state.received);
    put_text(body, "division", state.division);
    put_text(body, "officer", state.officer);
    put_date(body, "due_date", state.due_date);
    put_marks(body, "marks", state.marks);
    put_texts(body, "visited", list_of(state.visited));
    put_texts(body, "excluded_divisions", list_of(state.excluded_divisions));
    put_texts(body, "excluded_staff", list_of(state.excluded_staff));
    put_deadline(body, state.deadline);
    put_instant(body, "paused_since", state.paused_since);
    put_flag(body, "extended", state.extended);
    put_card(body, state);
    put_count(body, "answer_version", state.answer_version);
    put_instant(body, "delivered_at", state.delivered_at);
    put_instant(body, "closed_at", state.closed_at);
    put_flag(body, "answer_accepted", state.answer_accepted);
    put_count(body, "disputes", state.disputes);
    put_count(body, "rating", state.rating);
    return body.dump();
}

std::optional<CaseState> decode_state(std::string_view text) {
    JsonReader reader;
    return decode_state(text, reader);
}

std::optional<CaseState> decode_state(std::string_view text, JsonReader& reader) {
    std::optional<CaseState> state(std::in_place);
    return decode_state(text, reader, *state) ? std::move(state) : std::nullopt;
}

bool decode_state(std::string_view text, JsonReader& reader, CaseState& state) {
    const auto object = reader.object(text);
    if (!object) {
        return false;
    }
    JsonFields fields(*object);
    state.ticket = fields.bytes<std::tuple_size_v<TicketId>>("ticket");
    state.version = static_cast<int>(fields.integer("version", 1, kCountLimit));
    state.service = read_text(fields, "service", kTextLimit);
    state.kind = read_text(fields, "kind", kTextLimit);
    state.channel = read_text(fields, "channel", kTextLimit);
    state.procedure = read_text(fields, "procedure", kTextLimit);
    state.step = read_text(fields, "step", kTextLimit);
    state.outcome = read_outcome(fields);
    state.confidential = read_flag(fields, "confidential");
    state.received = read_instant(fields, "received").value_or(Instant{});
    state.division = read_text(fields, "division", kTextLimit);
    state.officer = read_staff(fields, "officer");
    state.due_date = read_date(fields, "due_date");
    state.marks = read_marks(fields, "marks");
    state.visited = set_of<decltype(state.visited)>(fields, "visited");
    state.excluded_divisions = set_of<decltype(state.excluded_divisions)>(fields, "excluded_divisions");
    state.excluded_staff = set_of<decltype(state.excluded_staff)>(fields, "excluded_staff");
    state.deadline = read_deadline(fields);
    state.paused_since = read_instant(fields, "paused_since");
    state.extended = read_flag(fields, "extended");
    read_card(fields, state);
    state.answer_version = read_count(fields, "answer_version");
    state.delivered_at = read_instant(fields, "delivered_at");
    state.closed_at = read_instant(fields, "closed_at");
    state.answer_accepted = read_flag(fields, "answer_accepted");
    state.disputes = read_count(fields, "disputes");
    state.rating = read_count(fields, "rating");
    return !fields.wrong();
}

} // namespace loket::storage
