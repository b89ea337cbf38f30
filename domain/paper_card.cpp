// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paper_card.hpp"

#include "domain/kks.hpp"
#include "domain/nik.hpp"
#include "domain/secure_clear.hpp"

namespace loket {

PaperCardGuess guess_paper_card(std::string_view digits, Date today) {
    auto family_card = parse_family_card(digits, today);
    const auto kks = parse_card_number(digits);
    const bool known = family_card && family_card->known_province;
    if (family_card) secure_clear(family_card->digits);
    if (kks) return known ? PaperCardGuess::either : PaperCardGuess::kks;
    return family_card ? PaperCardGuess::family_card : PaperCardGuess::neither;
}

BankCardGuess guess_bank_card(std::string_view digits, Date today) {
    if (!parse_card_number(digits)) return BankCardGuess::no;
    auto nik = parse_nik(digits, today);
    const bool known = nik && nik->known_province;
    if (nik) secure_clear(nik->digits);
    return known ? BankCardGuess::perhaps : BankCardGuess::certainly;
}

} // namespace loket
