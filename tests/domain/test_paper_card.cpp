// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paper_card.hpp"

#include "domain/kks.hpp"
#include "domain/nik.hpp"
#include "tests/catch.hpp"

using namespace loket;

namespace {

constexpr Date kToday{std::chrono::year{2026} / 11 / 23};

}

TEST_CASE("a number is a family card's, a KKS's, either's or neither's") {
    struct Row {
        const char* digits;
        PaperCardGuess guess;
    };
    for (const Row& row : {
             Row{"3574012301150002", PaperCardGuess::family_card}, // a known province, a date, no check
             Row{"3574012301150000", PaperCardGuess::neither},     // serial 0000 is never given out
             Row{"9901012301150002", PaperCardGuess::family_card}, // nobody knows province 99, and no check
             Row{"6013010000000001", PaperCardGuess::kks},
             Row{"6013010000000006", PaperCardGuess::neither}, // a typing error
             Row{"0000000000000000", PaperCardGuess::kks},     // passes the check, as some test cards do
             Row{"3574013201150002", PaperCardGuess::neither}, // the 32nd
             Row{"357401230115000", PaperCardGuess::neither},
             Row{"", PaperCardGuess::neither},
         }) {
        CAPTURE(row.digits);
        CHECK(guess_paper_card(row.digits, kToday) == row.guess);
    }
    // Of a family card's numbers one in ten passes the KKS's check.
    int either = 0;
    for (int serial = 1; serial <= 100; ++serial) {
        std::string digits = "357401230115" + std::to_string(10000 + serial).substr(1);
        either += guess_paper_card(digits, kToday) == PaperCardGuess::either ? 1 : 0;
    }
    CHECK(either == 10);
}

TEST_CASE("a NIK may be a bank card's number; of no province it is one") {
    const auto guess = [](std::string_view digits) { return guess_bank_card(digits, kToday); };
    CHECK(guess("5371761503890425") == BankCardGuess::perhaps);
    CHECK(guess("5371761503890426") == BankCardGuess::no); // the check does not fit
    CHECK(guess("6013011503890427") == BankCardGuess::certainly);
    CHECK(guess("6013010000000001") == BankCardGuess::certainly); // no date
    CHECK(guess("9901014107560001") == BankCardGuess::no); // nobody knows the province, but no check either
}
