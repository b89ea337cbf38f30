// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One kind of event in the journal: its name and its reader. Families of kinds live in files of their own;
// event_codec.cpp gathers them.
#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string_view>

#include "storage/event.hpp"
#include "storage/json_fields.hpp"

namespace loket::storage {

struct EventKind {
    std::string_view name;
    Event (*read)(JsonFields&); ///< refuses fields that are wrong; what it gives then is not looked at
};

// case_codec.cpp: one kind for each alternative of CaseChange.
[[nodiscard]] std::span<const EventKind> case_kinds();
[[nodiscard]] std::string_view kind_of(const CaseHappened& event);
[[nodiscard]] nlohmann::json to_json(const CaseHappened& event);

// staff_codec.cpp
[[nodiscard]] std::span<const EventKind> staff_kinds();
[[nodiscard]] nlohmann::json to_json(const StaffAdded& event);
[[nodiscard]] nlohmann::json to_json(const StaffDisabled& event);
[[nodiscard]] nlohmann::json to_json(const StaffReset& event);
[[nodiscard]] nlohmann::json to_json(const StaffShut& event);

// record_codec.cpp: surveys, erasures and cards
[[nodiscard]] std::span<const EventKind> record_kinds();
[[nodiscard]] nlohmann::json to_json(const SurveyAnswered& event);
[[nodiscard]] nlohmann::json to_json(const RecordErased& event);
[[nodiscard]] nlohmann::json to_json(const CardRemembered& event);
[[nodiscard]] nlohmann::json to_json(const CardForgotten& event);

} // namespace loket::storage
