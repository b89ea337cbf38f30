// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_deadline.hpp"

#include <algorithm>

namespace loket {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;
using Unit = DeadlineRule::Unit;

bool ever_opens(const WorkingCalendar& calendar) {
    return std::any_of(calendar.week.begin(), calendar.week.end(),
                       [](const auto& hours) { return hours.has_value(); });
}

struct DayCount {
    int days = 0;
    bool calendar_known = true;
};

/// The days that a promise of this kind counts, after `first` up to and including `last`. As in deadline(),
/// every day counts for an office that never opens.
DayCount counted_days(Date first, Date last, Unit unit, const WorkingCalendar& calendar) {
    if (unit != Unit::working_days) return {static_cast<int>((sys_days{last} - sys_days{first}).count())};
    const bool opens = ever_opens(calendar);
    DayCount count;
    for (sys_days day = sys_days{first} + days{1}; day <= sys_days{last}; day += days{1}) {
        if (!opens || calendar.is_working_day(Date{day})) ++count.days;
        count.calendar_known = count.calendar_known && opens && calendar.covers(Date{day});
    }
    return count;
}

/// The promise that `rule` makes from the promise that stands, whatever the opening hours.
Deadline moved_on(const Deadline& before, DeadlineRule rule, const WorkingCalendar& calendar, Zone zone) {
    rule.after_hours_next_day = false;
    Deadline after = deadline(before.due, rule, calendar, zone);
    after.calendar_known = after.calendar_known && before.calendar_known;
    return after;
}

} // namespace

Deadline after_pause(const Deadline& before, const DeadlineRule& rule, Instant paused, Instant resumed,
                     const WorkingCalendar& calendar, Zone zone) {
    Deadline after = before;
    if (resumed <= paused || paused > before.due) return after;
    if (before.to_the_minute) {
        after.due = std::chrono::floor<minutes>(before.due + (resumed - paused));
        return after;
    }
    const bool every_day = rule.unit == Unit::calendar_days || rule.unit == Unit::calendar_weeks;
    const Unit unit = every_day ? Unit::calendar_days : Unit::working_days;
    const DayCount count = counted_days(local_date(paused, zone), local_date(resumed, zone), unit, calendar);
    after.calendar_known = after.calendar_known && count.calendar_known;
    if (count.days == 0) return after;
    return moved_on(after, {.unit = unit, .amount = count.days}, calendar, zone);
}

Deadline promised_on(Date date, const WorkingCalendar& calendar, Zone zone) {
    constexpr minutes kLastMinute{24 * 60 - 1};
    const auto& hours = calendar.week[std::chrono::weekday{sys_days{date}}.c_encoding()];
    return {to_instant({date, hours ? hours->closes : kLastMinute}, zone), false, calendar.covers(date)};
}

Deadline extended(const Deadline& before, const DeadlineRule& extension, const WorkingCalendar& calendar,
                  Zone zone) {
    return moved_on(before, extension, calendar, zone);
}

std::string_view to_text(Lateness lateness) {
    switch (lateness) {
        case Lateness::no_promise:
            return "no-promise";
        case Lateness::paused:
            return "paused";
        case Lateness::on_time:
            return "on-time";
        case Lateness::due_soon:
            return "due-soon";
        case Lateness::due_today:
            return "due-today";
        case Lateness::overdue:
            break;
    }
    return "overdue";
}

Lateness lateness(const std::optional<Deadline>& deadline, const std::optional<Instant>& paused_since,
                  Instant now, const WorkingCalendar& calendar, Zone zone) {
    if (!deadline) return Lateness::no_promise;
    if (paused_since) return *paused_since > deadline->due ? Lateness::overdue : Lateness::paused;
    if (now > deadline->due) return Lateness::overdue;
    const Date due = local_date(deadline->due, zone);
    if (due == local_date(now, zone)) return Lateness::due_today;
    const DeadlineRule one_day{.unit = Unit::working_days, .amount = 1, .after_hours_next_day = false};
    const Date next_worked = local_date(loket::deadline(now, one_day, calendar, zone).due, zone);
    return due <= next_worked ? Lateness::due_soon : Lateness::on_time;
}

std::vector<int> missing_holiday_years(const WorkingCalendar& calendar, Date today) {
    const int this_year{today.year()};
    std::vector<int> missing;
    if (!calendar.years.contains(this_year)) missing.push_back(this_year);
    if (today.month() >= std::chrono::November && !calendar.years.contains(this_year + 1))
        missing.push_back(this_year + 1);
    return missing;
}

} // namespace loket
