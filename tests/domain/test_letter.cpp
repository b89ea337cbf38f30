// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/letter.hpp"

#include <set>

#include "tests/catch.hpp"

using namespace loket;

namespace {

std::string paragraph(const std::string& text, const LetterValues& values) {
    const Letter letter = fill({"", "", {LetterParagraph{text}}}, values);
    return std::get<LetterParagraph>(letter.blocks.at(0)).text;
}

} // namespace

TEST_CASE("every placeholder has one meaning, and the public ones come first") {
    std::set<std::string_view> words;
    bool private_seen = false;
    for (const Placeholder& one : placeholders()) {
        CAPTURE(one.word);
        CHECK(words.insert(one.word).second);
        CHECK_FALSE(one.meaning.empty());
        CHECK(find_placeholder(one.word) == &one);
        CHECK((one.is_private || !private_seen));
        private_seen = private_seen || one.is_private;
    }
    CHECK(private_seen);
    CHECK(find_placeholder("password") == nullptr);
    CHECK_FALSE(find_placeholder("number")->is_private);
    CHECK(find_placeholder("reporter")->is_private);
    CHECK(find_placeholder("told")->is_private);
}

TEST_CASE("a known value takes its placeholder's place, an unknown one leaves a dotted line") {
    const std::string blank(kBlankLine);
    const LetterValues values{{"number", "A-001"}, {"office", "Dinas Contoh"}, {"due", ""}};
    CHECK(paragraph("Nomor {number} di {office}.", values) == "Nomor A-001 di Dinas Contoh.");
    CHECK(paragraph("{number}{number}", values) == "A-001A-001");
    CHECK(paragraph("Paling lambat {due}", values) == "Paling lambat " + blank);
    CHECK(paragraph("Kepada {division}", values) == "Kepada " + blank);
    CHECK(paragraph("tanpa", values) == "tanpa");
    CHECK(paragraph("", values).empty());
}

TEST_CASE("a value that looks like a placeholder is not read as one") {
    CHECK(paragraph("{told} {number}",
                    {{"told", "{reporter} {"}, {"number", "A-001"}, {"reporter", "Warga"}}) ==
          "{reporter} { A-001");
}

TEST_CASE("every text of a letter is filled") {
    const Letter form{"T {number}",
                      "S {number}",
                      {LetterTable{{{"L {number}", "V {number}"}}}, LetterList{{"I {number}"}, true},
                       LetterWriting{"W {number}", "X {number}", 2},
                       LetterSignatures{{{"P {number}", "J {number}", "N {number}", false}}}, LetterSpace{7},
                       LetterRule{}, LetterGrid{{{"{number}", 1}}, {{"{number}"}}}}};
    const Letter filled{"T 1",
                        "S 1",
                        {LetterTable{{{"L 1", "V 1"}}}, LetterList{{"I 1"}, true},
                         LetterWriting{"W 1", "X 1", 2}, LetterSignatures{{{"P 1", "J 1", "N 1", false}}},
                         LetterSpace{7}, LetterRule{}, LetterGrid{{{"{number}", 1}}, {{"{number}"}}}}};
    CHECK(fill(form, {{"number", "1"}}) == filled);
}

TEST_CASE("room to write stays room when nothing of its text is known") {
    const auto text = [](const std::string& source, const LetterValues& values) {
        const Letter letter = fill({"", "", {LetterWriting{"", source, 3}}}, values);
        return std::get<LetterWriting>(letter.blocks.at(0)).text;
    };
    CHECK(text("{instruction}", {}).empty());
    CHECK(text("Arahan: {instruction}", {}).empty());
    CHECK(text("{instruction}", {{"instruction", "Periksa."}}) == "Periksa.");
    CHECK(text("{note} {instruction}", {{"note", "Ada."}}) == "Ada. " + std::string(kBlankLine));
    CHECK(text("tetap", {}) == "tetap");
}

TEST_CASE("placeholders are told from lone braces") {
    struct Case {
        const char* text;
        std::vector<std::string> words;
        bool broken;
    };
    for (const Case& c :
         {Case{"{a} dan {b_c}", {"a", "b_c"}, false}, Case{"", {}, false}, Case{"{", {}, true},
          Case{"}", {}, true}, Case{"{}", {}, true}, Case{"{A}", {}, true}, Case{"{a b} {c}", {"c"}, true},
          Case{"{a{b}}", {"b"}, true}}) {
        CAPTURE(c.text);
        const PlaceholderUse use = placeholders_in(c.text);
        CHECK(use.words == c.words);
        CHECK(use.broken == c.broken);
    }
}

TEST_CASE("a letter is private as soon as one text is") {
    CHECK_FALSE(uses_private({"{number}", "{date}", {LetterParagraph{"{office}"}}}));
    CHECK(uses_private({"{reporter}", "", {}}));
    CHECK(uses_private({"", "", {LetterSignatures{{{"", "Pemohon", "{reporter}", false}}}}}));
    CHECK(uses_private({"", "", {LetterWriting{"", "{instruction}", 1}}}));
}
