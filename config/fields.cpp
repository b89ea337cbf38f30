// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace loket::config {
namespace {

constexpr std::size_t kIdLimit = 40;
constexpr Range kDeadlineAmounts{1, 10'000};

struct NamedUnit {
    std::string_view name;
    DeadlineRule::Unit unit;
};
constexpr std::array kUnits{
    NamedUnit{"minutes", DeadlineRule::Unit::minutes},
    NamedUnit{"clock_hours", DeadlineRule::Unit::clock_hours},
    NamedUnit{"calendar_days", DeadlineRule::Unit::calendar_days},
    NamedUnit{"calendar_weeks", DeadlineRule::Unit::calendar_weeks},
    NamedUnit{"working_days", DeadlineRule::Unit::working_days},
};
constexpr std::string_view kUnitNames =
    R"("minutes", "clock_hours", "calendar_days", "calendar_weeks" or "working_days")";

/// `rule` with the table's amount and unit; none when one of them is not usable.
std::optional<DeadlineRule> read_span(TableReader& reader, DeadlineRule rule) {
    const auto amount = read_whole(reader, "amount", Presence::required, kDeadlineAmounts);
    const std::string unit_name = reader.text("unit", Presence::required);
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
                                   [&](const NamedUnit& candidate) { return candidate.name == unit_name; });
    if (unit == kUnits.end() && !unit_name.empty())
        reader.error("unit", is_text(unit_name), std::string(kUnitNames));
    if (!amount || unit == kUnits.end()) return std::nullopt;
    rule.amount = *amount;
    rule.unit = unit->unit;
    return rule;
}

} // namespace

bool is_id(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= kIdLimit && plain(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return plain(c) || c == '-' || c == '_'; });
}

std::string UniqueIds::read(TableReader& reader, std::string_view key) {
    std::string id = reader.text(key, Presence::required);
    if (id.empty()) return {};
    if (!is_id(id)) {
        reader.error(key, is_text(id), "1 to 40 of a-z, 0-9, - and _");
        return {};
    }
    const auto [first, is_new] = lines_.emplace(id, reader.line_of(key));
    if (!is_new) {
        reader.error(key, fmt::format("{}, used before in line {}", is_text(id), first->second),
                     "an id of its own");
    }
    return id;
}

std::optional<int> read_whole(TableReader& reader, std::string_view key, Presence presence, Range range) {
    const std::string expected = fmt::format("a whole number from {} to {}", range.least, range.most);
    const Node* number = reader.find(key, Node::Kind::integer, presence, expected);
    if (number == nullptr) return std::nullopt;
    if (number->integer < range.least || number->integer > range.most) {
        reader.error(key, fmt::format("is the number {}", number->integer), expected);
        return std::nullopt;
    }
    return static_cast<int>(number->integer);
}

std::optional<DeadlineRule> read_deadline(TableReader& reader, std::string_view key, Presence presence) {
    const Node* table =
        reader.find(key, Node::Kind::table, presence, R"({ amount = 7, unit = "working_days" })");
    if (table == nullptr) return std::nullopt;
    TableReader inner(*table, reader.full(key), reader.context());
    DeadlineRule rule;
    rule.after_hours_next_day = inner.boolean("after_hours_next_day", rule.after_hours_next_day);
    const auto out = read_span(inner, rule);
    inner.finish();
    return out;
}

std::optional<DeadlineRule> read_extension(TableReader& reader, std::string_view key) {
    const Node* table =
        reader.find(key, Node::Kind::table, Presence::optional, R"({ amount = 3, unit = "working_days" })");
    if (table == nullptr) return std::nullopt;
    TableReader inner(*table, reader.full(key), reader.context());
    DeadlineRule rule;
    rule.after_hours_next_day = false;
    const auto out = read_span(inner, rule);
    inner.finish();
    return out;
}

std::optional<Color> parse_color(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    unsigned value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data() + 1, end, value, 16);
    if (problem != std::errc() || stopped != end) return std::nullopt;
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>((value >> shift) & 0xFFU); };
    return Color{byte(16), byte(8), byte(0)};
}

std::optional<OpenHours> parse_hours(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto opens = parse_clock(text.substr(0, dash));
    const auto closes = parse_clock(text.substr(dash + 1));
    if (!opens || !closes || *closes <= *opens) return std::nullopt;
    return OpenHours{*opens, *closes};
}

} // namespace loket::config
