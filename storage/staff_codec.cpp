// SPDX-License-Identifier: GPL-3.0-or-later
// Staff accounts as text in the journal.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "domain/text_input.hpp"
#include "storage/event_kind.hpp"
#include "storage/event_limits.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;

StaffId read_id(JsonFields& fields) {
    auto id = fields.text("id", 1, kStaffIdLimit);
    if (!is_staff_id(id)) {
        fields.refuse("id");
    }
    return id;
}

StaffId read_by(JsonFields& fields) {
    auto by = fields.text("by", 0, kStaffIdLimit);
    if (!by.empty() && !is_staff_id(by)) {
        fields.refuse("by");
    }
    return by;
}

// Ids of the office's files: sorted, each once.
std::vector<std::string> read_ids(JsonFields& fields, std::string_view name, std::size_t least) {
    auto ids = fields.texts(name, {kIdListLimit, kIdLimit});
    const auto out_of_order = [](const auto& id, const auto& next) { return next <= id; };
    if (ids.size() < least || std::adjacent_find(ids.begin(), ids.end(), out_of_order) != ids.end()) {
        fields.refuse(name);
    }
    return ids;
}

Event read_added(JsonFields& fields) {
    StaffAdded event;
    event.by = read_by(fields);
    event.id = read_id(fields);
    event.post = fields.text("post", 1, kLineLimit);
    if (event.post != clean_line(event.post)) {
        fields.refuse("post");
    }
    event.roles = read_ids(fields, "roles", 1);
    event.divisions = read_ids(fields, "divisions", 0);
    return event;
}

Event read_disabled(JsonFields& fields) {
    auto by = read_by(fields);
    return StaffDisabled{read_id(fields), std::move(by)};
}

Event read_reset(JsonFields& fields) {
    auto by = read_by(fields);
    return StaffReset{read_id(fields), std::move(by)};
}

Event read_shut(JsonFields& fields) {
    auto id = read_id(fields);
    return StaffShut{std::move(id), static_cast<int>(fields.integer("attempts", 1, kAttemptLimit))};
}

constexpr std::array kKinds{
    EventKind{StaffAdded::kKind, read_added},
    EventKind{StaffDisabled::kKind, read_disabled},
    EventKind{StaffReset::kKind, read_reset},
    EventKind{StaffShut::kKind, read_shut},
};

} // namespace

std::span<const EventKind> staff_kinds() {
    return kKinds;
}

json to_json(const StaffAdded& event) {
    return {{"id", event.id},
            {"by", event.by},
            {"post", event.post},
            {"roles", event.roles},
            {"divisions", event.divisions}};
}

json to_json(const StaffDisabled& event) {
    return {{"id", event.id}, {"by", event.by}};
}

json to_json(const StaffReset& event) {
    return {{"id", event.id}, {"by", event.by}};
}

json to_json(const StaffShut& event) {
    return {{"id", event.id}, {"attempts", event.attempts}};
}

} // namespace loket::storage
