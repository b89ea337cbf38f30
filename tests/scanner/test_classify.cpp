// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/classify.hpp"

#include "tests/catch.hpp"

using namespace loket;
using namespace loket::scanner;
using namespace std::string_literals;

namespace {

const TrackingCode kCode = TrackingCode::from_random({1, 2, 3, 4, 5, 6, 7});

/// The same code with its last character changed.
std::string damaged(std::string text) {
    text.back() = text.back() == '7' ? '8' : '7';
    return text;
}

} // namespace

TEST_CASE("a ticket is known in every form it is printed in", "[classify]") {
    for (const std::string& text :
         {kCode.compact(), kCode.grouped(), qr_text(kCode, "https://contoh.example/lacak"),
          qr_text(kCode, "https://contoh.example/?k="), " " + kCode.grouped() + " "}) {
        CAPTURE(text);
        const Meaning meaning = classify(text);
        REQUIRE(std::holds_alternative<TrackingCode>(meaning));
        CHECK(std::get<TrackingCode>(meaning) == kCode);
    }
}

TEST_CASE("sixteen digits are known, and left for the screen to name", "[classify]") {
    for (const char* text :
         {"9901010101800001", "990101 010180 0001", "9901.0101.0180.0001", "9901-0101-0180-0001"}) {
        CAPTURE(text);
        const Meaning meaning = classify(text);
        REQUIRE(std::holds_alternative<SixteenDigits>(meaning));
        CHECK(std::get<SixteenDigits>(meaning).digits == "9901010101800001");
    }
}

TEST_CASE("a damaged ticket is told from a stranger's barcode", "[classify]") {
    struct Row {
        std::string text;
        CodeProblem problem;
    };
    for (const Row& row : {
             Row{damaged(kCode.compact()), CodeProblem::wrong_check},
             Row{damaged(kCode.grouped()), CodeProblem::wrong_check},
             Row{damaged(qr_text(kCode, "https://contoh.example/t")), CodeProblem::wrong_check},
             Row{kCode.grouped().substr(0, 12), CodeProblem::wrong_length},
             Row{kCode.grouped().substr(0, 9), CodeProblem::wrong_length},
             Row{"U" + kCode.grouped().substr(1), CodeProblem::bad_character},
         }) {
        CAPTURE(row.text);
        const Meaning meaning = classify(row.text);
        REQUIRE(std::holds_alternative<BadTicket>(meaning));
        CHECK(std::get<BadTicket>(meaning).problem == row.problem);
    }
}

TEST_CASE("everything else has no meaning", "[classify]") {
    for (const std::string& text :
         {""s, " "s, "8991234567890"s /* a product */, "990101010180000"s, "99010101018000011"s,
          "99010101018O0001"s, "https://contoh.example/abcdefghijkl"s, "https://contoh.example/"s, "HTTP://"s,
          "ABCD-1234"s.substr(0, 8), "AB-CD-EF-GH"s, "'; DROP TABLE"s, "9901010101800001\n"s,
          "9901010101800001\x1B"s, "\t9901010101800001"s, "9901010101800001\0"s, "9901010101800001\x7F"s,
          kCode.compact() + "\xC3\xA9", std::string(kScanLimit - 16 + 1, ' ') + "9901010101800001"}) {
        CAPTURE(text);
        CHECK(std::holds_alternative<Unknown>(classify(text)));
    }
    CHECK(std::holds_alternative<SixteenDigits>(
        classify(std::string(kScanLimit - 16, ' ') + "9901010101800001")));
}

TEST_CASE("a symbology identifier is taken off, and nothing else", "[classify]") {
    CHECK(without_aim_prefix("]Q1ABC") == "ABC");
    CHECK(without_aim_prefix("]cm9901") == "9901");
    CHECK(without_aim_prefix("]C0") == "");
    for (const char* text : {"", "]", "]Q", "]1Q2", "]Q-1", "[Q1A", "Q1ABC", "]]Q1"})
        CHECK(without_aim_prefix(text) == text);
}

TEST_CASE("a bank card's number is taken out of its tracks, and nothing else of them") {
    const std::string one = "%B6013010000000001^CONTOH/WARGA^3012101000000000?";
    const std::string two = ";6013010000000001=30121010000000000?";
    for (const std::string& tracks : {one, two, one + two, two + "+1234567890?"}) {
        CAPTURE(tracks);
        const Meaning meaning = classify(tracks);
        REQUIRE(std::holds_alternative<CardNumber>(meaning));
        CHECK(std::get<CardNumber>(meaning).digits == "6013010000000001");
    }
    for (const std::string& bad :
         {std::string("%B6013010000000002^CONTOH^3012?"), // the check fails
          std::string("%B6013010000000001"), std::string("%B6013010000000001^CONTOH"), std::string(";=?"),
          std::string(";?"), std::string("?"), std::string("%A6013010000000001^CONTOH?"),
          std::string(";60130100=3012?"), std::string(";601301000000000160130100=3012?")}) {
        CAPTURE(bad);
        CHECK(std::holds_alternative<Unknown>(classify(bad)));
    }
    // Without tracks: 17 to 19 digits can be nothing else, 16 could.
    CHECK(std::get<CardNumber>(classify("6013010000000000005")).digits == "6013010000000000005");
    CHECK(std::holds_alternative<Unknown>(classify("6013010000000000006")));
    CHECK(std::holds_alternative<SixteenDigits>(classify("6013010000000001")));
}

TEST_CASE("readings of every kind mean what they say, and are forgotten on request") {
    const auto uid = CardUid::from(std::vector<std::uint8_t>{4, 1, 2, 3, 4, 5, 6});
    REQUIRE(uid);
    CHECK(std::get<CardUid>(classify(Reading{CardTap{*uid, {}}})) == *uid);
    CHECK(std::holds_alternative<Unknown>(classify(Reading{CardTap{std::nullopt, {}}})));
    CHECK(std::holds_alternative<Unfinished>(classify(Reading{Unfinished{}})));
    KtpCard card;
    card.nik = "9901014107560001";
    card.name = "WARGA CONTOH YANG NAMANYA PANJANG";
    CHECK(std::get<KtpCard>(classify(Reading{KtpRead{card, {}}})) == card);
    for (Reading reading :
         {Reading{Scan{"9901014107560001", {}}}, Reading{KtpRead{card, {}}}, Reading{CardTap{*uid, {}}}}) {
        Meaning meaning = classify(reading);
        wipe(meaning);
        CHECK(std::holds_alternative<Unknown>(meaning));
        wipe(reading);
        if (const auto* scan = std::get_if<Scan>(&reading)) CHECK(scan->text.empty());
        if (const auto* read = std::get_if<KtpRead>(&reading)) CHECK(read->card == KtpCard{});
        if (const auto* tap = std::get_if<CardTap>(&reading)) CHECK_FALSE(tap->uid);
    }
}
