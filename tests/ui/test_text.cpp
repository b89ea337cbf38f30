// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include "tests/catch.hpp"
#include "ui/text_layout.hpp"
#include "ui/ui.hpp"
#include "ui/utf8.hpp"

using namespace loket::ui;

TEST_CASE("UTF-8 is read whatever the bytes") {
    struct Case {
        std::string_view text;
        char32_t first;
        std::size_t length;
    };
    const auto c = GENERATE(values<Case>({
        {"a", 'a', 1},
        {"\xC3\xA9", 0xE9, 2},
        {"\xE2\x80\xA6", 0x2026, 3},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xFF", 0xFFFD, 1},
        {"\x80", 0xFFFD, 1},
        {"\xC3", 0xFFFD, 1},             // cut off
        {"\xE2\x80", 0xFFFD, 2},         // cut off
        {"\xC3(", 0xFFFD, 1},            // broken in the middle
        {"\xC0\x80", 0xFFFD, 2},         // overlong
        {"\xED\xA0\x80", 0xFFFD, 3},     // a surrogate
        {"\xF4\x90\x80\x80", 0xFFFD, 4}, // beyond Unicode
    }));
    const Decoded d = decode_utf8(c.text, 0);
    CHECK(d.code_point == c.first);
    CHECK(d.length == c.length);
}

TEST_CASE("lines break at words, and say everything once") {
    const Ui ui({1080, 1920}, {}, {});
    const auto joined = [](const std::vector<std::string_view>& lines) {
        std::string all;
        for (const auto line : lines) {
            all += line;
            all += '|';
        }
        return all;
    };
    constexpr float plenty = 5000;
    CHECK(joined(ui.lines("", Type::body, plenty)) == "|");
    CHECK(joined(ui.lines("satu dua", Type::body, plenty)) == "satu dua|");
    CHECK(joined(ui.lines("satu\n\ndua\n", Type::body, plenty)) == "satu||dua||");

    const float one_word = ui.text_width("bantuan", Type::body) + 2;
    CHECK(joined(ui.lines("bantuan tidak cair", Type::body, one_word)) == "bantuan|tidak|cair|");
    CHECK(joined(ui.lines("kata-kata kata/kata", Type::body, ui.text_width("kata-", Type::body) + 2)) ==
          "kata-|kata|kata/|kata|");
    CHECK(joined(ui.lines("a b", Type::body, 1)) == "a|b|");

    const std::string text =
        "Sudah tiga bulan bantuan tidak cair, saya sudah ke bank dua kali dan tetap ditolak.";
    for (int pixels = 5; pixels < 900; pixels += 7) {
        const auto width = static_cast<float>(pixels);
        const auto lines = ui.lines(text, Type::body, width);
        std::string letters;
        for (const auto line : lines) {
            letters += line;
            const bool single = line.size() <= 1;
            CHECK((single || ui.text_width(line, Type::body) <= width + 0.01F));
        }
        const auto without_spaces = [](std::string s) {
            std::erase(s, ' ');
            return s;
        };
        CHECK(without_spaces(letters) == without_spaces(text));
        CHECK(ui.text_height(text, Type::body, width) ==
              Approx(static_cast<float>(lines.size()) * ui.line_height(Type::body)));
    }
}

TEST_CASE("a word wider than the line is cut between characters, never inside one") {
    const Ui ui({1080, 1920}, {}, {});
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += "\xC3\xA9";
    }
    const auto lines = ui.lines(text, Type::body, ui.text_width("\xC3\xA9\xC3\xA9\xC3\xA9", Type::body) + 1);
    CHECK(lines.size() == 14);
    for (const auto line : lines) {
        CHECK(line.size() % 2 == 0);
    }
}

TEST_CASE("the end of a text that fits") {
    const Ui ui({1080, 1920}, {}, {});
    CHECK(ui.fitting_end("abc", Type::lead, 1000) == "abc");
    CHECK(ui.fitting_end("abc", Type::lead, 0).empty());
    const auto end = ui.fitting_end("satu dua tiga", Type::lead, ui.text_width("tiga", Type::lead) + 1);
    CHECK(end == "tiga");
}

TEST_CASE("letters outside the fonts take room and do no harm") {
    Ui ui({1080, 1920}, {}, {});
    const std::string odd = "\xF0\x9F\x98\x80 \xE4\xBD\xA0 \xFF\xFE e\xCC\x81 \xE2\x80\x8B";
    CHECK(ui.text_width(odd, Type::body) > 0);
    CHECK(ui.text_width("\xE2\x80\x8B", Type::body) == 0);
    ui.begin_frame({});
    for (const Type type : {Type::caption, Type::body, Type::display, Type::code}) {
        ui.line({0, 0, 500, 100}, odd, type, {});
        ui.wrapped({0, 0, 100, 500}, odd, type, {});
    }
    ui.end_frame();
    CHECK(ui.draw_data() != nullptr);
}

TEST_CASE("translations bring their letters along") {
    const std::string cyrillic = "\xD0\x96"; // not in Latin-1
    const std::vector<std::string> extra{cyrillic};
    Fonts fonts;
    fonts.build(find_font_files(), make_theme({}), 1, code_points_beyond_latin1(extra));
    for (const Type type :
         {Type::caption, Type::body, Type::strong, Type::lead, Type::title, Type::display, Type::key}) {
        CHECK(fonts.face(type).glyph(0x416) != nullptr);
        CHECK(fonts.face(type).glyph('A') != nullptr);
        CHECK(fonts.face(type).glyph(0x417) == nullptr);
    }
    CHECK(fonts.face(Type::body).glyph(0xE9) != nullptr);
    CHECK(fonts.face(Type::code).glyph('0') != nullptr);
    CHECK(code_points_beyond_latin1(std::vector<std::string>{"Pengaduan \xC3\xA9"}).empty());
}

TEST_CASE("large text is larger by a fifth, on the next frame") {
    Ui ui({1080, 1920}, {}, {});
    const float before = ui.text_width("Pengaduan", Type::body);
    ui.set_theme({ui.theme().choice.accent, true, false});
    CHECK(ui.wants_another_frame());
    ui.begin_frame({});
    ui.end_frame();
    CHECK(ui.text_width("Pengaduan", Type::body) == Approx(before * 1.2F).epsilon(0.02));
}

TEST_CASE("no panel is so large that a letter overruns the font builder's memory") {
    constexpr float chunk_pixels = 256.F * 1024 / 4; // of Dear ImGui's FreeType builder
    const bool large_text = GENERATE(false, true);
    const int side = GENERATE(2160, 3000, 3840, 5000, 7680);
    CAPTURE(large_text, side);
    Ui ui({side, side}, {.large_text = large_text}, {});
    const std::string everything = "@W\xC3\x86";
    ui.begin_frame({});
    for (const Type type : {Type::caption, Type::body, Type::strong, Type::lead, Type::title, Type::display,
                            Type::code, Type::key}) {
        ui.line({0, 0, 1000, 200}, everything, type, {});
    }
    ui.end_frame();
    CHECK(ui.draw_data()->Valid);

    Fonts fonts;
    fonts.build(find_font_files(), make_theme({.large_text = large_text}), ui.canvas().scale(), {});
    CHECK(fonts.face(Type::body).em == Approx(std::min(side, 2160) / 1080.F * ui.theme().size(Type::body)));
    float largest = 0;
    for (const ImFont* font : fonts.atlas()->Fonts) {
        for (const ImFontGlyph& glyph : font->Glyphs) {
            largest = std::max(largest, (glyph.X1 - glyph.X0) * (glyph.Y1 - glyph.Y0));
        }
    }
    CHECK(largest > 0);
    CHECK(largest < chunk_pixels);
}

TEST_CASE("wrapped draws no line below its rectangle") {
    Ui ui({1080, 1920}, {}, {});
    ui.begin_frame({});
    const float line = ui.line_height(Type::body);
    const float needed =
        ui.wrapped({0, 0, 200, line * 2}, "satu dua tiga empat lima enam tujuh", Type::body, {});
    ui.end_frame();
    CHECK(needed > line * 2);
}
