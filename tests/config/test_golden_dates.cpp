// SPDX-License-Identifier: GPL-3.0-or-later
// What the five offices promise on real days of 2026, from their own files: counted by hand on a calendar.
// All open Monday to Thursday 07:30 to 16:00 and Friday 07:30 to 16:30.
#include <algorithm>
#include <filesystem>
#include <map>

#include "config/office_folder.hpp"
#include "tests/catch.hpp"

using namespace loket;

namespace {

Instant at(std::string_view text, Zone zone) {
    return to_instant({*parse_iso_date(text.substr(0, 10)), *parse_clock(text.substr(11, 5))}, zone);
}

std::string local_text(Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return iso_date(local.date) + ' ' + clock_text(local.time_of_day);
}

enum class Holidays { known, unknown };

struct Golden {
    const char* office;
    const char* channel;
    const char* received; ///< on the office's clocks, as is the next
    const char* due;
    Holidays holidays = Holidays::known;
};

// 18 to 24 March 2026 is one long holiday: shared leave, Nyepi, shared leave, Idulfitri (a weekend), shared
// leave twice. Other days off: 16 and 17 February, 3 April, 1, 14, 15, 27 and 28 May, 1 and 16 June, 17 and
// 25 August, 24 and 25 December.
const std::vector<Golden>& table() {
    static const std::vector<Golden> rows{
        // Manggarai Timur, WITA: one week, from the next working day when received after hours.
        {"manggarai-timur", "kiosk", "2026-11-23 10:00", "2026-11-30 16:00"},
        {"manggarai-timur", "letter", "2026-11-27 16:29", "2026-12-04 16:30"},
        {"manggarai-timur", "letter", "2026-11-27 16:30", "2026-12-07 16:00"},
        {"manggarai-timur", "box", "2026-03-11 09:00", "2026-03-18 16:00"},
        {"manggarai-timur", "phone", "2026-03-17 15:59", "2026-03-24 16:00"},
        {"manggarai-timur", "phone", "2026-03-17 16:00", "2026-04-01 16:00"},
        {"manggarai-timur", "sms-whatsapp", "2026-03-19 23:59", "2026-04-01 16:00"},
        {"manggarai-timur", "sms-whatsapp", "2026-03-20 00:00", "2026-04-01 16:00"},
        {"manggarai-timur", "desk", "2026-12-18 10:00", "2026-12-25 16:30"},
        {"manggarai-timur", "kiosk", "2026-12-23 16:00", "2027-01-04 16:00"},
        {"manggarai-timur", "sms-whatsapp", "2026-01-28 23:59", "2026-02-05 16:00"},
        {"manggarai-timur", "sms-whatsapp", "2026-01-29 00:00", "2026-02-05 16:00"},
        {"manggarai-timur", "letter", "2026-02-28 12:00", "2026-03-09 16:00"},
        // Buton Tengah, WITA: 2x24 hours on the clock, whenever it was received.
        {"buton-tengah", "kiosk", "2026-03-17 16:30", "2026-03-19 16:30"},
        {"buton-tengah", "whatsapp", "2026-03-31 23:59", "2026-04-02 23:59"},
        {"buton-tengah", "whatsapp", "2026-04-01 00:00", "2026-04-03 00:00"},
        {"buton-tengah", "email", "2026-12-24 08:15", "2026-12-26 08:15"},
        {"buton-tengah", "facebook", "2026-02-27 22:07", "2026-03-01 22:07"},
        {"buton-tengah", "website", "2026-12-30 12:00", "2027-01-01 12:00"},
        {"buton-tengah", "book", "2026-11-28 09:00", "2026-11-30 09:00"},
        // Its service itself: one working day.
        {"buton-tengah", "", "2026-03-17 10:00", "2026-03-25 16:00"},
        {"buton-tengah", "", "2026-03-17 16:00", "2026-03-26 16:00"},
        {"buton-tengah", "", "2026-12-23 15:59", "2026-12-28 16:00"},
        {"buton-tengah", "", "2026-12-24 09:00", "2026-12-29 16:00"},
        {"buton-tengah", "", "2026-04-30 15:00", "2026-05-04 16:00"},
        {"buton-tengah", "", "2026-02-13 16:29", "2026-02-18 16:00"},
        // Kota Kupang, WITA: box and letter 7 working days, SP4N-LAPOR 8, what is written elsewhere 7.
        {"kota-kupang", "box", "2026-03-17 10:00", "2026-04-02 16:00"},
        {"kota-kupang", "letter", "2026-03-17 16:00", "2026-04-06 16:00"},
        {"kota-kupang", "sp4n", "2026-03-17 10:00", "2026-04-06 16:00"},
        {"kota-kupang", "letter", "2026-12-14 10:00", "2026-12-23 16:00"},
        {"kota-kupang", "sp4n", "2026-12-14 10:00", "2026-12-28 16:00"},
        {"kota-kupang", "box", "2026-12-15 10:00", "2026-12-28 16:00"},
        {"kota-kupang", "letter", "2026-12-21 10:00", "2027-01-01 16:30", Holidays::unknown},
        {"kota-kupang", "email", "2026-05-11 09:00", "2026-05-22 16:30"},
        {"kota-kupang", "whatsapp", "2026-05-22 17:00", "2026-06-08 16:00"},
        {"kota-kupang", "facebook", "2026-08-14 23:59", "2026-08-28 16:30"},
        {"kota-kupang", "box", "2026-02-10 10:00", "2026-02-23 16:00"},
        {"kota-kupang", "letter", "2026-11-23 10:00", "2026-12-02 16:00"},
        // In person: 15 minutes on the clock, from the next opening for whoever comes outside the hours.
        {"kota-kupang", "face-to-face", "2026-11-23 09:50", "2026-11-23 10:05"},
        {"kota-kupang", "face-to-face", "2026-11-23 15:50", "2026-11-23 16:05"},
        {"kota-kupang", "face-to-face", "2026-11-23 15:59", "2026-11-23 16:14"},
        {"kota-kupang", "face-to-face", "2026-11-23 16:00", "2026-11-24 07:45"},
        {"kota-kupang", "face-to-face", "2026-11-23 23:55", "2026-11-24 07:45"},
        {"kota-kupang", "face-to-face", "2026-11-24 00:00", "2026-11-24 07:45"},
        {"kota-kupang", "face-to-face", "2026-11-24 07:29", "2026-11-24 07:45"},
        {"kota-kupang", "face-to-face", "2026-11-27 16:29", "2026-11-27 16:44"},
        {"kota-kupang", "face-to-face", "2026-11-27 16:30", "2026-11-30 07:45"},
        {"kota-kupang", "face-to-face", "2026-03-17 16:00", "2026-03-25 07:45"},
        {"kota-kupang", "face-to-face", "2026-12-31 16:00", "2027-01-01 07:45", Holidays::unknown},
        {"kota-kupang", "kiosk", "2026-03-17 10:00", "2026-04-02 16:00"},
        // Sampang, WIB: 4 working days.
        {"sampang", "kiosk", "2026-03-17 10:00", "2026-03-30 16:00"},
        {"sampang", "letter", "2026-03-13 16:29", "2026-03-26 16:00"},
        {"sampang", "letter", "2026-03-13 16:30", "2026-03-27 16:30"},
        {"sampang", "phone", "2026-12-21 10:00", "2026-12-29 16:00"},
        {"sampang", "fax", "2026-12-24 08:00", "2027-01-01 16:30", Holidays::unknown},
        {"sampang", "email", "2026-12-22 23:59", "2026-12-31 16:00"},
        {"sampang", "email", "2026-12-23 00:00", "2026-12-31 16:00"},
        {"sampang", "in-person", "2026-01-29 15:59", "2026-02-04 16:00"},
        {"sampang", "in-person", "2026-01-15 09:00", "2026-01-22 16:00"},
        {"sampang", "kiosk", "2026-04-30 07:00", "2026-05-07 16:00"},
        {"sampang", "kiosk", "2026-06-12 10:00", "2026-06-19 16:30"},
        {"sampang", "email", "2026-05-31 23:59", "2026-06-08 16:00"},
        // Kota Probolinggo, WIB: one working day.
        {"kota-probolinggo", "desk", "2026-03-17 10:00", "2026-03-25 16:00"},
        {"kota-probolinggo", "desk", "2026-03-17 16:00", "2026-03-26 16:00"},
        {"kota-probolinggo", "kiosk", "2026-03-24 23:59", "2026-03-26 16:00"},
        {"kota-probolinggo", "kiosk", "2026-03-25 00:00", "2026-03-26 16:00"},
        {"kota-probolinggo", "radio", "2026-12-23 15:59", "2026-12-28 16:00"},
        {"kota-probolinggo", "sms", "2026-12-23 16:00", "2026-12-29 16:00"},
        {"kota-probolinggo", "sp4n", "2026-12-31 10:00", "2027-01-01 16:30", Holidays::unknown},
        {"kota-probolinggo", "phone", "2026-04-30 15:59", "2026-05-04 16:00"},
        {"kota-probolinggo", "fax", "2026-04-30 16:00", "2026-05-05 16:00"},
        {"kota-probolinggo", "email", "2026-01-31 12:00", "2026-02-03 16:00"},
        {"kota-probolinggo", "box", "2026-11-26 10:00", "2026-11-27 16:30"},
        {"kota-probolinggo", "box", "2026-11-27 16:29", "2026-11-30 16:00"},
        {"kota-probolinggo", "box", "2026-11-27 16:30", "2026-12-01 16:00"},
        {"kota-probolinggo", "desk", "2026-05-29 10:00", "2026-06-02 16:00"},
        {"kota-probolinggo", "desk", "2026-05-13 10:00", "2026-05-18 16:00"},
        {"kota-probolinggo", "kiosk", "2026-08-14 10:00", "2026-08-18 16:00"},
        {"kota-probolinggo", "kiosk", "2026-08-24 10:00", "2026-08-26 16:00"},
    };
    return rows;
}

const std::map<std::string, Office>& offices() {
    static const std::map<std::string, Office> read = [] {
        std::map<std::string, Office> found;
        for (const char* id :
             {"buton-tengah", "kota-kupang", "kota-probolinggo", "manggarai-timur", "sampang"}) {
            auto report = config::read_office(std::filesystem::path("offices") / id);
            for (const auto& problem : report.problems) UNSCOPED_INFO(to_text(problem));
            REQUIRE(report.office);
            found.emplace(id, std::move(*report.office));
        }
        return found;
    }();
    return read;
}

const DeadlineRule& rule_of(const Service& service, std::string_view channel) {
    return channel.empty() ? service.deadline : deadline_rule(service, channel);
}

Deadline promised(const Office& office, std::string_view channel, Instant received) {
    return deadline(received, rule_of(office.services.at(0), channel), office.calendar, office.zone);
}

} // namespace

TEST_CASE("golden dates of the five offices over 2026") {
    for (const Golden& row : table()) {
        CAPTURE(row.office, row.channel, row.received);
        const Office& office = offices().at(row.office);
        const Deadline found = promised(office, row.channel, at(row.received, office.zone));
        CHECK(local_text(found.due, office.zone) == row.due);
        CHECK(found.calendar_known == (row.holidays == Holidays::known));
    }
}

TEST_CASE("golden dates hold every promise of every office") {
    for (const auto& [id, office] : offices()) {
        for (const Service& service : office.services) {
            std::vector<std::string> channels{""};
            for (const Channel& channel : service.channels) channels.push_back(channel.id);
            for (const std::string& channel : channels) {
                CAPTURE(id, service.id, channel);
                CHECK(std::any_of(table().begin(), table().end(), [&, &id = id](const Golden& row) {
                    return row.office == id && rule_of(service, row.channel) == rule_of(service, channel);
                }));
            }
        }
    }
}

TEST_CASE("a promise in minutes runs over midnight where it is not put off to the next day") {
    const Office& office = offices().at("kota-kupang");
    DeadlineRule rule = rule_of(office.services.at(0), "face-to-face");
    rule.after_hours_next_day = false;
    const Instant night = at("2026-11-30 23:50", kWita);
    CHECK(local_text(deadline(night, rule, office.calendar, kWita).due, kWita) == "2026-12-01 00:05");
}

TEST_CASE("one moment, two zones: open in WIB, closed already in WITA") {
    const Office& probolinggo = offices().at("kota-probolinggo");
    const Office& buton_tengah = offices().at("buton-tengah");
    // The last day of November, 15:30 in WIB and 16:30 in WITA; both promise one working day.
    const Instant received = at("2026-11-30 15:30", kWib);
    CHECK(local_text(promised(probolinggo, "desk", received).due, kWib) == "2026-12-01 16:00");
    CHECK(local_text(promised(buton_tengah, "", received).due, kWita) == "2026-12-02 16:00");
    // A quarter to midnight in WIB is December already in WITA, and before opening there.
    const Instant night = at("2026-11-30 23:45", kWib);
    CHECK(local_text(promised(probolinggo, "desk", night).due, kWib) == "2026-12-02 16:00");
    CHECK(local_text(promised(buton_tengah, "", night).due, kWita) == "2026-12-02 16:00");
    CHECK(local_text(promised(buton_tengah, "whatsapp", night).due, kWita) == "2026-12-03 00:45");
}
