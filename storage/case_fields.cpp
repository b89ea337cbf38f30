// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_fields.hpp"

#include <nlohmann/json.hpp>

#include "storage/event_limits.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

constexpr std::size_t kWordLimit = 40;
constexpr std::size_t kWordListLimit = 64; // above the number of marks and of needs

template <class Word>
void put_words(json& body, std::string_view name, const std::set<Word>& words) {
    if (words.empty()) {
        return;
    }
    auto list = json::array();
    for (const auto word : words) {
        list.push_back(to_text(word));
    }
    body[std::string(name)] = std::move(list);
}

template <class Word>
std::set<Word> read_words(JsonFields& fields, std::string_view name,
                          std::optional<Word> (*parse)(std::string_view)) {
    std::set<Word> words;
    each_text(fields, name, {kWordListLimit, kWordLimit}, [&](std::string_view text) {
        if (const auto word = parse(text)) {
            words.insert(words.end(), *word); // mostly in this order already
        } else {
            fields.refuse(name);
        }
    });
    return words;
}

} // namespace

void put_text(json& body, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        body[std::string(name)] = text;
    }
}

void put_texts(json& body, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) {
        body[std::string(name)] = texts;
    }
}

void put_marks(json& body, std::string_view name, const std::set<Mark>& marks) {
    put_words(body, name, marks);
}

void put_needs(json& body, std::string_view name, const std::set<Need>& needs) {
    put_words(body, name, needs);
}

void put_outcome(json& body, const std::optional<Outcome>& outcome) {
    if (outcome) {
        body["outcome"] = to_text(*outcome);
    }
}

void put_date(json& body, std::string_view name, const std::optional<Date>& date) {
    if (date) {
        body[std::string(name)] = iso_date(*date);
    }
}

void put_instant(json& body, std::string_view name, const std::optional<Instant>& instant) {
    if (instant) {
        body[std::string(name)] = iso_instant(*instant);
    }
}

void put_deadline(json& body, const std::optional<Deadline>& deadline) {
    if (deadline) {
        body["due"] = iso_instant(deadline->due);
        body["due_to_the_minute"] = deadline->to_the_minute;
        body["due_calendar_known"] = deadline->calendar_known;
    }
}

std::string read_text(JsonFields& fields, std::string_view name, std::size_t most) {
    return fields.text_if_there(name, most).value_or("");
}

std::vector<std::string> read_texts(JsonFields& fields, std::string_view name, TextListRule rule) {
    std::vector<std::string> texts;
    if (fields.has(name)) {
        texts = fields.texts(name, rule);
        if (texts.empty()) { // written as no field at all
            fields.refuse(name);
        }
    }
    return texts;
}

std::set<Mark> read_marks(JsonFields& fields, std::string_view name) {
    return read_words<Mark>(fields, name, parse_mark);
}

std::set<Need> read_needs(JsonFields& fields, std::string_view name) {
    return read_words<Need>(fields, name, parse_need);
}

std::optional<Outcome> read_outcome(JsonFields& fields) {
    const auto text = fields.view_if_there("outcome", kWordLimit);
    if (!text) {
        return std::nullopt;
    }
    const auto outcome = parse_outcome(*text);
    if (!outcome) {
        fields.refuse("outcome");
    }
    return outcome;
}

std::optional<Date> read_date(JsonFields& fields, std::string_view name) {
    const auto text = fields.view_if_there(name, kWordLimit);
    if (!text) {
        return std::nullopt;
    }
    const auto date = parse_iso_date(*text);
    if (!date) {
        fields.refuse(name);
    }
    return date;
}

std::optional<Instant> read_instant(JsonFields& fields, std::string_view name) {
    const auto text = fields.view_if_there(name, kWordLimit);
    if (!text) {
        return std::nullopt;
    }
    const auto instant = parse_iso_instant(*text);
    if (!instant) {
        fields.refuse(name);
    }
    return instant;
}

std::optional<Deadline> read_deadline(JsonFields& fields) {
    const auto due = read_instant(fields, "due");
    if (!due) {
        return std::nullopt;
    }
    return Deadline{*due, fields.boolean("due_to_the_minute"), fields.boolean("due_calendar_known")};
}

StaffId read_staff(JsonFields& fields, std::string_view name) {
    auto id = read_text(fields, name, kStaffIdLimit);
    if (!id.empty() && !is_staff_id(id)) {
        fields.refuse(name);
    }
    return id;
}

} // namespace loket::storage
