// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_fields.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace loket::storage {

JsonFields::JsonFields(const nlohmann::json& object, std::string path)
    : object_(object), path_(std::move(path)) {}

const nlohmann::json* JsonFields::find(std::string_view name) const {
    if (!object_.is_object()) {
        return nullptr;
    }
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
}

bool JsonFields::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::string JsonFields::text(std::string_view name, std::size_t least, std::size_t most) {
    const auto* field = find(name);
    if (field != nullptr && field->is_string()) {
        const auto& text = field->get_ref<const std::string&>();
        if (text.size() >= least && text.size() <= most) {
            return text;
        }
    }
    refuse(name);
    return {};
}

std::int64_t JsonFields::integer(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto* field = find(name);
    // An unsigned number beyond int64 would wrap when read: such a field is refused by its sign bit.
    if (field != nullptr && field->is_number_integer()) {
        const auto number = field->get<std::int64_t>();
        const bool wrapped = field->is_number_unsigned() && number < 0;
        if (!wrapped && number >= least && number <= most) {
            return number;
        }
    }
    refuse(name);
    return least;
}

bool JsonFields::boolean(std::string_view name) {
    const auto* field = find(name);
    if (field != nullptr && field->is_boolean()) {
        return field->get<bool>();
    }
    refuse(name);
    return false;
}

const nlohmann::json* JsonFields::nested(std::string_view name) {
    const auto* field = find(name);
    if (field != nullptr && field->is_structured()) {
        return field;
    }
    refuse(name);
    return nullptr;
}

void JsonFields::refuse(std::string_view name) {
    if (!wrong_) {
        wrong_ = path_ + std::string(name);
    }
}

} // namespace loket::storage
