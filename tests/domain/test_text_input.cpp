// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_input.hpp"

#include <random>
#include <vector>

#include "tests/catch.hpp"

using namespace loket;

namespace {

using namespace std::string_literals;

struct Row {
    std::string raw;
    std::string clean;
};

/// Well-formed UTF-8, told independently of the code under test: decode by bit pattern, then refuse what is
/// too long for its value, surrogates, and values that Unicode does not have.
bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t bytes = lead < 0x80        ? 1
                                  : lead >> 5U == 6  ? 2
                                  : lead >> 4U == 14 ? 3
                                  : lead >> 3U == 30 ? 4
                                                     : 0;
        if (bytes == 0 || i + bytes > text.size()) return false;
        std::uint32_t code = bytes == 1 ? lead : lead & ((1U << (7U - bytes)) - 1U);
        for (std::size_t k = 1; k < bytes; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6U != 2) return false;
            code = code << 6U | (next & 63U);
        }
        const std::uint32_t lowest = bytes == 1 ? 0 : bytes == 2 ? 0x80 : bytes == 3 ? 0x800 : 0x10000;
        if (code < lowest || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
        i += bytes;
    }
    return true;
}

/// Bytes that are often almost text.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces{"a",
                                                 "Z",
                                                 "0",
                                                 " ",
                                                 "  ",
                                                 "\n",
                                                 "\r",
                                                 "\r\n",
                                                 "\t",
                                                 "é",
                                                 "•",
                                                 "😀",
                                                 "\u200B",
                                                 "\u202E",
                                                 "\u2028",
                                                 "\uE000",
                                                 "\xC3",
                                                 "\xE2\x80",
                                                 "\xF0\x9F\x98",
                                                 "\xC0\xAF",
                                                 "\xED\xA0\x80",
                                                 "\xFF",
                                                 "\x80",
                                                 "\x1B[2J",
                                                 "\x7F",
                                                 "\0"s,
                                                 "\u00A0",
                                                 "+62",
                                                 "0812",
                                                 "-",
                                                 "(0)"};
    std::string text;
    const auto count = random() % 12;
    for (unsigned i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    return text;
}

} // namespace

TEST_CASE("clean_text keeps text and drops what is none", "[text]") {
    for (const Row& row : {
             Row{"Warga Contoh", "Warga Contoh"},
             Row{"  dua  spasi ", "  dua  spasi "},
             Row{"é ñ 中 🙂 👍🏽", "é ñ 中 🙂 👍🏽"},
             Row{"❤\uFE0F", "❤\uFE0F"}, // an emoji's own selector
             Row{"👩\u200D👧", "👩👧"},     // joiner
             Row{"a\tb\nc\rd\r\ne", "a b c d e"},
             Row{"a\0b"s, "ab"},
             Row{"a\x1B[31mb\x7F\x07", "a[31mb"},
             Row{"a\u0085b\u009Bc", "abc"}, // C1
             Row{"a\u2028b\u2029c", "abc"},
             Row{"a\u202Eb\u202Cc\u2066d\u2069e\u200Ff\u061Cg", "abcdefg"},
             Row{"a\u200Bb\u200Cc\u2060d\uFEFFe\u00ADf", "abcdef"},
             Row{"a\uE000b\U000F0000c\U0010FFFDd", "abcd"},
             Row{"a\uFDD0b\uFFFEc\U0001FFFFd\U0010FFFFe", "abcde"},
             Row{"a\U000E0041b", "ab"}, // invisible tags
             Row{"a\xC0\x80"
                 "b\xC1\xBF"
                 "c",
                 "abc"}, // overlong, two bytes
             Row{"a\xE0\x80\xAF"
                 "b\xE0\x9F\xBF"
                 "c",
                 "abc"}, // overlong, three
             Row{"a\xF0\x80\x80\xAF"
                 "b\xF0\x8F\xBF\xBF",
                 "ab"}, // overlong, four
             Row{"a\xED\xA0\x80"
                 "b\xED\xBF\xBF"
                 "c",
                 "abc"}, // surrogates
             Row{"a\xED\x9F\xBF"
                 "b",
                 "a\xED\x9F\xBF"
                 "b"}, // the last before them
             Row{"a\xF4\x90\x80\x80"
                 "b\xF5\x80\x80\x80"
                 "c",
                 "abc"}, // beyond Unicode
             Row{"a\xC3", "a"},
             Row{"a\xE2\x80", "a"},
             Row{"a\xF0\x9F\x98", "a"},
             Row{"a\xE2\x80"
                 "b",
                 "ab"},
             Row{"\x80\xBF"
                 "a",
                 "a"},
             Row{"a\xFE\xFF", "a"},
             Row{"\xE2\xFF\x80\x8B", ""}, // what is left must not join into a character
             Row{"", ""},
         }) {
        CAPTURE(row.raw);
        CHECK(clean_text(row.raw) == row.clean);
    }
}

TEST_CASE("line breaks are kept where they are wanted, in one form", "[text]") {
    CHECK(clean_text("satu\ndua\r\ntiga\rempat\n\nlima", true) == "satu\ndua\ntiga\nempat\n\nlima");
    CHECK(clean_text("satu\tdua", true) == "satu dua");
    CHECK(clean_text("satu\x0B"
                     "dua\x0C",
                     true) == "satudua");
}

TEST_CASE("clean_line makes one tidy line", "[text]") {
    for (const Row& row : {
             Row{"  Warga \t\n Contoh  ", "Warga Contoh"},
             Row{"Warga\u00A0\u3000Contoh\u2003", "Warga Contoh"},
             Row{"Jl. Contoh No. 1", "Jl. Contoh No. 1"},
             Row{" \t\r\n\u00A0\u200B ", ""},
             Row{"", ""},
         }) {
        CAPTURE(row.raw);
        CHECK(clean_line(row.raw) == row.clean);
    }
}

TEST_CASE("a prefix and a backspace never cut a character", "[text]") {
    const std::string text = "aé•😀"; // 1 + 2 + 3 + 4 bytes
    const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (std::size_t limit = 0; limit < std::size(expected); ++limit) {
        CAPTURE(limit);
        CHECK(utf8_prefix(text, limit) == std::string_view{text}.substr(0, expected[limit]));
    }
    std::string_view rest = text;
    for (const std::size_t left : {6U, 3U, 1U, 0U, 0U}) {
        rest = without_last_character(rest);
        CHECK(rest.size() == left);
    }
    CHECK(without_last_character("a\x80\x80") == "a\x80"); // no character: a byte at a time
    CHECK(utf8_prefix("\x80\x80\x80\x80\x80", 4) == "\x80\x80\x80\x80");
}

TEST_CASE("phone numbers and their one spelling", "[text]") {
    for (const Row& row : {
             Row{"0812 3456 7890", "+6281234567890"},
             Row{"0812-3456-7890", "+6281234567890"},
             Row{"+62 812 3456 7890", "+6281234567890"},
             Row{" +62 (0)812.3456.7890 ", "+6281234567890"},
             Row{"6281234567890", "+6281234567890"},
             Row{"81234567890", "+6281234567890"},
             Row{"0062 812 3456 7890", "+6281234567890"},
             Row{"(0380) 123456", "+62380123456"},
             Row{"+60 12 345 6789", "+60123456789"},
             Row{"0812\t3456\u200B7890\n", "+6281234567890"},
             Row{"12345678", "12345678"}, // a local line
             Row{"0123456", "+62123456"}, // eight digits with the country's
             Row{"+123456789012345", "+123456789012345"},
         }) {
        CAPTURE(row.raw);
        CHECK(is_phone(row.raw));
        CHECK(normal_phone(row.raw) == row.clean);
        CHECK(normal_phone(row.clean) == row.clean);
        CHECK(is_phone(row.clean));
    }
    for (const Row& row : {
             Row{"", ""},
             Row{"1234567", "1234567"},
             Row{"+1234567890123456", "+1234567890123456"},
             Row{"08123456789012345", "08123456789012345"},
             Row{"0812x3456789", "0812x3456789"},
             Row{"0812+3456789", "0812+3456789"},
             Row{"++62812345678", "++62812345678"},
             Row{"+0812345678", "+0812345678"},
             Row{"  tidak \t ada ", "tidak ada"},
             Row{"0812 3456 7890 dan 0813", "0812 3456 7890 dan 0813"},
         }) {
        CAPTURE(row.raw);
        CHECK_FALSE(is_phone(row.raw));
        CHECK(normal_phone(row.raw) == row.clean);
    }
}

TEST_CASE("for any bytes: valid, never longer, and cleaning twice changes nothing", "[text]") {
    std::mt19937 random{20260101};
    int wrong = 0;
    int cleaned = 0;
    for (int i = 0; i < 50'000; ++i) {
        const std::string raw = random_text(random);
        for (const bool keep : {false, true}) {
            const std::string clean = clean_text(raw, keep);
            if (clean != raw) ++cleaned;
            if (!is_utf8(clean) || clean.size() > raw.size() || clean_text(clean, keep) != clean) ++wrong;
            if (!keep && clean.find('\n') != std::string::npos) ++wrong;
        }
        const std::string line = clean_line(raw);
        if (!is_utf8(line) || line.size() > raw.size() || clean_line(line) != line ||
            clean_text(line) != line)
            ++wrong;
        const std::string clean = clean_text(raw);
        for (std::size_t limit = 0; limit <= clean.size(); ++limit) {
            const auto prefix = utf8_prefix(clean, limit);
            if (!is_utf8(prefix) || prefix.size() > limit || limit - prefix.size() > 3) ++wrong;
        }
        if (!is_utf8(without_last_character(clean))) ++wrong;
        const std::string phone = normal_phone(raw);
        if (normal_phone(phone) != phone || is_phone(phone) != is_phone(raw)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(cleaned > 10'000);
}
