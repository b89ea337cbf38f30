// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/birth_form.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace loket;
using namespace std::chrono;

TEST_CASE("a form of a date has day, month and year once each, and no other letters or digits") {
    for (const char* form :
         {"dd-mm-yyyy", "ddmmyyyy", "yyyymmdd", "yyyy/mm/dd", "mm.dd.yyyy", "dd, mm (yyyy)"}) {
        CAPTURE(form);
        CHECK(is_birth_form(form));
    }
    for (const char* form :
         {"", "dd-mm", "dd-mm-yy", "dd-mm-yyyyy", "dd-dd-mm-yyyy", "ddd-mm-yyyy", "dd-mmm-yyyy", "DD-MM-YYYY",
          "dd-mm-yyyyT", "dd-mm-yyyy0", "dd\tmm\tyyyy", "dd\xC2\xA0mm yyyy"}) {
        CAPTURE(form);
        CHECK_FALSE(is_birth_form(form));
    }
}

TEST_CASE("a date is read in the form that was said, and in no other") {
    const Date july = year{1956} / July / 1;
    CHECK(parse_birth("01-07-1956", "dd-mm-yyyy") == july);
    CHECK(parse_birth("19560701", "yyyymmdd") == july);
    CHECK(parse_birth("07/01/1956", "mm/dd/yyyy") == july);
    CHECK(parse_birth("29-02-2024", "dd-mm-yyyy") == year{2024} / February / 29);
    for (const std::string& text : std::vector<std::string>{
             "", "01-07", "1-7-1956", "01/07/1956", "01-07-195", "01-07-19560", "01-07-1956 ", "31-04-1956",
             "29-02-2023", "00-07-1956", "01-13-1956", "aa-07-1956", "01-07-19x6", "+1-07-1956"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_birth(text, "dd-mm-yyyy"));
    }
}
