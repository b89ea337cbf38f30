// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nik.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "domain/secure_clear.hpp"

namespace loket {
namespace {

constexpr std::size_t kDigits = 16;
constexpr unsigned kWomanDay = 40;

struct CodeRange {
    int first, last;
};
/// Province codes of the home ministry, by island group.
constexpr std::array<CodeRange, 8> kProvinces{
    {{11, 19}, {21, 21}, {31, 36}, {51, 53}, {61, 65}, {71, 76}, {81, 82}, {91, 97}}};

/// The two-digit number at `position` of sixteen digits.
int pair_at(const std::string& digits, std::size_t position) {
    return (digits[position] - '0') * 10 + (digits[position + 1] - '0');
}

bool is_known_province(int code) {
    return std::any_of(kProvinces.begin(), kProvinces.end(),
                       [&](CodeRange range) { return code >= range.first && code <= range.last; });
}

std::optional<NumberProblem> problem_of(const std::string& digits) {
    if (digits.empty()) return NumberProblem::empty;
    if (digits.size() < kDigits) return NumberProblem::too_short;
    for (const std::size_t group : {0U, 2U, 4U})
        if (pair_at(digits, group) == 0) return NumberProblem::impossible_region;
    if (digits.ends_with("0000")) return NumberProblem::zero_serial;
    return std::nullopt;
}

/// What a NIK and a family card have in common: sixteen digits, a region, a serial.
Result<std::string, NumberProblem> sixteen_digits(std::string_view text) {
    std::string digits;
    digits.reserve(kDigits); // growing would leave copies behind
    for (const char character : text) {
        if (character == ' ' || character == '.' || character == '-') continue;
        const bool digit = character >= '0' && character <= '9';
        if (!digit || digits.size() == kDigits) {
            secure_clear(digits);
            return failure(digit ? NumberProblem::too_long : NumberProblem::not_digits);
        }
        digits += character;
    }
    if (const auto problem = problem_of(digits)) {
        secure_clear(digits);
        return failure(*problem);
    }
    return digits;
}

/// The most recent date not after `today` with that two-digit year.
std::optional<Date> most_recent(unsigned day, unsigned month, int year_in_century, Date today) {
    const int this_century = int{today.year()} / 100 * 100;
    for (const int century : {this_century, this_century - 100}) {
        const Date date{std::chrono::year{century + year_in_century}, std::chrono::month{month},
                        std::chrono::day{day}};
        if (date.ok() && date <= today) return date;
    }
    return std::nullopt;
}

} // namespace

Result<Nik, NumberProblem> parse_nik(std::string_view text, Date today) {
    auto digits = sixteen_digits(text);
    if (!digits) return failure(digits.error());
    auto day = static_cast<unsigned>(pair_at(*digits, 6));
    const Sex sex = day > kWomanDay ? Sex::female : Sex::male;
    if (sex == Sex::female) day -= kWomanDay;
    const auto birth =
        most_recent(day, static_cast<unsigned>(pair_at(*digits, 8)), pair_at(*digits, 10), today);
    if (!birth) {
        secure_clear(*digits);
        return failure(NumberProblem::impossible_date);
    }
    const bool known = is_known_province(pair_at(*digits, 0));
    return Nik{std::move(*digits), *birth, sex, known};
}

bool born_on(const Nik& nik, Date date) {
    constexpr int kCentury = 100;
    const Date& said = nik.birth_date;
    return said.day() == date.day() && said.month() == date.month() &&
           int{said.year()} % kCentury == int{date.year()} % kCentury;
}

Result<FamilyCardNumber, NumberProblem> parse_family_card(std::string_view text, Date today) {
    auto digits = sixteen_digits(text);
    if (!digits) return failure(digits.error());
    const auto registered =
        most_recent(static_cast<unsigned>(pair_at(*digits, 6)), static_cast<unsigned>(pair_at(*digits, 8)),
                    pair_at(*digits, 10), today);
    if (!registered) {
        secure_clear(*digits);
        return failure(NumberProblem::impossible_date);
    }
    const bool known = is_known_province(pair_at(*digits, 0));
    return FamilyCardNumber{std::move(*digits), *registered, known};
}

std::string masked_number(std::string_view digits) {
    constexpr std::size_t kShown = 4;
    // Anything shorter than three groups of four would give most of itself away.
    const bool shows_ends = digits.size() >= 3 * kShown;
    std::string masked;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (shows_ends && (i < kShown || i >= digits.size() - kShown)) {
            masked += digits[i];
        } else {
            masked += "•";
        }
    }
    return masked;
}

} // namespace loket
