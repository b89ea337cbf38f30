// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/time.hpp"

#include <array>

namespace loket {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::string padded(long long number, std::size_t width) {
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

/// Exactly those digits as a number; none when one of them is something else (a sign, a space).
std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

constexpr std::array<std::string_view, 7> kDaysId{"Minggu", "Senin", "Selasa", "Rabu",
                                                  "Kamis",  "Jumat", "Sabtu"};
constexpr std::array<std::string_view, 7> kDaysEn{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonthsId{"Januari",   "Februari", "Maret",    "April",
                                                     "Mei",       "Juni",     "Juli",     "Agustus",
                                                     "September", "Oktober",  "November", "Desember"};
constexpr std::array<std::string_view, 12> kMonthsEn{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

} // namespace

std::optional<Zone> find_zone(std::string_view name) {
    for (const Zone& zone : {kWib, kWita, kWit})
        if (zone.name == name) return zone;
    return std::nullopt;
}

LocalTime to_local(Instant instant, Zone zone) {
    const auto local = instant + zone.offset;
    const auto day = std::chrono::floor<days>(local);
    return {Date{day}, std::chrono::floor<minutes>(local - day)};
}

Instant to_instant(LocalTime local, Zone zone) {
    return std::chrono::sys_days{local.date} + local.time_of_day - zone.offset;
}

Date local_date(Instant instant, Zone zone) {
    return to_local(instant, zone).date;
}

std::string iso_date(Date date) {
    return padded(int{date.year()}, 4) + '-' + padded(unsigned{date.month()}, 2) + '-' +
           padded(unsigned{date.day()}, 2);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string clock_text(minutes time_of_day) {
    return padded(time_of_day.count() / 60, 2) + ':' + padded(time_of_day.count() % 60, 2);
}

std::optional<minutes> parse_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return minutes{*hour * 60 + *minute};
}

std::string iso_instant(Instant instant) {
    const auto day = std::chrono::floor<days>(instant);
    const milliseconds within = instant - day;
    return iso_date(Date{day}) + 'T' + clock_text(std::chrono::floor<minutes>(within)) + ':' +
           padded((within / milliseconds{1000}) % 60, 2) + '.' + padded(within.count() % 1000, 3) + 'Z';
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        return std::nullopt;
    const auto date = parse_iso_date(text.substr(0, 10));
    const auto clock = parse_clock(text.substr(11, 5));
    const auto second = digits(text.substr(17, 2));
    const auto millisecond = digits(text.substr(20, 3));
    if (!date || !clock || !second || !millisecond || *second > 59) return std::nullopt;
    return std::chrono::sys_days{*date} + *clock + seconds{*second} + milliseconds{*millisecond};
}

std::string long_date(Date date, std::string_view language) {
    const bool english = language == "en";
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding();
    const auto month = (unsigned{date.month()} + 11) % 12;
    std::string text{(english ? kDaysEn : kDaysId)[weekday]};
    text += ", " + std::to_string(unsigned{date.day()}) + ' ';
    text += (english ? kMonthsEn : kMonthsId)[month];
    return text + ' ' + std::to_string(int{date.year()});
}

} // namespace loket
