// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/receipt_pdf.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/printer/pdf_tools.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_ticket.hpp"

using namespace loket::printer;

namespace {

const PdfInfo kInfo{"Tiket", *loket::parse_iso_instant("2026-11-25T01:14:00.000Z")};

/// The words without the line breaks and blanks between them.
std::string words_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\f') {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

TEST_CASE("a receipt as PDF: words to search, a code to scan, the width of the roll") {
    struct Case {
        Paper paper;
        const char* width;
    };
    for (const Case& c : {Case{kPaper58, "164.4"}, Case{kPaper80, "226.7"}}) { // points: 58 mm, 80 mm
        CAPTURE(c.width);
        const auto pdf = receipt_pdf(sample_ticket(), c.paper, kInfo);
        REQUIRE(pdf);
        const PdfOnDisk file(*pdf);
        const std::string text = words_of(pdf_text(file.path()));
        for (const char* words :
             {"Dinas Sosial Kabupaten Contoh", "A-012", "7K3M-Q2XV-9T4B", "Layanan ini gratis."}) {
            CAPTURE(words, text);
            CHECK(text.find(words) != std::string::npos);
        }
        const std::string info = pdf_info(file.path());
        CAPTURE(info);
        CHECK(info.find("Pages:           1\n") != std::string::npos);
        CHECK(info.find(std::string("Page size:       ") + c.width) != std::string::npos);
        CHECK(info.find("Title:           Tiket\n") != std::string::npos);
        CHECK(pdf_fonts(file.path()).find("Inter") != std::string::npos);
        CHECK(read_qr_codes(pdf_page(file.path(), 203)) == std::vector<std::string>{kSampleQr});
    }
}

TEST_CASE("a receipt's PDF is as long as its paper, and breaks its lines at the same words") {
    const Raster raster = *lay_out(sample_ticket(), kPaper58);
    const PdfOnDisk file(*receipt_pdf(sample_ticket(), kPaper58, kInfo));
    const Raster page = pdf_page(file.path(), 203);
    const int above = 24, side = 40; // 3 mm and 5 mm in dots of 203 dpi, to a dot
    CHECK(std::abs(page.height() - raster.height() - above) <= 2);
    REQUIRE(page.width() >= raster.width() + 2 * side - 2);
    int ink = 0, met = 0;
    for (int y = 4; y < raster.height() - 4; ++y) {
        for (int x = 4; x < raster.width() - 4; ++x) {
            if (!raster.black(x, y)) continue;
            ++ink;
            bool near = false;
            for (int v = -3; v <= 3 && !near; ++v) {
                for (int u = -3; u <= 3 && !near; ++u) near = page.black(x + side + u, y + above + v);
            }
            met += near ? 1 : 0;
        }
    }
    REQUIRE(ink > 10'000);
    CHECK(met * 100 >= ink * 99);
}

TEST_CASE("the same receipt and moment give the same bytes") {
    const auto once = receipt_pdf(sample_ticket(), kPaper80, kInfo);
    const auto again = receipt_pdf(sample_ticket(), kPaper80, kInfo);
    REQUIRE(once);
    CHECK(*once == *again);
    CHECK(*once != *receipt_pdf(sample_ticket("A-013"), kPaper80, kInfo));
    CHECK(*once != *receipt_pdf(sample_ticket(), kPaper80, {"Tiket", kInfo.made + std::chrono::minutes(1)}));
}

TEST_CASE("what cannot be a receipt on paper is none as PDF") {
    CHECK_FALSE(receipt_pdf({}, kPaper58, kInfo));
    CHECK_FALSE(receipt_pdf(sample_ticket(), {10, 203}, kInfo));
    CHECK_FALSE(receipt_pdf({{Text{std::string(100'000, 'x')}}}, kPaper58, kInfo));
}

namespace {

/// What has ink on it, in millimetres of a page of 203 dpi.
struct Ink {
    double left = 1e9, top = 1e9, right = 0, bottom = 0;
};

Ink ink_of(const Raster& page) {
    Ink ink;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            if (!page.black(x, y)) continue;
            const double across = x * 25.4 / 203, down = y * 25.4 / 203;
            ink = {std::min(ink.left, across), std::min(ink.top, down), std::max(ink.right, across),
                   std::max(ink.bottom, down)};
        }
    }
    return ink;
}

} // namespace

TEST_CASE("on a sheet the receipt stands upright in the middle of the top, in its own size") {
    const PdfOnDisk file(*receipt_pdf(sample_ticket(), kPaper80, kInfo, Sheet{210, 297}));
    CHECK(pdf_info(file.path()).find("Page size:       595.276 x 841.89 pts (A4)\n") != std::string::npos);
    const Raster page = pdf_page(file.path(), 203);
    const Ink ink = ink_of(page);
    const double width = kPaper80.dots * 25.4 / 203;
    CHECK(ink.right - ink.left == Approx(width).margin(4)); // its rules go nearly from edge to edge
    CHECK(ink.left + ink.right == Approx(210).margin(1));
    CHECK(ink.top >= 15);
    CHECK(ink.top < 20);
    CHECK(read_qr_codes(page) == std::vector<std::string>{kSampleQr});
}

TEST_CASE("a receipt longer than the sheet is made smaller") {
    const PdfOnDisk file(*receipt_pdf(sample_ticket(), kPaper80, kInfo, Sheet{148, 105})); // A6, lying
    const Ink ink = ink_of(pdf_page(file.path(), 203));
    CHECK(ink.top >= 15);
    CHECK(ink.bottom <= 105);
    CHECK(ink.right - ink.left < kPaper80.dots * 25.4 / 203 - 5);
    CHECK(pdf_info(file.path()).find("Pages:           1\n") != std::string::npos);
}

TEST_CASE("a roll that the driver knows gets a page of the receipt's own length") {
    CHECK(receipt_pdf(sample_ticket(), kPaper80, kInfo, Sheet{80, 297}).value() ==
          receipt_pdf(sample_ticket(), kPaper80, kInfo).value());
}
