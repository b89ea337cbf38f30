// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/kks.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace loket;

TEST_CASE("card numbers that pass", "[kks]") {
    struct Row {
        const char *text, *digits, *last_four;
    };
    // Numbers made for tests: 9999 is no bank's prefix, the last digit is the Luhn check.
    for (const Row& row : {
             Row{"9999000000000012", "9999000000000012", "0012"},
             Row{"9999 0000 0000 0012", "9999000000000012", "0012"},
             Row{"9999-0000-0000-0012", "9999000000000012", "0012"},
             Row{"  9999 - 0000 0000 0012 ", "9999000000000012", "0012"},
             Row{"99990000000000129", "99990000000000129", "0129"},
             Row{"999900000000001234", "999900000000001234", "1234"},
             Row{"9999000000000012348", "9999000000000012348", "2348"},
         }) {
        CAPTURE(row.text);
        const auto card = parse_card_number(row.text);
        REQUIRE(card);
        CHECK(card->digits == row.digits);
        CHECK(card->last_four() == row.last_four);
    }
}

TEST_CASE("card numbers that do not pass", "[kks]") {
    struct Row {
        const char* text;
        CardProblem problem;
    };
    for (const Row& row : {
             Row{"", CardProblem::empty},
             Row{" - ", CardProblem::empty},
             Row{"9999x00000000012", CardProblem::not_digits},
             Row{";9999000000000012=2812", CardProblem::not_digits}, // a magnetic stripe's track
             Row{"9999000000000012.", CardProblem::not_digits},
             Row{"\xEF\xBC\x99", CardProblem::not_digits}, // a full-width nine
             Row{"99990000000000000000000000000000x", CardProblem::not_digits},
             Row{"999900000000001", CardProblem::wrong_length},
             Row{"99990000000000123456", CardProblem::wrong_length},
             Row{"9", CardProblem::wrong_length},
             Row{"9999000000000013", CardProblem::wrong_check},
             Row{"9999000000000021", CardProblem::wrong_check}, // two neighbours exchanged
             Row{"9999000000000012346", CardProblem::wrong_check},
         }) {
        CAPTURE(row.text);
        const auto card = parse_card_number(row.text);
        REQUIRE_FALSE(card);
        CHECK(card.error() == row.problem);
    }
}

TEST_CASE("one wrong digit is always noticed", "[kks]") {
    for (const std::string good : {"9999000000000012", "99990000000000129", "9999000000000012348"}) {
        for (std::size_t place = 0; place < good.size(); ++place) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string typed = good;
                typed[place] = digit;
                CHECK(parse_card_number(typed).has_value() == (digit == good[place]));
            }
        }
    }
}
