// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout.hpp"

#include <thread>

#include "printer/realtime_guard.hpp"
#include "tests/catch.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;

namespace {

Raster laid_out(const Receipt& receipt, Paper paper = kPaper58) {
    const auto raster = lay_out(receipt, paper);
    REQUIRE(raster);
    return *raster;
}

/// Columns of the leftmost and rightmost black dot; {width, -1} when all is white.
std::pair<int, int> extent(const Raster& raster) {
    int left = raster.width(), right = -1;
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) {
            if (raster.black(x, y)) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
    }
    return {left, right};
}

} // namespace

TEST_CASE("blocks without words take no space") {
    const std::vector<Block> empty{Heading{""},   Text{" \n "},     Emphasis{""}, Code{"\x1B"},
                                   CheckItem{""}, KeyValue{"", ""}, Qr{""},       KeyValue{"Nama", ""},
                                   Space{0},      Space{-5}};
    for (const Paper paper : {kPaper58, kPaper80}) {
        CHECK(laid_out(Receipt{empty}, paper) == Raster(paper.dots, 0));
        Receipt with = sample_ticket();
        with.blocks.insert(with.blocks.begin() + 3, empty.begin(), empty.end());
        CHECK(laid_out(with, paper) == laid_out(sample_ticket(), paper));
    }
}

TEST_CASE("every block stays within the paper, however long its words are") {
    const std::string word(400, 'W');
    const std::string sentence = "Bantuan belum cair sejak bulan Agustus dan belum ada kabar dari pendamping";
    for (const Paper paper : {kPaper58, kPaper80}) {
        for (const std::string& text : {word, sentence}) {
            for (const Block& block :
                 std::vector<Block>{Heading{text}, Text{text}, Emphasis{text}, Code{text},
                                    KeyValue{"Kunci", text}, KeyValue{text, text}, CheckItem{text}}) {
                CAPTURE(paper.dots, block.index(), text.size());
                const Raster raster = laid_out(Receipt{{block}}, paper);
                const auto [left, right] = extent(raster);
                CHECK(left >= 1);
                CHECK(right <= paper.dots - 2);
                // Wrapped, not clipped: 400 letters need several lines.
                const int line = laid_out(Receipt{{Text{"W"}}}, paper).height();
                CHECK(raster.height() > line * 3 / 2);
            }
        }
    }
}

TEST_CASE("the queue number is the largest thing, and shrinks rather than breaks") {
    for (const Paper paper : {kPaper58, kPaper80}) {
        const int number = laid_out(Receipt{{Emphasis{"A-012"}}}, paper).height();
        CHECK(number > 2 * laid_out(Receipt{{Heading{"A-012"}}}, paper).height());
        const int longer = laid_out(Receipt{{Emphasis{"PRIORITAS-12"}}}, paper).height();
        CHECK(longer < number); // one line, smaller
    }
}

TEST_CASE("a long value wraps under itself, a long key stands above its value") {
    const Raster one = laid_out(Receipt{{KeyValue{"Loket", "2"}}});
    const Raster two = laid_out(Receipt{{KeyValue{"Loket", "Bantuan belum cair sejak bulan Agustus"}}});
    CHECK(two.height() > one.height());
    const int column = 384 * 30 / 100;
    int below_key = 0;
    for (int y = one.height(); y < two.height(); ++y) {
        for (int x = 0; x < column; ++x) below_key += two.black(x, y) ? 1 : 0;
    }
    CHECK(below_key == 0);
    const Raster stacked = laid_out(Receipt{{KeyValue{"Dijawab paling lambat tanggal", "2"}}});
    const auto [left, right] = extent(stacked);
    CHECK(left < 20);
    int value_at_left = 0;
    for (int y = one.height(); y < stacked.height(); ++y) {
        for (int x = 0; x < 40; ++x) value_at_left += stacked.black(x, y) ? 1 : 0;
    }
    CHECK(value_at_left > 0);
}

TEST_CASE("limits are errors with a sentence, never a cut ticket") {
    Receipt endless;
    for (int i = 0; i < 400; ++i) endless.blocks.emplace_back(Text{"Baris contoh"});
    const std::vector<std::pair<Receipt, Paper>> refused{
        {endless, kPaper58},
        {Receipt{{Text{std::string(70000, 'a')}}}, kPaper80},
        {Receipt{{Space{2000000000}, Space{2000000000}}}, kPaper80},
        {Receipt{{Text{"a"}}}, Paper{10, 203}},
        {Receipt{{Text{"a"}}}, Paper{576, 0}},
    };
    for (const auto& [receipt, paper] : refused) {
        const auto raster = lay_out(receipt, paper);
        REQUIRE_FALSE(raster);
        CHECK(raster.error().sentence.size() > 10);
    }
    endless.blocks.resize(100);
    CHECK(lay_out(endless, kPaper58));
}

TEST_CASE("the same receipt gives the same dots on any thread") {
    const Raster here = laid_out(sample_ticket(), kPaper80);
    Raster there;
    std::thread([&] { there = *lay_out(sample_ticket(), kPaper80); }).join();
    CHECK(here == there);
}

TEST_CASE("a character no font has leaves a mark, other scripts are printed") {
    const Raster unknown = laid_out(Receipt{{Text{"\xF3\xB0\x80\x80"}}}); // private use
    CHECK(extent(unknown).second > 0);
    CHECK(extent(laid_out(Receipt{{Text{"\xEF\xBF\xBD"}}})).second > 0);
}

TEST_CASE("dots never form a real-time command") {
    // Every pair of bytes, in a row and across a row's end.
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            for (const int width : {8, 16}) {
                Raster raster(width, width == 8 ? 2 : 1);
                raster.row(0)[0] = static_cast<std::uint8_t>(first);
                raster.row(0)[1] = static_cast<std::uint8_t>(second);
                break_realtime_commands(raster);
                const bool command = first == 0x10 && (second == 0x04 || second == 0x05 || second == 0x14);
                if (raster.row(0)[0] != (command ? 0x18 : first) || raster.row(0)[1] != second) {
                    FAIL("bytes " << first << " " << second);
                }
            }
        }
    }
    Raster empty(384, 0);
    break_realtime_commands(empty);
    CHECK(empty.height() == 0);
}
