// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos.hpp"

#include <algorithm>
#include <random>

#include "printer/layout.hpp"
#include "printer/paper_decoder.hpp"
#include "printer/realtime_guard.hpp"
#include "tests/catch.hpp"
#include "tests/printer/allowed_commands.hpp"
#include "tests/printer/sample_receipts.hpp"

using namespace loket::printer;

namespace {

/// Noise, with blank stretches of every length up to `longest_gap`. Ends in a black row, so that its height
/// shows.
Raster noise(std::mt19937& random, int width, int height, int longest_gap) {
    Raster raster(width, height);
    std::uniform_int_distribution<int> gap(0, longest_gap), column(0, width - 1), dots(1, 40);
    for (int y = 0; y < height; y += 1 + gap(random) * static_cast<int>(random() % 2)) {
        for (int i = dots(random); i > 0; --i) raster.set_black(column(random), y);
    }
    if (height > 0) raster.set_black(0, height - 1);
    return raster;
}

loket::PrinterProfile with_gs_l() {
    loket::PrinterProfile profile;
    profile.raster = loket::RasterCommand::gs_l;
    return profile;
}

PaperDecoder print(const std::vector<std::uint8_t>& bytes, int dots) {
    PaperDecoder decoder(dots);
    decoder.feed(bytes);
    return decoder;
}

} // namespace

TEST_CASE("what is encoded comes out on paper, dot for dot") {
    std::mt19937 random(20261125);
    struct Shape {
        int width, height, gap;
    };
    const std::vector<Shape> shapes{{384, 1, 0},    {576, 1, 0},      {384, 255, 3},   {384, 256, 3},
                                    {384, 257, 3},  {576, 512, 30},   {576, 513, 300}, {384, 900, 600},
                                    {512, 700, 60}, {576, 7999, 700}, {380, 300, 40},  {8, 8, 2}};
    for (const Shape shape : shapes) {
        for (int turn = 0; turn < 5; ++turn) {
            CAPTURE(shape.width, shape.height, shape.gap, turn);
            const Raster raster = noise(random, shape.width, shape.height, shape.gap);
            PaperDecoder decoder = print(encode_escpos(raster), shape.width);
            const auto tickets = decoder.take_cut();
            REQUIRE(tickets.size() == 1);
            CHECK(tickets.front() == raster);
            CHECK(decoder.unknown_bytes() == 0);
            CHECK(decoder.rows() == raster.height());
            CHECK(decoder.strip().height() == 0);
        }
    }
}

TEST_CASE("every receipt on every paper is the layout's dots again, in whatever portions it comes") {
    for (const Paper paper : kSamplePapers) {
        for (const auto& [name, receipt] : sample_receipts()) {
            const auto raster = lay_out(receipt, paper);
            REQUIRE(raster);
            const auto bytes = encode_escpos(*raster);
            for (const std::size_t portion : {1, 7, 4096}) {
                CAPTURE(paper.dots, name, portion);
                PaperDecoder decoder(paper.dots);
                for (std::size_t at = 0; at < bytes.size(); at += portion)
                    decoder.feed({bytes.data() + at, std::min(portion, bytes.size() - at)});
                const auto tickets = decoder.take_cut();
                REQUIRE(tickets.size() == 1);
                REQUIRE(tickets.front().width() == raster->width());
                REQUIRE(tickets.front().height() == raster->height());
                int differing = 0;
                for (int y = 0; y < raster->height(); ++y) {
                    for (int x = 0; x < raster->width(); ++x)
                        differing += tickets.front().black(x, y) != raster->black(x, y) ? 1 : 0;
                }
                CHECK(differing == 0);
                CHECK(decoder.unknown_bytes() == 0);
                CHECK(decoder.strip().height() == 0);
            }
        }
    }
}

TEST_CASE("a printer with feed units of its own is told to count dots") {
    const Raster raster = *lay_out(sample_ticket(), kPaper80);
    loket::PrinterProfile epson;
    epson.motion_units = true;
    for (const int dpi : {180, 203}) {
        CAPTURE(dpi);
        epson.dpi = dpi;
        const auto bytes = encode_escpos(raster, epson);
        CHECK(first_objection(bytes, true, raster.row_bytes()) == "");
        PaperDecoder half_dots(576, true, {dpi, 2 * dpi});
        half_dots.feed(bytes);
        CHECK(half_dots.take_cut() == std::vector<Raster>{raster});
        CHECK(half_dots.unknown_bytes() == 0);
        // What is not told prints gaps half as high.
        PaperDecoder untold(576, true, {dpi, 2 * dpi});
        untold.feed(encode_escpos(raster));
        CHECK(untold.take_cut().front().height() < raster.height());
    }
}

TEST_CASE("GS ( L brings the same dots as GS v 0, and no number in it is a real-time command") {
    std::mt19937 random(20261122);
    // 824 dots and 10 rows make a length of 0x0410; a width of 1040 dots is 0x0410 itself.
    for (const int width : {8, 384, 512, 576, 824, 1040, 1280, 2400}) {
        for (const int height : {1, 10, 255, 256, 257, 700}) {
            CAPTURE(width, height);
            Raster raster = noise(random, width, height, 0);
            break_realtime_commands(raster);
            const auto bytes = encode_escpos(raster, with_gs_l());
            CHECK(first_objection(bytes, true, raster.row_bytes()).empty());
            PaperDecoder decoder = print(bytes, width);
            CHECK(decoder.take_cut() == std::vector<Raster>{raster});
            CHECK(decoder.unknown_bytes() == 0);
        }
    }
    const auto ticket = *lay_out(sample_ticket(), kPaper80);
    const auto bytes = encode_escpos(ticket, with_gs_l());
    const std::vector<std::uint8_t> store{0x1D, '(', 'L'}, older{0x1D, 'v', '0'};
    CHECK(std::search(bytes.begin(), bytes.end(), store.begin(), store.end()) != bytes.end());
    CHECK(std::search(bytes.begin(), bytes.end(), older.begin(), older.end()) == bytes.end());
}

TEST_CASE("blank rows become feeds, at the start, in the middle and at the end") {
    Raster raster(576, 1000);
    raster.set_black(10, 300);
    raster.set_black(11, 301);
    const auto bytes = encode_escpos(raster);
    CHECK(bytes.size() < 400);
    PaperDecoder decoder = print(bytes, 576);
    const auto tickets = decoder.take_cut();
    REQUIRE(tickets.size() == 1);
    CHECK(tickets.front() == raster);
}

TEST_CASE("a blank ticket is fed and cut, an empty one prints nothing") {
    PaperDecoder blank = print(encode_escpos(Raster(384, 600)), 384);
    const auto tickets = blank.take_cut();
    REQUIRE(tickets.size() == 1);
    CHECK(tickets.front() == Raster(384, 600));
    PaperDecoder none = print(encode_escpos(Raster(384, 0)), 384);
    CHECK(none.take_cut().empty());
    CHECK(none.rows() == 0);
}

TEST_CASE("without a cutter the paper is fed to the tear bar and not cut") {
    const auto raster = lay_out(sample_ticket(), kPaper58);
    REQUIRE(raster);
    const auto bytes = encode_escpos(*raster, {.cutter = false});
    CHECK(first_objection(bytes, false, raster->row_bytes()).empty());
    PaperDecoder decoder = print(bytes, 384);
    CHECK(decoder.take_cut().empty());
    const Raster strip = decoder.strip();
    REQUIRE(strip.height() >= raster->height() + 80);
    int differing = 0;
    for (int y = 0; y < strip.height(); ++y) {
        for (int x = 0; x < 384; ++x) {
            differing += strip.black(x, y) != (y < raster->height() && raster->black(x, y)) ? 1 : 0;
        }
    }
    CHECK(differing == 0);
}

TEST_CASE("the decoder takes bytes in any portions") {
    const auto raster = lay_out(sample_ticket(), kPaper80);
    REQUIRE(raster);
    const auto bytes = encode_escpos(*raster);
    std::mt19937 random(7);
    PaperDecoder decoder(576);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t portion = std::min<std::size_t>(1 + random() % 97, bytes.size() - at);
        decoder.feed({bytes.data() + at, portion});
        at += portion;
    }
    const auto tickets = decoder.take_cut();
    REQUIRE(tickets.size() == 1);
    CHECK(tickets.front() == *raster);
}

TEST_CASE("the decoder knows the command reference beyond what the encoder sends") {
    struct Case {
        const char* what;
        std::vector<std::uint8_t> bytes;
        int rows, cuts, unknown;
        int black; ///< dots
    };
    const std::vector<Case> cases{
        {"reset", {0x1B, '@'}, 0, 0, 0, 0},
        {"feed of 0", {0x1B, 'J', 0}, 0, 0, 0, 0},
        {"feed whose amount looks like a command", {0x1B, 'J', 0x1B, 0x1B, 'J', 0x1D}, 27 + 29, 0, 0, 0},
        {"two lines", {0x1B, 'd', 2}, 60, 0, 0, 0},
        {"picture, ASCII mode digit", {0x1D, 'v', '0', '0', 1, 0, 2, 0, 0x81, 0x01}, 2, 0, 0, 3},
        {"double width and height", {0x1D, 'v', '0', 3, 1, 0, 1, 0, 0xC0}, 2, 0, 0, 8},
        {"wider than the paper", {0x1D, 'v', '0', 0, 3, 0, 1, 0, 0xFF, 0xFF, 0xFF}, 1, 0, 0, 16},
        {"stored picture, printed twice as high",
         {0x1D, '(', 'L', 11, 0, 48, 112, 48, 1, 2, 49, 3, 0, 1, 0, 0xFF, 0x1D, '(', 'L', 2, 0, 48, 50},
         2,
         0,
         0,
         6},
        {"stored picture that is not printed",
         {0x1D, '(', 'L',  11,   0,   48,   112, 48,  1, 1, 49, 8, 0,
          1,    0,   0xFF, 0x1B, '@', 0x1D, '(', 'L', 2, 0, 48, 50},
         0,
         0,
         0,
         0},
        {"stored picture whose length is not its own",
         {0x1D, '(', 'L', 11, 0, 48, 112, 48, 1, 1, 49, 9, 0, 1, 0, 0xFF},
         0,
         0,
         16,
         0},
        {"cut at once", {0x1B, 'J', 5, 0x1D, 'V', 1}, 5, 1, 0, 0},
        {"feed 9 and cut", {0x1B, 'J', 5, 0x1D, 'V', 'A', 9}, 14, 1, 0, 0},
        {"cut of nothing", {0x1D, 'V', 0}, 0, 0, 0, 0},
        {"letters wait for their line's end", {'A'}, 0, 0, 0, 0},
        {"letters that were forgotten", {'A', 0x1B, '@', 0x0A}, 30, 0, 0, 0},
        {"a blank line, and one that breaks where the paper ends", {0x0A, ' ', ' ', 0x0A}, 90, 0, 0, 0},
        {"letters twice as high", {0x1D, '!', 0x01, ' ', 0x0A}, 48, 0, 0, 0},
        {"size of no letter", {0x1D, '!', 0x80}, 0, 0, 3, 0},
        {"letters beyond ASCII", {0x80, 0xFF}, 0, 0, 2, 0},
        {"another code page", {0x1B, 't', 16}, 0, 0, 3, 0},
        {"alignment of no kind", {0x1B, 'a', 3}, 0, 0, 3, 0},
        {"code wider than the paper",
         {0x1D, '(', 'k', 4, 0, 49, 80, 48, 'A', 0x1D, '(', 'k', 3, 0, 49, 81, 48},
         0,
         0,
         8,
         0},
        {"unknown ESC", {0x1B, 'p', 0x1B, '@'}, 0, 0, 2, 0},
        {"unknown picture mode", {0x1D, 'v', '0', 9, 1, 0, 1, 0}, 0, 0, 8, 0},
        {"unknown cut", {0x1D, 'V', 7}, 0, 0, 3, 0},
        {"unfinished picture shows its whole rows",
         {0x1D, 'v', '0', 0, 2, 0, 9, 0, 0xFF, 0, 0xFF},
         1,
         0,
         0,
         8},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        PaperDecoder decoder = print(c.bytes, 16);
        CHECK(decoder.rows() == c.rows);
        CHECK(decoder.unknown_bytes() == c.unknown);
        int black = 0;
        const Raster strip = decoder.strip();
        for (int y = 0; y < strip.height(); ++y) {
            for (int x = 0; x < 16; ++x) black += strip.black(x, y) ? 1 : 0;
        }
        CHECK(black == c.black);
        CHECK(static_cast<int>(decoder.take_cut().size()) == c.cuts);
    }
}

TEST_CASE("typed text cannot become a command") {
    // Everything a person or a scanner could put into a field, each next to ordinary words.
    const std::vector<std::string> hostile{
        std::string("\x1B"
                    "@",
                    2),
        std::string("\x1Dv0\0\xFF\xFF\xFF\xFF", 8),
        std::string("\x1DV\0", 3),
        std::string("\x10\x04\x01", 3),
        std::string("\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", 10),
        std::string("\x1Bp\0\x19\xFA", 5),
        std::string("\0", 1),
        "\x7F",
        std::string("\xC2\x9B") + "31m", // C1 control
        std::string("\x1C&\x0E", 3),
        "\xE2\x80\xAE", // right-to-left override
    };
    const auto controls_removed = [](const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
                ++i;
            } else if (text.compare(i, 3, "\xE2\x80\xAE") == 0) {
                i += 2;
            } else if (byte >= 0x20 && byte != 0x7F) {
                out += text[i];
            }
        }
        return out;
    };
    for (const Paper paper : {kPaper58, kPaper80}) {
        for (std::size_t i = 0; i < hostile.size(); ++i) {
            CAPTURE(i, paper.dots);
            const auto receipt = [&](const std::string& in) {
                return Receipt{{Heading{"Warga " + in + " Contoh"}, Text{in + "Warga Contoh"},
                                Emphasis{"A" + in}, Code{"7K3M" + in},
                                KeyValue{"Nama" + in, "Warga Contoh" + in}, CheckItem{"Berkas" + in}}};
            };
            const auto dirty = lay_out(receipt(hostile[i]), paper);
            const auto clean = lay_out(receipt(controls_removed(hostile[i])), paper);
            REQUIRE(dirty);
            REQUIRE(clean);
            CHECK(*dirty == *clean);
            const auto bytes = encode_escpos(*dirty);
            CHECK(first_objection(bytes, true, dirty->row_bytes()) == "");
            PaperDecoder decoder = print(bytes, paper.dots);
            CHECK(decoder.unknown_bytes() == 0);
            CHECK(decoder.take_cut() == std::vector<Raster>{*clean});
        }
    }
}

TEST_CASE("the strict reader objects to what must not be sent") {
    // The test above means something only if this reader can say no.
    const auto ticket = encode_escpos(Raster(384, 10));
    CHECK(first_objection(ticket, true, 48) == "");
    auto drawer = ticket;
    drawer.insert(drawer.begin() + 4, {0x1B, 'p', 0, 25, 250});
    CHECK(first_objection(drawer, true, 48) != "");
    auto text = ticket;
    text.insert(text.begin() + 4, {'A'});
    CHECK(first_objection(text, true, 48) != "");
    auto after = ticket;
    after.push_back(0x0A);
    CHECK(first_objection(after, true, 48) != "");
    CHECK(first_objection(ticket, false, 48) != "");
    Raster realtime(384, 1);
    realtime.set_black(3, 0);     // 0x10
    realtime.set_black(8 + 5, 0); // 0x04
    CHECK(first_objection(encode_escpos(realtime), true, 48) != "");
}
