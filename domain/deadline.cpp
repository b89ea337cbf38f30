// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadline.hpp"

#include <algorithm>

namespace loket {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr int kSmallestAmount = 1;
constexpr int kLargestAmount = 10'000;
constexpr minutes kLastMinute{24 * 60 - 1};

const std::optional<OpenHours>& hours_on(const WorkingCalendar& calendar, Date date) {
    return calendar.week[std::chrono::weekday{sys_days{date}}.c_encoding()];
}

/// A place in the calendar that moves forward and remembers whether the holidays of every day it asked about
/// were known.
class Walk {
  public:
    Walk(const WorkingCalendar& calendar, Date start)
        : calendar_(calendar),
          date_(start),
          ever_opens_(std::any_of(calendar.week.begin(), calendar.week.end(),
                                  [](const auto& hours) { return hours.has_value(); })) {}

    [[nodiscard]] Date date() const { return date_; }
    [[nodiscard]] bool known() const { return known_; }

    /// Whether the office works on this day. An office that never opens would be searched for ever, so that
    /// there every day counts. Otherwise each search ends: holidays are a finite set and every week has an
    /// open weekday.
    [[nodiscard]] bool works_today() {
        known_ = known_ && ever_opens_ && calendar_.covers(date_);
        return !ever_opens_ || calendar_.is_working_day(date_);
    }

    void forward(int count) { date_ = sys_days{date_} + days{count}; }

    void to_next_working_day() {
        do forward(1);
        while (!works_today());
    }

  private:
    const WorkingCalendar& calendar_;
    Date date_;
    bool ever_opens_;
    bool known_ = true;
};

/// Moves a receipt outside opening hours to the next opening; `walk` stands on the day of receipt.
minutes counted_from(minutes time_of_day, Walk& walk, const WorkingCalendar& calendar) {
    const bool works = walk.works_today();
    const auto& today = hours_on(calendar, walk.date());
    if (works && (!today || time_of_day < today->closes))
        return today ? std::max(time_of_day, today->opens) : time_of_day;
    walk.to_next_working_day();
    const auto& next = hours_on(calendar, walk.date());
    return next ? next->opens : minutes{0};
}

} // namespace

bool WorkingCalendar::is_working_day(Date date) const {
    if (!hours_on(*this, date) || national_holidays.contains(date)) return false;
    return shared_leave_is_worked || !shared_leave.contains(date);
}

bool WorkingCalendar::covers(Date date) const {
    return years.contains(int{date.year()});
}

Deadline deadline(Instant received, const DeadlineRule& rule, const WorkingCalendar& calendar, Zone zone) {
    const int amount = std::clamp(rule.amount, kSmallestAmount, kLargestAmount);
    const LocalTime receipt = to_local(received, zone);
    Walk walk{calendar, receipt.date};
    minutes start = receipt.time_of_day;
    if (rule.after_hours_next_day) start = counted_from(start, walk, calendar);

    using Unit = DeadlineRule::Unit;
    if (rule.unit == Unit::minutes || rule.unit == Unit::clock_hours) {
        const minutes length{rule.unit == Unit::minutes ? amount : amount * 60};
        return {to_instant({walk.date(), start}, zone) + length, true, walk.known()};
    }
    if (rule.unit == Unit::working_days) {
        for (int day = 0; day < amount; ++day) walk.to_next_working_day();
    } else {
        walk.forward(rule.unit == Unit::calendar_weeks ? amount * 7 : amount);
    }
    const auto& last = hours_on(calendar, walk.date());
    return {to_instant({walk.date(), last ? last->closes : kLastMinute}, zone), false, walk.known()};
}

} // namespace loket
