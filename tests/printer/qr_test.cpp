// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "printer/paper_decoder.hpp"
#include "tests/catch.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;

namespace {

Raster on_paper(const Receipt& receipt, Paper paper) {
    const auto raster = lay_out(receipt, paper);
    REQUIRE(raster);
    PaperDecoder decoder(paper.dots);
    decoder.feed(encode_escpos(*raster));
    const auto tickets = decoder.take_cut();
    REQUIRE(tickets.size() == 1);
    return tickets.front();
}

} // namespace

TEST_CASE("an independent reader reads the ticket's QR from the printed dots") {
    for (const Paper paper : {kPaper58, kPaper80}) {
        CHECK(read_qr_codes(on_paper(sample_ticket(), paper)) == std::vector<std::string>{kSampleQr});
    }
}

TEST_CASE("every QR text that is allowed fits both papers and is read back") {
    const std::vector<std::string> texts{
        "7",
        "HTTPS://LACAK.CONTOH.GO.ID/7K3MQ2XV9T4B",
        "https://lacak.contoh.go.id/7K3M-Q2XV-9T4B",
        std::string(150, 'a'),
        std::string(299, 'x') + "y",
    };
    for (const std::string& text : texts) {
        for (const Paper paper : {kPaper58, kPaper80}) {
            CAPTURE(text.size(), paper.dots);
            CHECK(read_qr_codes(on_paper(Receipt{{Qr{text}}}, paper)) == std::vector<std::string>{text});
        }
    }
}

TEST_CASE("a QR symbol has whole modules of six dots and a quiet zone of four") {
    const QrSymbol symbol = make_qr(kSampleQr);
    REQUIRE(symbol.side == 29); // version 3
    const auto raster = lay_out(Receipt{{Qr{kSampleQr}}}, kPaper58);
    REQUIRE(raster);
    const int left = (384 - 29 * 6) / 2;
    const int top = 4 * 6;
    REQUIRE(raster->height() >= 29 * 6 + 2 * top);
    for (int y = 0; y < raster->height(); ++y) {
        for (int x = 0; x < raster->width(); ++x) {
            const bool inside = x >= left && x < left + 29 * 6 && y >= top && y < top + 29 * 6;
            const bool dark = inside && symbol.dark[static_cast<std::size_t>((y - top) / 6) * 29 +
                                                    static_cast<std::size_t>((x - left) / 6)];
            if (raster->black(x, y) != dark) {
                FAIL("dot " << x << "," << y);
            }
        }
    }
}

TEST_CASE("a small symbol has larger modules, a large one smaller ones, and all fit the paper") {
    CHECK(qr_module(21, kPaper58) == 8); // a tracking code alone: 168 dots, 21 mm
    CHECK(qr_module(25, kPaper80) == 8); // 25 mm
    CHECK(qr_module(29, kPaper58) == 6);
    CHECK(qr_module(57, kPaper80) == 6);
    CHECK(qr_module(69, kPaper58) == 5);
    CHECK_FALSE(qr_module(89, kPaper58));
    CHECK_FALSE(qr_module(0, kPaper80));
}

TEST_CASE("QR texts with a NUL keep it, longer ones than 300 bytes are refused") {
    const std::string with_nul("A\0B", 3);
    CHECK(read_qr_codes(on_paper(Receipt{{Qr{with_nul}}}, kPaper58)) == std::vector<std::string>{with_nul});
    CHECK(make_qr(std::string(300, 'x')).side > 0);
    CHECK(make_qr(std::string(301, 'x')).side == 0);
    CHECK(make_qr("").side == 0);
    CHECK_FALSE(lay_out(Receipt{{Qr{std::string(301, 'x')}}}, kPaper80));
}
