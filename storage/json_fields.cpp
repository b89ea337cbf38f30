// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_fields.hpp"

#include <algorithm>
#include <utility>

namespace loket::storage {
namespace {

template <class Value>
std::optional<Value> as(const std::optional<simdjson::dom::element>& field) {
    Value value{};
    return field && field->get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

} // namespace

JsonFields::JsonFields(simdjson::dom::object object, std::string path) : path_(std::move(path)) {
    fields_.reserve(object.size());
    for (const auto field : object) {
        fields_.push_back(field);
    }
}

std::optional<simdjson::dom::element> JsonFields::find(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.key == name; });
    return found == fields_.end() ? std::nullopt : std::optional(found->value);
}

bool JsonFields::has(std::string_view name) const {
    return find(name).has_value();
}

std::string JsonFields::text(std::string_view name, std::size_t least, std::size_t most) {
    return std::string(checked(name, find(name), least, most));
}

std::optional<std::string> JsonFields::text_if_there(std::string_view name, std::size_t most) {
    const auto text = view_if_there(name, most);
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<std::string_view> JsonFields::view_if_there(std::string_view name, std::size_t most) {
    const auto field = find(name);
    return field ? std::optional(checked(name, field, 1, most)) : std::nullopt;
}

std::string_view JsonFields::checked(std::string_view name,
                                     const std::optional<simdjson::dom::element>& field, std::size_t least,
                                     std::size_t most) {
    const auto text = as<std::string_view>(field);
    if (text && text->size() >= least && text->size() <= most) {
        return *text;
    }
    refuse(name);
    return {};
}

void JsonFields::text_into(std::string& place, std::string_view name, std::size_t most) {
    const auto text = as<std::string_view>(find(name));
    if (text && text->size() <= most) {
        place.assign(*text);
    } else {
        refuse(name);
    }
}

std::int64_t JsonFields::integer(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto number = as<std::int64_t>(find(name));
    if (number && *number >= least && *number <= most) {
        return *number;
    }
    refuse(name);
    return least;
}

bool JsonFields::boolean(std::string_view name) {
    const auto truth = as<bool>(find(name));
    if (!truth) {
        refuse(name);
    }
    return truth.value_or(false);
}

std::vector<std::string> JsonFields::texts(std::string_view name, TextListRule rule) {
    std::vector<std::string> texts;
    if (const auto list = text_list(name, rule)) {
        texts.reserve(list->size()); // growing would leave copies behind
        for (const auto entry : *list) {
            texts.emplace_back(std::string_view(entry));
        }
    }
    return texts;
}

std::optional<simdjson::dom::array> JsonFields::text_list(std::string_view name, TextListRule rule) {
    const auto list = as<simdjson::dom::array>(find(name));
    const auto fits = [&](const simdjson::dom::element& entry) {
        const auto text = as<std::string_view>(entry);
        return text && text->size() >= rule.least && text->size() <= rule.bytes;
    };
    if (!list || list->size() > rule.entries || !std::all_of(list->begin(), list->end(), fits)) {
        refuse(name);
        return std::nullopt;
    }
    return list;
}

std::optional<simdjson::dom::object> JsonFields::nested(std::string_view name) {
    auto object = as<simdjson::dom::object>(find(name));
    if (!object) {
        refuse(name);
    }
    return object;
}

void JsonFields::refuse_repeated() {
    for (const auto& field : fields_) {
        if (std::count_if(fields_.begin(), fields_.end(),
                          [&](const auto& other) { return other.key == field.key; }) > 1) {
            refuse(field.key);
        }
    }
}

void JsonFields::refuse(std::string_view name) {
    if (!wrong_) {
        wrong_ = path_ + std::string(name);
    }
}

} // namespace loket::storage
