// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nik.hpp"

#include "tests/catch.hpp"

using namespace loket;

namespace {

const Date kToday = *parse_iso_date("2026-11-23");

// Region 99 belongs to nobody: these are plainly samples.
struct GoodNik {
    const char* text;
    const char* digits;
    const char* birth;
    Sex sex;
    bool known_province;
};

struct BadNumber {
    const char* text;
    NumberProblem problem;
};

} // namespace

TEST_CASE("a NIK gives birth date, sex and whether its province is known", "[nik]") {
    for (const GoodNik& row : {
             GoodNik{"9901010101800001", "9901010101800001", "1980-01-01", Sex::male, false},
             GoodNik{"9901014101800001", "9901014101800001", "1980-01-01", Sex::female, false},
             GoodNik{"9901017112550009", "9901017112550009", "1955-12-31", Sex::female, false},
             GoodNik{" 9901 0131.1205-0002 ", "9901013112050002", "2005-12-31", Sex::male, false},
             GoodNik{"9901012311260001", "9901012311260001", "2026-11-23", Sex::male, false}, // born today
             GoodNik{"9901012411260001", "9901012411260001", "1926-11-24", Sex::male,
                     false}, // tomorrow: last century
             GoodNik{"9901012902000001", "9901012902000001", "2000-02-29", Sex::male, false},
             GoodNik{"9901016902280001", "9901016902280001", "1928-02-29", Sex::female, false},
             GoodNik{"5371010101800001", "5371010101800001", "1980-01-01", Sex::male, true},
             GoodNik{"1101010101809999", "1101010101809999", "1980-01-01", Sex::male, true},
             GoodNik{"9701010101800001", "9701010101800001", "1980-01-01", Sex::male, true},
         }) {
        CAPTURE(row.text);
        const auto nik = parse_nik(row.text, kToday);
        REQUIRE(nik);
        CHECK(nik->digits == row.digits);
        CHECK(iso_date(nik->birth_date) == row.birth);
        CHECK(nik->sex == row.sex);
        CHECK(nik->known_province == row.known_province);
    }
}

TEST_CASE("a bad NIK names what is wrong", "[nik]") {
    for (const BadNumber& row : {
             BadNumber{"", NumberProblem::empty},
             BadNumber{" .- ", NumberProblem::empty},
             BadNumber{"99010101018000O1", NumberProblem::not_digits},
             BadNumber{"9901010101800001\n", NumberProblem::not_digits},
             BadNumber{"９901010101800001", NumberProblem::not_digits},
             BadNumber{"990101010180001", NumberProblem::too_short},
             BadNumber{"99010101018000011", NumberProblem::too_long},
             BadNumber{"9901010001800001", NumberProblem::impossible_date},
             BadNumber{"9901013201800001", NumberProblem::impossible_date},
             BadNumber{"9901014001800001", NumberProblem::impossible_date}, // woman's day 0
             BadNumber{"9901017201800001", NumberProblem::impossible_date}, // woman's day 32
             BadNumber{"9901013104800001", NumberProblem::impossible_date},
             BadNumber{"9901017104800001", NumberProblem::impossible_date},
             BadNumber{"9901010113800001", NumberProblem::impossible_date},
             BadNumber{"9901010100800001", NumberProblem::impossible_date},
             BadNumber{"9901012902990001", NumberProblem::impossible_date}, // 1999 was no leap year
             BadNumber{"0001010101800001", NumberProblem::impossible_region},
             BadNumber{"9900010101800001", NumberProblem::impossible_region},
             BadNumber{"9901000101800001", NumberProblem::impossible_region},
             BadNumber{"9901010101800000", NumberProblem::zero_serial},
         }) {
        CAPTURE(row.text);
        const auto nik = parse_nik(row.text, kToday);
        REQUIRE_FALSE(nik);
        CHECK(nik.error() == row.problem);
    }
}

TEST_CASE("a family card has no added 40", "[nik]") {
    const auto card = parse_family_card("9901-0115-0319-0007", kToday);
    REQUIRE(card);
    CHECK(card->digits == "9901011503190007");
    CHECK(iso_date(card->registered) == "2019-03-15");
    CHECK_FALSE(card->known_province);
    CHECK(parse_family_card("3501011503190007", kToday)->known_province);
    CHECK(parse_family_card("9901015503190007", kToday).error() == NumberProblem::impossible_date);
    CHECK(parse_family_card("990101150319000", kToday).error() == NumberProblem::too_short);
}

TEST_CASE("every known province and no other", "[nik]") {
    const std::string known =
        " 11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 "
        "92 93 94 95 "
        "96 97 ";
    for (int code = 1; code <= 99; ++code) {
        const std::string two = (code < 10 ? "0" : "") + std::to_string(code);
        CAPTURE(two);
        const auto nik = parse_nik(two + "01010101800001", kToday);
        REQUIRE(nik);
        CHECK(nik->known_province == (known.find(" " + two + " ") != std::string::npos));
    }
}

TEST_CASE("a masked number shows its ends only when the middle is long enough", "[nik]") {
    CHECK(masked_number("9901010101800001") == "9901••••••••0001");
    CHECK(masked_number("123456789012") == "1234••••9012");
    CHECK(masked_number("12345678901") == "•••••••••••");
    CHECK(masked_number("") == "");
}

TEST_CASE("a date is compared with a NIK as far as a NIK knows it", "[nik]") {
    const auto nik = parse_nik("9901014107560001", kToday);
    REQUIRE(nik);
    for (const char* same : {"1956-07-01", "2056-07-01", "1856-07-01"})
        CHECK(born_on(*nik, *parse_iso_date(same)));
    for (const char* other : {"1956-07-02", "1956-06-01", "1957-07-01"})
        CHECK_FALSE(born_on(*nik, *parse_iso_date(other)));
}
