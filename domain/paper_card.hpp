// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which card of those that one brings along has this number. A family card's (region, date, serial) has no
// check digit and a KKS's (Luhn) no date, so that a few numbers could be either's: then the person is asked,
// for a KKS's number must never be kept as if it were a family card's.
#include <string_view>

#include "domain/time.hpp"

namespace loket {

enum class PaperCardGuess { family_card, kks, either, neither };

/// Of 16 digits. Pure; `today` as in parse_family_card(). A date or a region that cannot be makes it no
/// family card's; a province that nobody knows leaves it one only when the check fails.
[[nodiscard]] PaperCardGuess guess_paper_card(std::string_view digits, Date today);

/// Whether 16 digits where a NIK is asked for are a bank card's: one in ten NIKs passes its check, too. What
/// passes it and can be no NIK, or one of a province that nobody knows, is the card's.
enum class BankCardGuess { no, perhaps, certainly };
[[nodiscard]] BankCardGuess guess_bank_card(std::string_view digits, Date today);

} // namespace loket
