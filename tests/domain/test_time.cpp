// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/time.hpp"

#include "tests/catch.hpp"

using namespace loket;
using namespace std::chrono_literals;

TEST_CASE("the three zones are known by name and no other is", "[time]") {
    CHECK(find_zone("WIB") == kWib);
    CHECK(find_zone("WITA") == kWita);
    CHECK(find_zone("WIT") == kWit);
    for (const char* name : {"", "wib", "WITA ", "UTC", "Asia/Jakarta"}) CHECK_FALSE(find_zone(name));
}

TEST_CASE("local time across midnight, month and year", "[time]") {
    struct Row {
        const char* instant;
        Zone zone;
        const char* date;
        const char* clock;
    };
    for (const Row& row : {
             Row{"2026-11-23T01:12:05.123Z", kWib, "2026-11-23", "08:12"},
             Row{"2026-11-23T01:12:05.123Z", kWita, "2026-11-23", "09:12"},
             Row{"2026-11-23T01:12:05.123Z", kWit, "2026-11-23", "10:12"},
             Row{"2026-11-23T16:59:59.999Z", kWib, "2026-11-23", "23:59"},
             Row{"2026-11-23T17:00:00.000Z", kWib, "2026-11-24", "00:00"},
             Row{"2026-11-23T16:00:00.000Z", kWita, "2026-11-24", "00:00"},
             Row{"2026-12-31T15:00:00.000Z", kWit, "2027-01-01", "00:00"},
             Row{"2028-02-28T23:30:00.000Z", kWib, "2028-02-29", "06:30"},
             Row{"1969-12-31T23:59:59.001Z", kWib, "1970-01-01", "06:59"},
             Row{"1960-02-29T12:00:00.000Z", kWita, "1960-02-29", "20:00"},
         }) {
        CAPTURE(row.instant, row.zone.name);
        const auto instant = parse_iso_instant(row.instant);
        REQUIRE(instant);
        const LocalTime local = to_local(*instant, row.zone);
        CHECK(iso_date(local.date) == row.date);
        CHECK(clock_text(local.time_of_day) == row.clock);
        CHECK(local_date(*instant, row.zone) == local.date);
        CHECK(to_instant(local, row.zone) == std::chrono::floor<std::chrono::minutes>(*instant));
        CHECK(iso_instant(*instant) == row.instant);
    }
}

TEST_CASE("only strict texts are dates, clocks and instants", "[time]") {
    CHECK(parse_iso_date("2028-02-29"));
    for (const char* text :
         {"", "2026-1-01", "2026-01-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026/01/01",
          " 2026-01-01", "2026-01-01 ", "+026-01-01", "2026--1-01", "2026-01-+1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_date(text));
    }
    CHECK(parse_clock("00:00") == 0min);
    CHECK(parse_clock("23:59") == 1439min);
    for (const char* text : {"", "24:00", "8:30", "08:60", "08.30", "08:3x", "-1:00", "08:30 "}) {
        CAPTURE(text);
        CHECK_FALSE(parse_clock(text));
    }
    for (const char* text :
         {"", "2026-11-23T01:12:05Z", "2026-11-23T01:12:05.123", "2026-11-23 01:12:05.123Z",
          "2026-11-23T01:12:60.000Z", "2026-11-31T01:12:05.123Z", "2026-11-23T01:12:05.12xZ",
          "2026-11-23T01:12:05,123Z", "2026-11-23T01:12:05.123z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_instant(text));
    }
}

TEST_CASE("instants sort as their texts", "[time]") {
    const Instant start = *parse_iso_instant("2026-12-31T23:59:59.990Z");
    for (auto step = 1ms; step < 40ms; step += 7ms) CHECK(iso_instant(start) < iso_instant(start + step));
}

TEST_CASE("a date as a person reads it", "[time]") {
    struct Row {
        const char* date;
        const char* language;
        const char* words;
    };
    for (const Row& row : {
             Row{"2026-11-23", "id", "Senin, 23 November 2026"},
             Row{"2026-11-23", "en", "Monday, 23 November 2026"},
             Row{"2026-11-23", "jv", "Senin, 23 November 2026"},
             Row{"2026-08-02", "id", "Minggu, 2 Agustus 2026"},
             Row{"2026-05-01", "en", "Friday, 1 May 2026"},
             Row{"2027-01-01", "id", "Jumat, 1 Januari 2027"},
             Row{"2026-12-26", "id", "Sabtu, 26 Desember 2026"},
         }) {
        CHECK(long_date(*parse_iso_date(row.date), row.language) == row.words);
    }
}
