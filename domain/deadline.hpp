// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Working days and promised deadlines (DOMAIN.md, "Deadlines"; each seed office's "Waktu Penyelesaian").
#include <array>
#include <optional>
#include <set>

#include "domain/time.hpp"

namespace loket {

/// Opening hours of one weekday; both ends in local minutes, opens < closes.
struct OpenHours {
    std::chrono::minutes opens;
    std::chrono::minutes closes;
    bool operator==(const OpenHours&) const = default;
};

/// Index by std::chrono::weekday::c_encoding(): 0 is Sunday. A day without hours is the office's weekend.
using WeekHours = std::array<std::optional<OpenHours>, 7>;

/// Which days are worked. A plain value; loaded from the office's folder.
struct WorkingCalendar {
    WeekHours week;
    std::set<Date> national_holidays;    ///< libur nasional
    std::set<Date> shared_leave;         ///< cuti bersama
    bool shared_leave_is_worked = false; ///< some offices stay open on cuti bersama
    std::set<int> years; ///< years the holiday file covers; outside them only weekends are known

    [[nodiscard]] bool is_working_day(Date date) const;
    [[nodiscard]] bool covers(Date date) const;
};

struct DeadlineRule {
    enum class Unit { minutes, clock_hours, calendar_days, calendar_weeks, working_days };
    Unit unit = Unit::working_days;
    int amount = 0; ///< 1 to 10,000
    /// Received after closing or on a day off: counts from the next working day.
    bool after_hours_next_day = true;
    bool operator==(const DeadlineRule&) const = default;
};

/// By when the office promised to answer.
struct Deadline {
    Instant due; ///< minutes and clock hours: the exact minute; days and weeks: closing time of the last
                 ///< day (its last minute, 23:59, when the office never opens on that weekday)
    bool to_the_minute;  ///< false: a person is told the date only
    bool calendar_known; ///< false: the count crossed a year whose holidays are not loaded; staff are warned
    bool operator==(const Deadline&) const = default;
};

/// Day of receipt is day zero. Minutes and hours run on the clock; calendar days and weeks count every day;
/// working days skip the weekend, national holidays and (unless worked) shared leave. A calendar count may
/// end on a day off. With `after_hours_next_day` a receipt outside opening hours counts as received at the
/// next opening (the office is open from `opens` up to, not including, `closes`); without it the count begins
/// at the receipt itself. An amount outside 1 to 10,000 is taken as the nearest of them. A calendar without
/// any weekday hours makes every day count and says calendar_known = false.
[[nodiscard]] Deadline deadline(Instant received, const DeadlineRule& rule, const WorkingCalendar& calendar,
                                Zone zone);

} // namespace loket
