// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// KKS, the family welfare card: a bank debit card. Its number is never kept, only a keyed hash and the last
// four digits (DOMAIN.md, "KKS").
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/result.hpp"
#include "domain/secure_clear.hpp"

namespace loket {

enum class CardProblem { empty, not_digits, wrong_length, wrong_check };

struct CardNumber {
    std::string digits; ///< 16 to 19 digits that pass the Luhn check; they overwrite themselves

    CardNumber() = default;
    explicit CardNumber(std::string number) : digits(std::move(number)) {}
    CardNumber(const CardNumber&) = default;
    CardNumber(CardNumber&&) noexcept = default;
    CardNumber& operator=(const CardNumber&) = default;
    CardNumber& operator=(CardNumber&&) noexcept = default;
    ~CardNumber() { secure_clear(digits); }

    [[nodiscard]] std::string last_four() const { return digits.substr(digits.size() - 4); }
};
/// What the kiosk keeps of a KKS that was held to its reader, sealed with the rest of what was told: a keyed
/// hash of the number (storage/match_key.hpp) and its end.
using CardToken = std::array<std::uint8_t, 32>;
struct ShownCard {
    CardToken token{};
    std::string last_four; ///< four digits
    bool operator==(const ShownCard&) const = default;
};
void wipe(std::optional<ShownCard>& card); ///< overwrites it, and holds none

/// Forgives spaces and dashes.
[[nodiscard]] Result<CardNumber, CardProblem> parse_card_number(std::string_view text);

} // namespace loket
