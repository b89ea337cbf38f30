// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pieces of JSON that a case's events and its stored sum share. What says nothing is left out: an empty text,
// an empty list, no date.
#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.hpp"
#include "storage/json_fields.hpp"

namespace loket::storage {

void put_text(nlohmann::json& body, std::string_view name, std::string_view text);
void put_texts(nlohmann::json& body, std::string_view name, const std::vector<std::string>& texts);
void put_marks(nlohmann::json& body, std::string_view name, const std::set<Mark>& marks);
void put_needs(nlohmann::json& body, std::string_view name, const std::set<Need>& needs);
void put_outcome(nlohmann::json& body, const std::optional<Outcome>& outcome);
void put_date(nlohmann::json& body, std::string_view name, const std::optional<Date>& date);
void put_instant(nlohmann::json& body, std::string_view name, const std::optional<Instant>& instant);
/// As "due", "due_to_the_minute" and "due_calendar_known".
void put_deadline(nlohmann::json& body, const std::optional<Deadline>& deadline);

[[nodiscard]] std::string read_text(JsonFields& fields, std::string_view name, std::size_t most);
/// Empty, or a list that is not.
/// The same as read_texts(), one by one (JsonFields::each_text()).
template <class Take>
void each_text(JsonFields& fields, std::string_view name, TextListRule rule, Take take) {
    if (!fields.has(name)) {
        return;
    }
    bool any = false;
    fields.each_text(name, rule, [&](std::string_view text) {
        any = true;
        take(text);
    });
    if (!any) { // written as no field at all
        fields.refuse(name);
    }
}
[[nodiscard]] std::vector<std::string> read_texts(JsonFields& fields, std::string_view name,
                                                  TextListRule rule);
[[nodiscard]] std::set<Mark> read_marks(JsonFields& fields, std::string_view name);
[[nodiscard]] std::set<Need> read_needs(JsonFields& fields, std::string_view name);
[[nodiscard]] std::optional<Outcome> read_outcome(JsonFields& fields);
[[nodiscard]] std::optional<Date> read_date(JsonFields& fields, std::string_view name);
[[nodiscard]] std::optional<Instant> read_instant(JsonFields& fields, std::string_view name);
[[nodiscard]] std::optional<Deadline> read_deadline(JsonFields& fields);
/// Empty, or an account's id.
[[nodiscard]] StaffId read_staff(JsonFields& fields, std::string_view name);

} // namespace loket::storage
