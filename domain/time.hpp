// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Instants, the three Indonesian time zones, and local dates. Nothing here reads a clock: the time is an
// argument.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace loket {

/// A moment in UTC, to the millisecond. What the journal stores.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar date in the office's zone.
using Date = std::chrono::year_month_day;

/// An Indonesian zone. Indonesia keeps fixed offsets (no summer time, Keppres 41/1987), so an offset is the
/// whole rule.
struct Zone {
    std::string_view name;       ///< "WIB", "WITA" or "WIT"
    std::chrono::minutes offset; ///< east of UTC
    bool operator==(const Zone&) const = default;
};
inline constexpr Zone kWib{"WIB", std::chrono::minutes{7 * 60}};
inline constexpr Zone kWita{"WITA", std::chrono::minutes{8 * 60}};
inline constexpr Zone kWit{"WIT", std::chrono::minutes{9 * 60}};

/// "WIB" | "WITA" | "WIT"; anything else is no zone.
[[nodiscard]] std::optional<Zone> find_zone(std::string_view name);

/// A wall-clock reading in some zone.
struct LocalTime {
    Date date;
    std::chrono::minutes time_of_day{0}; ///< since local midnight, 0 to 1439; seconds are cut off
    auto operator<=>(const LocalTime&) const = default;
};

[[nodiscard]] LocalTime to_local(Instant instant, Zone zone);
/// The instant at which `zone`'s clocks show `local` (seconds zero).
[[nodiscard]] Instant to_instant(LocalTime local, Zone zone);
[[nodiscard]] Date local_date(Instant instant, Zone zone);

/// "2026-11-23"; strict ISO 8601, a date that exists.
[[nodiscard]] std::string iso_date(Date date);
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
/// "08:30" (24 hours).
[[nodiscard]] std::string clock_text(std::chrono::minutes time_of_day);
[[nodiscard]] std::optional<std::chrono::minutes> parse_clock(std::string_view text);
/// "2026-11-23T01:12:05.123Z", fixed width, sorts by time.
[[nodiscard]] std::string iso_instant(Instant instant);
[[nodiscard]] std::optional<Instant> parse_iso_instant(std::string_view text);

/// A date as a person reads it: "Senin, 23 November 2026" / "Monday, 23 November 2026" (any other language:
/// Indonesian).
[[nodiscard]] std::string long_date(Date date, std::string_view language);

} // namespace loket
