// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/birth_form.hpp"

#include <algorithm>
#include <array>

namespace loket {
namespace {

enum Part : std::size_t { day, month, year };
constexpr std::array<std::string_view, 3> kParts{"dd", "mm", "yyyy"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_between(char c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c >= ' ' && c <= '~' && !letter && !is_digit(c);
}

/// Which of them the form goes on with; none: with something else.
std::optional<std::size_t> part_at(std::string_view form) {
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        if (form.starts_with(kParts[i])) return i;
    }
    return std::nullopt;
}

/// So many digits at the front, taken off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits || !std::all_of(text.begin(), text.begin() + digits, is_digit))
        return std::nullopt;
    int number = 0;
    for (const char digit : text.substr(0, digits)) number = number * 10 + (digit - '0');
    text.remove_prefix(digits);
    return number;
}

} // namespace

bool is_birth_form(std::string_view form) {
    std::array<int, kParts.size()> seen{};
    while (!form.empty()) {
        const auto part = part_at(form);
        if (!part && !is_between(form.front())) return false;
        if (part) ++seen.at(*part);
        form.remove_prefix(part ? kParts.at(*part).size() : 1);
    }
    return std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; });
}

std::optional<Date> parse_birth(std::string_view text, std::string_view form) {
    std::array<int, kParts.size()> values{};
    while (!form.empty()) {
        if (const auto part = part_at(form)) {
            const auto number = take_number(text, kParts.at(*part).size());
            if (!number) return std::nullopt;
            values.at(*part) = *number;
            form.remove_prefix(kParts.at(*part).size());
            continue;
        }
        if (text.empty() || text.front() != form.front()) return std::nullopt;
        text.remove_prefix(1);
        form.remove_prefix(1);
    }
    const Date date{std::chrono::year{values[year]}, std::chrono::month{static_cast<unsigned>(values[month])},
                    std::chrono::day{static_cast<unsigned>(values[day])}};
    return text.empty() && date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace loket
