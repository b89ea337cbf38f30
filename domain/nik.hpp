// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// NIK, the 16-digit population number on a KTP, and No. KK, the family card's number.
// Form PPKKCC DDMMYY NNNN: region of FIRST registration (not domicile), birth date with 40 added to a woman's
// day, serial from 0001; no check digit (UU 23/2006 jo. 24/2013; DOMAIN.md, "Rules around them"). A KK has
// the same form with the date of registration and no added 40. The two cannot be told apart by form alone:
// the caller says which it asked for.
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "domain/time.hpp"

namespace loket {

enum class NumberProblem {
    empty,
    not_digits, ///< something other than digits and the spaces, dots or dashes people write between groups
    too_short,  ///< fewer than 16 digits
    too_long,   ///< more than 16 digits
    impossible_date,   ///< day or month that no calendar has
    impossible_region, ///< a province, regency or district group of 00
    zero_serial,       ///< serial 0000 is never given out
};

enum class Sex { female, male };

struct Nik {
    std::string digits; ///< exactly 16 digits
    Date birth_date;    ///< the most recent century that is not in the future; a person may correct it
    Sex sex;
    bool known_province; ///< false is a warning, never an error (DOMAIN.md: "validate softly")
    bool operator==(const Nik&) const = default;
};

/// Whether that could be the birth date in it: a NIK knows day, month and two digits of the year.
[[nodiscard]] bool born_on(const Nik& nik, Date date);

struct FamilyCardNumber {
    std::string digits; ///< exactly 16 digits
    Date registered;
    bool known_province;
    bool operator==(const FamilyCardNumber&) const = default;
};

/// `today` decides the century of a two-digit year.
[[nodiscard]] Result<Nik, NumberProblem> parse_nik(std::string_view text, Date today);
[[nodiscard]] Result<FamilyCardNumber, NumberProblem> parse_family_card(std::string_view text, Date today);

/// "5371••••••••0001": what may stand on a screen that others can see.
[[nodiscard]] std::string masked_number(std::string_view digits);

} // namespace loket
