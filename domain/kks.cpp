// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/kks.hpp"

namespace loket {
namespace {

constexpr std::size_t kShortest = 16;
constexpr std::size_t kLongest = 19;

/// Luhn (ISO/IEC 7812-1, annex B): from the right, every second digit counts double.
bool passes_check(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
        int value = *digit - '0';
        if (doubled) value *= 2;
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

} // namespace

void wipe(std::optional<ShownCard>& card) {
    if (card) {
        for (volatile std::uint8_t& byte : card->token) byte = 0;
        secure_clear(card->last_four);
    }
    card.reset();
}

Result<CardNumber, CardProblem> parse_card_number(std::string_view text) {
    CardNumber card;
    card.digits.reserve(kLongest); // no growth, which would leave copies of the number behind
    bool too_long = false;
    for (const char character : text) {
        if (character == ' ' || character == '-') continue;
        if (character < '0' || character > '9') return failure(CardProblem::not_digits);
        too_long = too_long || card.digits.size() == kLongest;
        if (!too_long) card.digits += character;
    }
    if (card.digits.empty()) return failure(CardProblem::empty);
    if (too_long || card.digits.size() < kShortest) return failure(CardProblem::wrong_length);
    if (!passes_check(card.digits)) return failure(CardProblem::wrong_check);
    return card;
}

} // namespace loket
