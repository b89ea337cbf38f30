// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadline.hpp"

#include <initializer_list>

#include "tests/catch.hpp"

using namespace loket;
using namespace std::chrono_literals;
using Unit = DeadlineRule::Unit;

namespace {

Date date(std::string_view text) {
    return *parse_iso_date(text);
}

/// "2026-11-23 08:30" on the clocks of `zone`.
Instant at(std::string_view text, Zone zone) {
    return to_instant({date(text.substr(0, 10)), *parse_clock(text.substr(11, 5))}, zone);
}

std::string local_text(Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return iso_date(local.date) + ' ' + clock_text(local.time_of_day);
}

std::set<Date> dates(std::initializer_list<const char*> texts) {
    std::set<Date> found;
    for (const char* text : texts) found.insert(date(text));
    return found;
}

/// Monday to Thursday 08:00 to 16:00, Friday 07:30 to 14:30, and the holidays of 2026.
WorkingCalendar calendar_2026() {
    WorkingCalendar calendar;
    for (std::size_t day = 1; day <= 4; ++day) calendar.week[day] = OpenHours{8h, 16h};
    calendar.week[5] = OpenHours{7h + 30min, 14h + 30min};
    calendar.national_holidays =
        dates({"2026-01-01", "2026-01-16", "2026-02-17", "2026-03-19", "2026-03-21", "2026-03-22",
               "2026-04-03", "2026-04-05", "2026-05-01", "2026-05-14", "2026-05-27", "2026-05-31",
               "2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-25"});
    calendar.shared_leave = dates({"2026-02-16", "2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24",
                                   "2026-05-15", "2026-05-28", "2026-12-24"});
    calendar.years = {2026};
    return calendar;
}

constexpr bool kNextDay = true; // after_hours_next_day
constexpr bool kAtOnce = false;

} // namespace

TEST_CASE("working days know weekends, holidays and shared leave", "[deadline]") {
    WorkingCalendar calendar = calendar_2026();
    CHECK(calendar.is_working_day(date("2026-11-23")));
    CHECK(calendar.is_working_day(date("2026-11-27")));
    CHECK_FALSE(calendar.is_working_day(date("2026-11-28")));
    CHECK_FALSE(calendar.is_working_day(date("2026-11-29")));
    CHECK_FALSE(calendar.is_working_day(date("2026-08-17")));
    CHECK_FALSE(calendar.is_working_day(date("2026-12-24")));
    calendar.shared_leave_is_worked = true;
    CHECK(calendar.is_working_day(date("2026-12-24")));
    CHECK_FALSE(calendar.is_working_day(date("2026-12-25")));
    CHECK(calendar.covers(date("2026-12-31")));
    CHECK_FALSE(calendar.covers(date("2027-01-01")));
}

TEST_CASE("golden deadlines of 2026", "[deadline]") {
    struct Row {
        const char* what;
        Zone zone;
        const char* received;
        DeadlineRule rule;
        const char* due;
    };
    for (const Row& row : {
             // working days
             Row{"box, over the month's end",
                 kWita,
                 "2026-11-23 10:00",
                 {Unit::working_days, 7, kNextDay},
                 "2026-12-02 16:00"},
             Row{"the same, a zone to the west",
                 kWib,
                 "2026-11-23 10:00",
                 {Unit::working_days, 7, kNextDay},
                 "2026-12-02 16:00"},
             Row{"ends on a Friday",
                 kWib,
                 "2026-11-23 10:00",
                 {Unit::working_days, 4, kNextDay},
                 "2026-11-27 14:30"},
             Row{"over Imlek and its shared leave",
                 kWib,
                 "2026-02-12 09:00",
                 {Unit::working_days, 4, kNextDay},
                 "2026-02-20 14:30"},
             Row{"over Nyepi and Lebaran",
                 kWib,
                 "2026-03-17 10:00",
                 {Unit::working_days, 4, kNextDay},
                 "2026-03-30 16:00"},
             Row{"over both May weekends",
                 kWita,
                 "2026-05-13 15:59",
                 {Unit::working_days, 8, kNextDay},
                 "2026-05-29 14:30"},
             Row{"over Pancasila day",
                 kWita,
                 "2026-05-29 08:00",
                 {Unit::working_days, 1, kNextDay},
                 "2026-06-02 16:00"},
             Row{"a minute before Friday's closing",
                 kWib,
                 "2026-11-27 14:29",
                 {Unit::working_days, 1, kNextDay},
                 "2026-11-30 16:00"},
             Row{"at Friday's closing",
                 kWib,
                 "2026-11-27 14:30",
                 {Unit::working_days, 1, kNextDay},
                 "2026-12-01 16:00"},
             Row{"after Friday's closing, counted at once",
                 kWib,
                 "2026-11-27 15:00",
                 {Unit::working_days, 1, kAtOnce},
                 "2026-11-30 16:00"},
             Row{"on a Saturday",
                 kWib,
                 "2026-11-28 10:00",
                 {Unit::working_days, 1, kNextDay},
                 "2026-12-01 16:00"},
             Row{"on a Saturday, counted at once",
                 kWib,
                 "2026-11-28 10:00",
                 {Unit::working_days, 1, kAtOnce},
                 "2026-11-30 16:00"},
             Row{"before opening",
                 kWib,
                 "2026-11-23 05:00",
                 {Unit::working_days, 1, kNextDay},
                 "2026-11-24 16:00"},
             Row{"a minute before midnight",
                 kWib,
                 "2026-11-23 23:59",
                 {Unit::working_days, 1, kNextDay},
                 "2026-11-25 16:00"},
             Row{"at midnight",
                 kWib,
                 "2026-11-24 00:00",
                 {Unit::working_days, 1, kNextDay},
                 "2026-11-25 16:00"},
             Row{"a minute before midnight, at once",
                 kWib,
                 "2026-11-23 23:59",
                 {Unit::working_days, 1, kAtOnce},
                 "2026-11-24 16:00"},
             Row{"a holiday's eve, after hours",
                 kWita,
                 "2026-12-23 16:00",
                 {Unit::working_days, 1, kNextDay},
                 "2026-12-29 16:00"},
             Row{"2 working days within the year",
                 kWita,
                 "2026-12-29 10:00",
                 {Unit::working_days, 2, kNextDay},
                 "2026-12-31 16:00"},
             // calendar days and weeks
             Row{"a week",
                 kWita,
                 "2026-11-23 10:00",
                 {Unit::calendar_weeks, 1, kNextDay},
                 "2026-11-30 16:00"},
             Row{"a week, Friday after hours",
                 kWita,
                 "2026-11-27 16:00",
                 {Unit::calendar_weeks, 1, kNextDay},
                 "2026-12-07 16:00"},
             Row{"a week over Lebaran",
                 kWita,
                 "2026-03-17 10:00",
                 {Unit::calendar_weeks, 1, kNextDay},
                 "2026-03-24 16:00"},
             Row{"a day that ends on a Saturday",
                 kWib,
                 "2026-11-27 10:00",
                 {Unit::calendar_days, 1, kNextDay},
                 "2026-11-28 23:59"},
             Row{"days that end on a holiday",
                 kWib,
                 "2026-12-23 10:00",
                 {Unit::calendar_days, 2, kNextDay},
                 "2026-12-25 14:30"},
             Row{"a day from shared leave",
                 kWib,
                 "2026-12-24 10:00",
                 {Unit::calendar_days, 1, kNextDay},
                 "2026-12-29 16:00"},
             Row{"a day over the end of February",
                 kWib,
                 "2026-02-26 10:00",
                 {Unit::calendar_days, 4, kNextDay},
                 "2026-03-02 16:00"},
             // the clock
             Row{"2x24 hours",
                 kWita,
                 "2026-11-24 10:07",
                 {Unit::clock_hours, 48, kNextDay},
                 "2026-11-26 10:07"},
             Row{"2x24 hours, Friday after hours",
                 kWita,
                 "2026-11-27 16:00",
                 {Unit::clock_hours, 48, kNextDay},
                 "2026-12-02 08:00"},
             Row{"2x24 hours, at once",
                 kWita,
                 "2026-11-27 16:00",
                 {Unit::clock_hours, 48, kAtOnce},
                 "2026-11-29 16:00"},
             Row{"a quarter of an hour",
                 kWita,
                 "2026-11-23 09:00",
                 {Unit::minutes, 15, kNextDay},
                 "2026-11-23 09:15"},
             Row{"a quarter of an hour before closing",
                 kWita,
                 "2026-11-23 15:59",
                 {Unit::minutes, 15, kNextDay},
                 "2026-11-23 16:14"},
             Row{"a quarter of an hour, before opening",
                 kWita,
                 "2026-11-23 06:00",
                 {Unit::minutes, 15, kNextDay},
                 "2026-11-23 08:15"},
             Row{"a quarter of an hour over midnight",
                 kWita,
                 "2026-11-23 23:50",
                 {Unit::minutes, 15, kAtOnce},
                 "2026-11-24 00:05"},
         }) {
        CAPTURE(row.what, row.received);
        const Deadline found = deadline(at(row.received, row.zone), row.rule, calendar_2026(), row.zone);
        CHECK(local_text(found.due, row.zone) == row.due);
        CHECK(found.to_the_minute == (row.rule.unit == Unit::minutes || row.rule.unit == Unit::clock_hours));
        CHECK(found.calendar_known);
    }
}

TEST_CASE("an office that works on shared leave counts it", "[deadline]") {
    WorkingCalendar calendar = calendar_2026();
    calendar.shared_leave_is_worked = true;
    const DeadlineRule four{Unit::working_days, 4, true};
    CHECK(local_text(deadline(at("2026-02-12 09:00", kWib), four, calendar, kWib).due, kWib) ==
          "2026-02-19 16:00");
    CHECK(local_text(deadline(at("2026-03-17 10:00", kWib), four, calendar, kWib).due, kWib) ==
          "2026-03-24 16:00");
}

TEST_CASE("one instant is two dates in two zones", "[deadline]") {
    const Instant received = *parse_iso_instant("2026-11-23T16:30:00.000Z");
    const DeadlineRule one{Unit::working_days, 1, false};
    CHECK(local_text(deadline(received, one, calendar_2026(), kWib).due, kWib) == "2026-11-24 16:00");
    CHECK(local_text(deadline(received, one, calendar_2026(), kWita).due, kWita) == "2026-11-25 16:00");
}

TEST_CASE("seconds are cut off, so that a shown minute is the promised one", "[deadline]") {
    const DeadlineRule quarter{Unit::minutes, 15, true};
    const Deadline found =
        deadline(at("2026-11-23 09:00", kWib) + 59s + 999ms, quarter, calendar_2026(), kWib);
    CHECK(found.due == at("2026-11-23 09:15", kWib));
}

TEST_CASE("a count that asks about a year without holidays says so", "[deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    const Deadline over =
        deadline(at("2026-12-29 10:00", kWib), {Unit::working_days, 4, true}, calendar, kWib);
    CHECK(local_text(over.due, kWib) == "2027-01-04 16:00");
    CHECK_FALSE(over.calendar_known);
    // Nobody needs the holidays of a week that is counted day by day.
    const Deadline week =
        deadline(at("2026-12-29 10:00", kWib), {Unit::calendar_weeks, 1, true}, calendar, kWib);
    CHECK(local_text(week.due, kWib) == "2027-01-05 16:00");
    CHECK(week.calendar_known);
    // Received after hours on the year's last day, the next working day is a guess.
    const Deadline eve = deadline(at("2026-12-31 17:00", kWib), {Unit::minutes, 15, true}, calendar, kWib);
    CHECK_FALSE(eve.calendar_known);
    CHECK_FALSE(
        deadline(at("2025-12-31 10:00", kWib), {Unit::working_days, 1, true}, calendar, kWib).calendar_known);
}

TEST_CASE("calendars without a working day end too", "[deadline]") {
    WorkingCalendar never;
    never.years = {2026};
    for (const bool next_day : {true, false}) {
        const Deadline found =
            deadline(at("2026-11-23 10:00", kWib), {Unit::working_days, 5, next_day}, never, kWib);
        CHECK(local_text(found.due, kWib) == "2026-11-28 23:59");
        CHECK_FALSE(found.calendar_known);
    }

    WorkingCalendar rare; // open on Mondays only, and a thousand of them are holidays
    rare.week[1] = OpenHours{8h, 16h};
    rare.years = {2026};
    auto monday = std::chrono::sys_days{date("2026-11-23")};
    for (int week = 0; week < 1000; ++week, monday += std::chrono::weeks{1})
        rare.national_holidays.insert(Date{monday});
    const Deadline found = deadline(at("2026-11-22 10:00", kWib), {Unit::working_days, 1, false}, rare, kWib);
    CHECK(local_date(found.due, kWib) == Date{monday});
    CHECK_FALSE(found.calendar_known);
}

TEST_CASE("amounts outside the limits are taken as the nearest", "[deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    const Instant received = at("2026-11-23 10:00", kWib);
    for (const Unit unit :
         {Unit::minutes, Unit::clock_hours, Unit::calendar_days, Unit::calendar_weeks, Unit::working_days}) {
        const auto due = [&](int amount) {
            return deadline(received, {unit, amount, true}, calendar, kWib).due;
        };
        CHECK(due(0) == due(1));
        CHECK(due(-2'000'000'000) == due(1));
        CHECK(due(2'000'000'000) == due(10'000));
        CHECK(due(1) < due(2));
    }
}

TEST_CASE("every hour of 2026: a count of working days holds exactly that many", "[deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    const DeadlineRule rule{Unit::working_days, 5, true};
    Instant earlier_due{};
    int wrong = 0;
    for (Instant received = at("2026-01-01 00:00", kWita); received < at("2026-12-20 00:00", kWita);
         received += 1h) {
        const Deadline found = deadline(received, rule, calendar, kWita);
        if (found.due < earlier_due) ++wrong; // whoever comes later is never promised an earlier answer
        earlier_due = found.due;
        const LocalTime receipt = to_local(received, kWita);
        const auto& hours =
            calendar.week[std::chrono::weekday{std::chrono::sys_days{receipt.date}}.c_encoding()];
        const bool in_time = calendar.is_working_day(receipt.date) && receipt.time_of_day < hours->closes;
        int working = 0;
        for (auto day = std::chrono::sys_days{receipt.date} + std::chrono::days{1};
             Date{day} <= local_date(found.due, kWita); day += std::chrono::days{1})
            if (calendar.is_working_day(Date{day})) ++working;
        if (working != (in_time ? 5 : 6)) ++wrong; // out of hours, the next working day is day zero
        if (!calendar.is_working_day(local_date(found.due, kWita))) ++wrong;
    }
    CHECK(wrong == 0);
}
