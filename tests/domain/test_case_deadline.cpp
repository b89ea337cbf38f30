// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_deadline.hpp"

#include <initializer_list>
#include <string>

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

/// Monday to Thursday 08:00 to 16:00, Friday 08:00 to 14:30, and the holidays of 2026 that the tables meet.
WorkingCalendar calendar_2026() {
    WorkingCalendar calendar;
    for (std::size_t day = 1; day <= 4; ++day) calendar.week[day] = OpenHours{8h, 16h};
    calendar.week[5] = OpenHours{8h, 14h + 30min};
    calendar.national_holidays = dates({"2026-03-19", "2026-03-21", "2026-03-22", "2026-12-25"});
    calendar.shared_leave = dates({"2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24", "2026-12-24"});
    calendar.years = {2026};
    return calendar;
}

constexpr DeadlineRule kQuarter{Unit::minutes, 15, true};
constexpr DeadlineRule kTwoDaysByClock{Unit::clock_hours, 48, false};
constexpr DeadlineRule kDays{Unit::calendar_days, 3, true};
constexpr DeadlineRule kWeek{Unit::calendar_weeks, 1, true};
constexpr DeadlineRule kWorkingDays{Unit::working_days, 4, true};

} // namespace

TEST_CASE("a pause moves the promise", "[case-deadline]") {
    struct Row {
        const char* what;
        Zone zone;
        DeadlineRule rule;
        const char *due, *paused, *resumed, *moved;
    };
    const WorkingCalendar calendar = calendar_2026();
    for (const Row& row : {
             Row{"minutes: by the pause itself", kWita, kQuarter, "2026-11-23 09:15", "2026-11-23 09:05",
                 "2026-11-23 09:12", "2026-11-23 09:22"},
             Row{"minutes: past closing, past midnight", kWita, kQuarter, "2026-11-23 15:55",
                 "2026-11-23 15:50", "2026-11-24 08:02", "2026-11-24 08:07"},
             Row{"clock hours: over a weekend", kWita, kTwoDaysByClock, "2026-11-28 10:00",
                 "2026-11-27 16:00", "2026-11-30 08:00", "2026-12-01 02:00"},
             Row{"clock hours: broken before, it stays broken", kWita, kTwoDaysByClock, "2026-11-24 10:00",
                 "2026-11-24 12:00", "2026-11-24 13:00", "2026-11-24 10:00"},
             Row{"working days: broken an hour before, it does not come alive overnight", kWib, kWorkingDays,
                 "2026-11-23 16:00", "2026-11-23 17:00", "2026-11-24 08:00", "2026-11-23 16:00"},
             Row{"paused in its last minute", kWib, kWorkingDays, "2026-11-23 16:00", "2026-11-23 16:00",
                 "2026-11-24 08:00", "2026-11-24 16:00"},
             Row{"days: within one day nothing", kWib, kDays, "2026-11-26 16:00", "2026-11-23 08:00",
                 "2026-11-23 23:59", "2026-11-26 16:00"},
             Row{"days: a minute across midnight is a day", kWib, kDays, "2026-11-26 16:00",
                 "2026-11-23 23:59", "2026-11-24 00:00", "2026-11-27 14:30"},
             Row{"days: a weekend counts", kWib, kDays, "2026-11-27 14:30", "2026-11-27 09:00",
                 "2026-11-30 09:00", "2026-11-30 16:00"},
             Row{"days: onto a day without hours", kWib, kDays, "2026-11-26 16:00", "2026-11-24 09:00",
                 "2026-11-26 09:00", "2026-11-28 23:59"},
             Row{"weeks: by days, over the month's end", kWita, kWeek, "2026-11-30 16:00", "2026-11-24 09:00",
                 "2026-11-26 09:00", "2026-12-02 16:00"},
             Row{"working days: a weekend is not counted", kWib, kWorkingDays, "2026-12-02 16:00",
                 "2026-11-27 10:00", "2026-11-29 10:00", "2026-12-02 16:00"},
             Row{"working days: Friday to Monday is one", kWib, kWorkingDays, "2026-12-02 16:00",
                 "2026-11-27 10:00", "2026-11-30 10:00", "2026-12-03 16:00"},
             Row{"working days: the move skips a weekend", kWib, kWorkingDays, "2026-11-27 14:30",
                 "2026-11-24 10:00", "2026-11-26 10:00", "2026-12-01 16:00"},
             Row{"working days: over the month's end", kWib, kWorkingDays, "2026-11-30 16:00",
                 "2026-11-30 09:00", "2026-12-01 09:00", "2026-12-01 16:00"},
             // 18 to 24 March: Nyepi, Idulfitri and their shared leave.
             Row{"working days: a pause within the holidays", kWib, kWorkingDays, "2026-03-26 16:00",
                 "2026-03-17 15:00", "2026-03-24 20:00", "2026-03-26 16:00"},
             Row{"working days: the holidays end", kWib, kWorkingDays, "2026-03-26 16:00", "2026-03-17 15:00",
                 "2026-03-25 00:00", "2026-03-27 14:30"},
             Row{"working days: moved over the holidays", kWib, kWorkingDays, "2026-03-17 16:00",
                 "2026-03-16 10:00", "2026-03-17 10:00", "2026-03-25 16:00"},
             Row{"working days: shared leave and Christmas", kWita, kWorkingDays, "2026-12-23 16:00",
                 "2026-12-22 10:00", "2026-12-23 10:00", "2026-12-28 16:00"},
         }) {
        CAPTURE(row.what);
        const bool by_clock = row.rule.unit == Unit::minutes || row.rule.unit == Unit::clock_hours;
        const Deadline before{at(row.due, row.zone), by_clock, true};
        const Deadline after = after_pause(before, row.rule, at(row.paused, row.zone),
                                           at(row.resumed, row.zone), calendar, row.zone);
        CHECK(local_text(after.due, row.zone) == row.moved);
        CHECK(after.to_the_minute == before.to_the_minute);
        CHECK(after.calendar_known);
    }
}

TEST_CASE("midnight is the office's own", "[case-deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    // 23:30 to 00:30 in WITA is one hour of one evening in WIB.
    const Instant paused = at("2026-11-23 23:30", kWita);
    const Instant resumed = at("2026-11-24 00:30", kWita);
    for (const Zone zone : {kWib, kWita}) {
        const Deadline before{at("2026-11-25 16:00", zone), false, true};
        const Deadline after = after_pause(before, kWorkingDays, paused, resumed, calendar, zone);
        CHECK(local_text(after.due, zone) == (zone == kWib ? "2026-11-25 16:00" : "2026-11-26 16:00"));
    }
}

TEST_CASE("a date agreed with the citizen ends with that day", "[case-deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    struct Row {
        const char *date, *due;
        bool known;
    };
    for (const Row& row : {
             Row{"2026-11-25", "2026-11-25 16:00", true},
             Row{"2026-11-27", "2026-11-27 14:30", true},
             Row{"2026-11-28", "2026-11-28 23:59", true},
             Row{"2027-01-04", "2027-01-04 16:00", false},
         }) {
        CAPTURE(row.date);
        const Deadline promised = promised_on(date(row.date), calendar, kWita);
        CHECK(local_text(promised.due, kWita) == row.due);
        CHECK_FALSE(promised.to_the_minute);
        CHECK(promised.calendar_known == row.known);
        // From then on it is a promise by days, though the channel's was one in minutes.
        const Deadline after = after_pause(promised, kQuarter, at("2026-11-24 09:10", kWita),
                                           at("2026-11-25 09:00", kWita), calendar, kWita);
        CHECK(after == extended(promised, {Unit::working_days, 1, true}, calendar, kWita));
    }
}

TEST_CASE("a clock that jumped back moves nothing", "[case-deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    for (const DeadlineRule& rule : {kQuarter, kTwoDaysByClock, kDays, kWeek, kWorkingDays}) {
        const Deadline before{at("2026-11-25 16:00", kWib), false, true};
        const Instant paused = at("2026-11-23 10:00", kWib);
        CHECK(after_pause(before, rule, paused, paused - 48h, calendar, kWib) == before);
        CHECK(after_pause(before, rule, paused, paused, calendar, kWib) == before);
    }
}

TEST_CASE("a promise by the clock stays on the minute", "[case-deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    const Deadline before{at("2026-11-23 09:15", kWib), true, true};
    const Instant paused = at("2026-11-23 09:00", kWib) + 40s;
    const auto moved = [&](std::chrono::milliseconds pause) {
        return after_pause(before, kQuarter, paused, paused + pause, calendar, kWib).due;
    };
    CHECK(moved(59'999ms) == before.due);
    CHECK(moved(60s) == before.due + 1min);
    CHECK(moved(119s) == before.due + 1min);
}

TEST_CASE("an unknown year is remembered through pause and extension", "[case-deadline]") {
    const WorkingCalendar calendar = calendar_2026();
    const Deadline known{at("2026-12-30 16:00", kWib), false, true};
    const Deadline unknown{known.due, false, false};
    const Instant paused = at("2026-12-28 10:00", kWib);
    CHECK(after_pause(known, kWorkingDays, paused, paused + 24h, calendar, kWib).calendar_known);
    CHECK_FALSE(after_pause(known, kWorkingDays, paused, paused + 48h, calendar, kWib).calendar_known);
    CHECK_FALSE(after_pause(unknown, kWorkingDays, paused, paused + 24h, calendar, kWib).calendar_known);
    CHECK_FALSE(after_pause(unknown, kWorkingDays, paused, paused + 1h, calendar, kWib).calendar_known);
    CHECK(extended(known, {Unit::working_days, 1, true}, calendar, kWib).calendar_known);
    CHECK_FALSE(extended(known, {Unit::working_days, 2, true}, calendar, kWib).calendar_known);
    CHECK_FALSE(extended(unknown, {Unit::working_days, 1, true}, calendar, kWib).calendar_known);
}

TEST_CASE("an office that never opens pauses by every day", "[case-deadline]") {
    WorkingCalendar never;
    never.years = {2026};
    const Deadline before{at("2026-11-25 23:59", kWib), false, true};
    const Deadline after = after_pause(before, kWorkingDays, at("2026-11-24 10:00", kWib),
                                       at("2026-11-27 10:00", kWib), never, kWib);
    CHECK(local_text(after.due, kWib) == "2026-11-28 23:59");
    CHECK_FALSE(after.calendar_known);
    CHECK(lateness(Deadline{at("2026-11-28 23:59", kWib), false, true}, std::nullopt,
                   at("2026-11-27 10:00", kWib), never, kWib) == Lateness::due_soon);
}

TEST_CASE("the extension counts from the promise that stands", "[case-deadline]") {
    struct Row {
        const char* what;
        Zone zone;
        const char* due;
        DeadlineRule extension;
        const char* moved;
        bool to_the_minute;
    };
    const WorkingCalendar calendar = calendar_2026();
    for (const Row& row : {
             Row{"working days",
                 kWib,
                 "2026-11-25 16:00",
                 {Unit::working_days, 4, true},
                 "2026-12-01 16:00",
                 false},
             Row{"closing time is not after hours",
                 kWib,
                 "2026-11-27 14:30",
                 {Unit::working_days, 1, true},
                 "2026-11-30 16:00",
                 false},
             Row{"over Lebaran",
                 kWita,
                 "2026-03-17 16:00",
                 {Unit::working_days, 3, true},
                 "2026-03-27 14:30",
                 false},
             Row{"a week",
                 kWita,
                 "2026-11-25 16:00",
                 {Unit::calendar_weeks, 1, true},
                 "2026-12-02 16:00",
                 false},
             Row{"a day onto a Saturday",
                 kWita,
                 "2026-11-27 14:30",
                 {Unit::calendar_days, 1, true},
                 "2026-11-28 23:59",
                 false},
             Row{"hours, at night",
                 kWita,
                 "2026-11-25 22:07",
                 {Unit::clock_hours, 48, true},
                 "2026-11-27 22:07",
                 true},
             Row{"minutes across midnight",
                 kWita,
                 "2026-11-30 23:50",
                 {Unit::minutes, 15, true},
                 "2026-12-01 00:05",
                 true},
             Row{"days on a promise by the clock",
                 kWita,
                 "2026-11-24 22:07",
                 {Unit::working_days, 1, true},
                 "2026-11-25 16:00",
                 false},
         }) {
        CAPTURE(row.what);
        const Deadline before{at(row.due, row.zone), true, true};
        const Deadline after = extended(before, row.extension, calendar, row.zone);
        CHECK(local_text(after.due, row.zone) == row.moved);
        CHECK(after.to_the_minute == row.to_the_minute);
    }
}

TEST_CASE("late is visible before it happens", "[case-deadline]") {
    struct Row {
        const char* what;
        const char *due, *now;
        Lateness lateness;
    };
    const WorkingCalendar calendar = calendar_2026();
    for (const Zone zone : {kWib, kWita, kWit}) {
        CAPTURE(zone.name);
        for (const Row& row : {
                 Row{"days ahead", "2026-11-27 14:30", "2026-11-25 23:59", Lateness::on_time},
                 Row{"midnight: the day before", "2026-11-27 14:30", "2026-11-26 00:00", Lateness::due_soon},
                 Row{"its last minute", "2026-11-27 14:30", "2026-11-26 23:59", Lateness::due_soon},
                 Row{"midnight: the day itself", "2026-11-27 14:30", "2026-11-27 00:00", Lateness::due_today},
                 Row{"the promised minute", "2026-11-27 14:30", "2026-11-27 14:30", Lateness::due_today},
                 Row{"a minute later", "2026-11-27 14:30", "2026-11-27 14:31", Lateness::overdue},
                 Row{"the next day", "2026-11-27 14:30", "2026-11-28 00:00", Lateness::overdue},
                 Row{"over a weekend: Thursday", "2026-11-30 16:00", "2026-11-26 16:00", Lateness::on_time},
                 Row{"over a weekend: Friday", "2026-11-30 16:00", "2026-11-27 08:00", Lateness::due_soon},
                 Row{"over a weekend: Sunday", "2026-11-30 16:00", "2026-11-29 12:00", Lateness::due_soon},
                 Row{"due on a day off: the working day before", "2026-11-28 23:59", "2026-11-27 09:00",
                     Lateness::due_soon},
                 Row{"due on a day off: earlier", "2026-11-28 23:59", "2026-11-26 09:00", Lateness::on_time},
                 Row{"over Lebaran: the day before", "2026-03-25 16:00", "2026-03-16 09:00",
                     Lateness::on_time},
                 Row{"over Lebaran: the last day worked", "2026-03-25 16:00", "2026-03-17 09:00",
                     Lateness::due_soon},
                 Row{"over Lebaran: within", "2026-03-25 16:00", "2026-03-21 09:00", Lateness::due_soon},
                 Row{"month's end: the eve", "2026-12-01 16:00", "2026-11-30 23:59", Lateness::due_soon},
                 Row{"month's end: the first", "2026-12-01 16:00", "2026-12-01 00:00", Lateness::due_today},
             }) {
            CAPTURE(row.what);
            const Deadline due{at(row.due, zone), false, true};
            CHECK(lateness(due, std::nullopt, at(row.now, zone), calendar, zone) == row.lateness);
            CHECK(lateness(due, due.due, at(row.now, zone), calendar, zone) == Lateness::paused);
            CHECK(lateness(std::nullopt, std::nullopt, at(row.now, zone), calendar, zone) ==
                  Lateness::no_promise);
        }
    }
    const Deadline due{at("2026-11-24 16:00", kWib), false, true};
    // Half past midnight in WITA is still the evening before in WIB.
    const Instant night = at("2026-11-24 00:30", kWita);
    CHECK(lateness(due, std::nullopt, night, calendar, kWib) == Lateness::due_soon);
    CHECK(lateness(due, std::nullopt, night, calendar, kWita) == Lateness::due_today);
    CHECK(lateness(due, std::nullopt, due.due + 1ms, calendar, kWib) == Lateness::overdue);
    // A pause hides nothing that was late before it.
    CHECK(lateness(due, due.due + 1ms, due.due + 1h, calendar, kWib) == Lateness::overdue);
    CHECK(lateness(due, due.due - 1ms, due.due + 1h, calendar, kWib) == Lateness::paused);
}

TEST_CASE("each lateness has a word of its own", "[case-deadline]") {
    std::set<std::string_view> words;
    for (const Lateness value : {Lateness::no_promise, Lateness::paused, Lateness::on_time,
                                 Lateness::due_soon, Lateness::due_today, Lateness::overdue})
        words.insert(to_text(value));
    CHECK(words ==
          std::set<std::string_view>{"no-promise", "paused", "on-time", "due-soon", "due-today", "overdue"});
}

TEST_CASE("years whose holidays are missing are asked for in time", "[case-deadline]") {
    struct Row {
        std::set<int> loaded;
        const char* today;
        std::vector<int> missing;
    };
    for (const Row& row : {
             Row{{2026}, "2026-01-01", {}},
             Row{{2026}, "2026-10-31", {}},
             Row{{2026}, "2026-11-01", {2027}},
             Row{{2026}, "2026-12-31", {2027}},
             Row{{2026}, "2027-01-01", {2027}},
             Row{{2026, 2027}, "2026-12-31", {}},
             Row{{2025}, "2026-03-01", {2026}},
             Row{{}, "2026-11-30", {2026, 2027}},
             Row{{2027}, "2026-11-30", {2026}},
         }) {
        CAPTURE(row.today, row.loaded);
        WorkingCalendar calendar;
        calendar.years = row.loaded;
        CHECK(missing_holiday_years(calendar, date(row.today)) == row.missing);
    }
}
