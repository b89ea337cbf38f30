// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a promise moves: pauses, the one extension, and what is late before it is too late (DOMAIN.md,
// "Deadlines").
#include <optional>
#include <string_view>
#include <vector>

#include "domain/deadline.hpp"

namespace loket {

/// The promise after a pause. A promise to the minute moves by the pause itself; others by the counted days
/// that began during it (a pause within one day moves nothing), at most 10,000, to the closing time of the
/// new last day: `rule` says which days count, working days where it counts in minutes or hours (an agreed
/// date took the promise's place). A promise broken before the pause stays so; `resumed` before `paused` (a
/// clock that jumped) moves nothing.
[[nodiscard]] Deadline after_pause(const Deadline& before, const DeadlineRule& rule, Instant paused,
                                   Instant resumed, const WorkingCalendar& calendar, Zone zone);

/// A date agreed with the citizen: that day's closing time (its last minute, 23:59, when the office never
/// opens on that weekday).
[[nodiscard]] Deadline promised_on(Date date, const WorkingCalendar& calendar, Zone zone);

/// `extension` counted from the promise that stands; its `after_hours_next_day` has no say.
[[nodiscard]] Deadline extended(const Deadline& before, const DeadlineRule& extension,
                                const WorkingCalendar& calendar, Zone zone);

enum class Lateness {
    no_promise,
    paused,
    on_time,
    due_soon,  ///< due on the next working day, or on a day off before it
    due_today, ///< due on this local date and not past
    overdue,   ///< also when it was so before a pause
};
[[nodiscard]] std::string_view to_text(Lateness lateness); ///< "due-today"
[[nodiscard]] Lateness lateness(const std::optional<Deadline>& deadline,
                                const std::optional<Instant>& paused_since, Instant now,
                                const WorkingCalendar& calendar, Zone zone);

/// The years whose holidays should be loaded and are not: this year's, and next year's from `today`'s first
/// of November on (the file for a year is asked for before the December before it).
[[nodiscard]] std::vector<int> missing_holiday_years(const WorkingCalendar& calendar, Date today);

} // namespace loket
