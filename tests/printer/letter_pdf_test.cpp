// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/letter_pdf.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/printer/pdf_tools.hpp"

using namespace loket;
using namespace loket::printer;

namespace {

const PdfInfo kInfo{"Surat", *parse_iso_instant("2026-11-25T01:14:00.000Z")};
const LetterHead kHead{"Pemerintah Kabupaten Contoh", "Dinas Sosial Kabupaten Contoh",
                       "Jalan Contoh 1, 99999", "Telepon 0000"};

Letter every_block() {
    return {
        "LEMBAR CONTOH",
        "Nomor: 1/2026",
        {LetterParagraph{"Yang bertanda tangan di bawah ini menerangkan hal berikut."},
         LetterTable{{{"Nomor", "A-001"}, {"Dari", "Warga Contoh"}}}, LetterList{{"pertama", "kedua"}, false},
         LetterList{{"berkas"}, true}, LetterWriting{"Isi disposisi", "", 3},
         LetterWriting{"Catatan", "Baris satu.\nBaris dua.", 3}, LetterRule{}, LetterSpace{5},
         LetterSignatures{{{"", "Pemohon", "Warga Contoh", false},
                           {"Contoh, 25 November 2026", "Kepala Dinas", "", true}}}}};
}

std::string text_of(const Letter& letter, PageSize page = kA4) {
    const auto pdf = letter_pdf(letter, kHead, page, kInfo);
    if (!pdf) FAIL(pdf.error().sentence);
    return pdf_text(PdfOnDisk(*pdf).path());
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a letter is on A4 under the office's head, every block in it") {
    const auto pdf = letter_pdf(every_block(), kHead, kA4, kInfo);
    REQUIRE(pdf);
    const PdfOnDisk file(*pdf);
    const std::string text = pdf_text(file.path());
    CAPTURE(text);
    for (const char* words :
         {"Pemerintah Kabupaten Contoh", "Dinas Sosial Kabupaten Contoh", "Jalan Contoh 1, 99999",
          "LEMBAR CONTOH", "Nomor: 1/2026", "A-001", "1.", "kedua", "berkas",
          "Isi disposisi:", "Baris satu.\n", "Baris dua.", "Contoh, 25 November 2026", "Kepala Dinas,",
          "(Warga Contoh)", "NIP. ....", "(...."}) {
        CAPTURE(words);
        CHECK(holds(text, words));
    }
    CHECK_FALSE(holds(text, "halaman"));
    const std::string info = pdf_info(file.path());
    CHECK(holds(info, "Pages:           1\n"));
    CHECK(holds(info, "Page size:       595.276 x 841.89 pts (A4)"));
}

TEST_CASE("a long text goes over as many pages as it needs, and every page says which it is") {
    std::string told;
    for (int i = 1; i <= 1500; ++i) told += "kata" + std::to_string(i) + " ";
    Letter letter = every_block();
    letter.blocks.insert(letter.blocks.begin(), LetterParagraph{told});
    const std::string text = text_of(letter);
    const auto pages = std::count(text.begin(), text.end(), '\f');
    REQUIRE(pages >= 3);
    for (int page = 1; page <= pages; ++page) {
        CHECK(holds(text, "halaman " + std::to_string(page) + " dari " + std::to_string(pages)));
    }
    for (int i = 1; i <= 1500; ++i) {
        if (!holds(text, "kata" + std::to_string(i))) FAIL("word " << i << " is lost");
    }
    CHECK(holds(text, "Kepala Dinas,"));
}

TEST_CASE("a register's head comes again on every page") {
    LetterGrid grid{{{"Nomor", 1}, {"Layanan", 3}}, {}};
    for (int i = 1; i <= 120; ++i) grid.rows.push_back({"A-" + std::to_string(1000 + i), "Pengaduan"});
    const std::string text = text_of({"BUKU REGISTER", "", {grid}}, kA4Landscape);
    const auto pages = std::count(text.begin(), text.end(), '\f');
    REQUIRE(pages >= 3);
    std::size_t heads = 0;
    for (std::size_t at = 0; (at = text.find("Layanan", at)) != std::string::npos; ++at) ++heads;
    CHECK(heads == static_cast<std::size_t>(pages));
    for (int i = 1; i <= 120; ++i) CHECK(holds(text, "A-" + std::to_string(1000 + i)));
    const PdfOnDisk file(*letter_pdf({"B", "", {grid}}, kHead, kA4Landscape, kInfo));
    CHECK(holds(pdf_info(file.path()), "841.89 x 595.276 pts"));
}

TEST_CASE("no control or turning character reaches the paper") {
    const std::string text = text_of({"Judul",
                                      "",
                                      {LetterParagraph{"Nama \xE2\x80\xAE"
                                                       "abc\x1B[31m lalu\x01 \xFF selesai"}}});
    CAPTURE(text);
    CHECK(holds(text, "abc[31m lalu"));
    CHECK_FALSE(holds(text, "\x1B"));
    CHECK_FALSE(holds(text, "\xE2\x80\xAE"));
}

TEST_CASE("the same letter and moment give the same bytes") {
    const auto once = letter_pdf(every_block(), kHead, kA4, kInfo);
    const auto again = letter_pdf(every_block(), kHead, kA4, kInfo);
    REQUIRE(once);
    CHECK((*once == *again));
    Letter other = every_block();
    other.title = "LEMBAR LAIN";
    CHECK((*once != *letter_pdf(other, kHead, kA4, kInfo)));
}

TEST_CASE("what is too long is an error in words, not a cut") {
    const auto text =
        letter_pdf({"J", "", {LetterParagraph{std::string(1'100'000, 'x')}}}, kHead, kA4, kInfo);
    REQUIRE_FALSE(text);
    CHECK(holds(text.error().sentence, "1 MiB"));
    const auto pages =
        letter_pdf({"J", "", std::vector<LetterBlock>(4000, LetterWriting{"", "", 20})}, kHead, kA4, kInfo);
    REQUIRE_FALSE(pages);
    CHECK(holds(pages.error().sentence, "300 pages"));
    const LetterGrid grid{{{"A", 1}, {"B", 50}}, {{std::string(2000, 'x'), "y"}}};
    const auto row = letter_pdf({"J", "", {grid}}, kHead, kA4, kInfo);
    REQUIRE_FALSE(row);
    CHECK(holds(row.error().sentence, "higher than a page"));
}
