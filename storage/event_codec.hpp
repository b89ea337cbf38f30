// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Events as text: a kind and a JSON object of plain values and lists of texts, with sorted keys and no
// spaces. Every event has exactly one text, so decoding is strict: whatever would not come out the same when
// encoded again is refused.
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "storage/event.hpp"

namespace loket::storage {

struct EncodedEvent {
    std::string_view kind; ///< static text
    std::string body;
};

struct EventProblem {
    enum class What {
        unknown_kind,
        too_long,      ///< over kEventLimit bytes
        not_json,      ///< not a JSON object
        bad_field,     ///< missing, of the wrong type or out of bounds
        not_canonical, ///< spaces, unsorted, repeated or unknown keys
    };
    What what;
    std::string field; ///< for bad_field
    bool operator==(const EventProblem&) const = default;
};

inline constexpr std::size_t kEventLimit = 4096;

/// Throws when a text in the event is not UTF-8.
[[nodiscard]] EncodedEvent encode(const Event& event);
/// Any text may come in; never throws but for lack of memory.
[[nodiscard]] Result<Event, EventProblem> decode(std::string_view kind, std::string_view body);

} // namespace loket::storage
