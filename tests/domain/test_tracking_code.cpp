// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tracking_code.hpp"

#include <random>
#include <set>
#include <vector>

#include "tests/catch.hpp"

using namespace loket;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

TrackingCode code_from(std::uint64_t bits) {
    std::array<std::uint8_t, TrackingCode::kRandomBytes> random{};
    for (auto& byte : random) {
        byte = static_cast<std::uint8_t>(bits & 0xFFU);
        bits >>= 8U;
    }
    return TrackingCode::from_random(random);
}

std::vector<TrackingCode> many_codes() {
    std::mt19937_64 random{20260101};
    std::vector<TrackingCode> codes{code_from(0), code_from(~std::uint64_t{0})};
    for (int i = 0; i < 500; ++i) codes.push_back(code_from(random()));
    return codes;
}

} // namespace

TEST_CASE("a code has twelve characters of the alphabet and survives every way of writing it", "[tracking]") {
    for (const TrackingCode& code : many_codes()) {
        const std::string compact = code.compact();
        CAPTURE(compact);
        REQUIRE(compact.size() == TrackingCode::kLength);
        REQUIRE(compact.find_first_not_of(kAlphabet) == std::string::npos);
        const std::string grouped = code.grouped();
        CHECK(grouped == compact.substr(0, 4) + "-" + compact.substr(4, 4) + "-" + compact.substr(8, 4));

        std::string sloppy = " ";
        for (const char c : grouped) {
            if (c == '0') {
                sloppy += 'o';
            } else if (c == '1') {
                sloppy += sloppy.size() % 2 == 0 ? 'l' : 'I';
            } else if (c == '-') {
                sloppy += " - ";
            } else {
                sloppy += static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
            }
        }
        for (const std::string& text :
             {compact, grouped, sloppy, qr_text(code, "https://contoh.example/lacak"),
              "https://contoh.example/lacak?kode=" + grouped, "contoh.example/" + compact + "/"}) {
            CAPTURE(text);
            const auto parsed = TrackingCode::parse(text);
            REQUIRE(parsed);
            CHECK(*parsed == code);
        }
    }
}

TEST_CASE("55 bits of the random bytes reach the code, each on its own", "[tracking]") {
    std::set<std::string> codes{code_from(0).compact()};
    for (unsigned bit = 0; bit < 56; ++bit) codes.insert(code_from(std::uint64_t{1} << bit).compact());
    CHECK(codes.size() == 56); // nothing set, and 55 of the 56 bits
}

TEST_CASE("every single wrong character is caught", "[tracking]") {
    int missed = 0;
    for (const TrackingCode& code : many_codes()) {
        for (std::size_t position = 0; position < TrackingCode::kLength; ++position) {
            for (const char wrong : kAlphabet) {
                std::string text = code.compact();
                if (text[position] == wrong) continue;
                text[position] = wrong;
                const auto parsed = TrackingCode::parse(text);
                if (parsed || parsed.error() != CodeProblem::wrong_check) ++missed;
            }
        }
    }
    CHECK(missed == 0);
}

TEST_CASE("every swap of two different characters is caught, neighbours or not", "[tracking]") {
    int tried = 0;
    int missed = 0;
    for (const TrackingCode& code : many_codes()) {
        for (std::size_t first = 0; first < TrackingCode::kLength; ++first) {
            for (std::size_t second = first + 1; second < TrackingCode::kLength; ++second) {
                std::string text = code.compact();
                if (text[first] == text[second]) continue;
                std::swap(text[first], text[second]);
                ++tried;
                if (TrackingCode::parse(text)) ++missed;
            }
        }
    }
    CHECK(tried > 10'000);
    CHECK(missed == 0);
}

TEST_CASE("what is no code says why", "[tracking]") {
    const std::string good = code_from(123456789).compact();
    struct Row {
        std::string text;
        CodeProblem problem;
    };
    for (const Row& row : {
             Row{"", CodeProblem::empty},
             Row{" - - ", CodeProblem::empty},
             Row{"https://contoh.example/=", CodeProblem::empty},
             Row{good.substr(1), CodeProblem::wrong_length},
             Row{good + "0", CodeProblem::wrong_length},
             Row{std::string(100'000, '7'), CodeProblem::wrong_length},
             Row{"U" + good.substr(1), CodeProblem::bad_character},
             Row{"*" + good.substr(1), CodeProblem::bad_character},
             Row{std::string(1, '\0') + good.substr(1), CodeProblem::bad_character},
         }) {
        CAPTURE(row.text.substr(0, 40));
        const auto parsed = TrackingCode::parse(row.text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error() == row.problem);
    }
}

TEST_CASE("the QR holds an upper-case URL, or the code alone", "[tracking]") {
    const TrackingCode code = code_from(42);
    CHECK(qr_text(code, "") == code.grouped());
    CHECK(qr_text(code, "https://contoh.example/t") == "HTTPS://CONTOH.EXAMPLE/T/" + code.grouped());
    CHECK(qr_text(code, "https://contoh.example/t/") == "HTTPS://CONTOH.EXAMPLE/T/" + code.grouped());
    CHECK(qr_text(code, "https://contoh.example/?k=") == "HTTPS://CONTOH.EXAMPLE/?K=" + code.grouped());
}
