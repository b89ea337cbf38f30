// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// KKS, the family welfare card: a bank debit card. Its number is never kept, only a keyed hash and the last
// four digits (DOMAIN.md, "KKS").
#include <string>
#include <string_view>

#include "domain/result.hpp"

namespace loket {

enum class CardProblem { empty, not_digits, wrong_length, wrong_check };

struct CardNumber {
    std::string digits; ///< 16 to 19 digits that pass the Luhn check; wipe after use
    [[nodiscard]] std::string last_four() const { return digits.substr(digits.size() - 4); }
};
/// Forgives spaces and dashes.
[[nodiscard]] Result<CardNumber, CardProblem> parse_card_number(std::string_view text);

} // namespace loket
