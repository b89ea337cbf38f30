// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets in the printer's own letters: what they look like, what is sent, and that the one is the other.
#include <algorithm>

#include "printer/ascii_text.hpp"
#include "printer/paper_decoder.hpp"
#include "printer/text_encoder.hpp"
#include "printer/text_layout.hpp"
#include "printer/word_wrap.hpp"
#include "tests/catch.hpp"
#include "tests/printer/qr_reader.hpp"
#include "tests/printer/sample_profiles.hpp"
#include "tests/printer/sample_receipts.hpp"
#include "tests/printer/text_allowed.hpp"

using namespace loket::printer;
using loket::PrinterProfile;
using Bytes = std::vector<std::uint8_t>;
using Lines = std::vector<std::string>;

namespace {

TextPage laid_out(const Receipt& receipt, const PrinterProfile& printer) {
    const auto page = lay_out_text(receipt, printer);
    REQUIRE(page);
    return *page;
}

/// The words of its lines, without their style.
Lines words_of(const TextPage& page) {
    Lines lines;
    for (const TextPart& part : page.parts) {
        if (const auto* line = std::get_if<TextLine>(&part)) {
            lines.emplace_back();
            for (const TextRun& run : line->runs) lines.back() += run.text;
        }
    }
    return lines;
}

Lines words_of(const Block& block, int columns) {
    return words_of(laid_out(Receipt{{block}}, sample_profile(columns * 12 / 8 * 8, columns)));
}

bool contains(const Bytes& bytes, const Bytes& wanted) {
    return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

} // namespace

TEST_CASE("a printer prints a text ticket as it was drawn, dot for dot") {
    for (const PrinterProfile& printer : sample_profiles()) {
        for (const auto& [name, receipt] : sample_receipts()) {
            CAPTURE(printer.dots, printer.native_qr, name);
            const TextPage page = laid_out(receipt, printer);
            const Bytes bytes = encode_text(page, printer);
            CHECK(first_objection_to_text(bytes, true).empty());
            PaperDecoder decoder(printer.dots, true, feed_units(printer));
            decoder.feed(bytes);
            const auto tickets = decoder.take_cut();
            REQUIRE(tickets.size() == 1);
            CHECK(tickets.front() == draw(page, printer));
            CHECK(tickets.front().height() == rows_of(page));
            CHECK(decoder.unknown_bytes() == 0);
        }
    }
}

TEST_CASE("the QR code of a text ticket is read from paper by a reader that knows nothing of us") {
    for (const PrinterProfile& printer : sample_profiles()) {
        CAPTURE(printer.dots, printer.native_qr);
        PaperDecoder decoder(printer.dots, true, feed_units(printer));
        decoder.feed(encode_text(laid_out(sample_ticket(), printer), printer));
        const auto tickets = decoder.take_cut();
        REQUIRE(tickets.size() == 1);
        CHECK(read_qr_codes(tickets.front()) == Lines{kSampleQr});
    }
}

TEST_CASE(
    "at 9600 baud a text ticket takes less than 5 s of line, less than 2 s when the printer makes QR codes") {
    constexpr double bytes_per_second = 960;
    for (const PrinterProfile& printer : sample_profiles()) {
        CAPTURE(printer.dots, printer.native_qr);
        const Bytes bytes = encode_text(laid_out(sample_ticket(), printer), printer);
        CHECK(static_cast<double>(bytes.size()) / bytes_per_second < (printer.native_qr ? 2 : 5));
    }
}

TEST_CASE("profiles decide how a text ticket's QR code is sent") {
    const Bytes own{0x1D, '(', 'k'}, dots{0x1D, 'v', '0', 3}, stored{0x1D, '(', 'L'};
    PrinterProfile printer = sample_profile(384, 32);
    const auto sent = [&] { return encode_text(laid_out(sample_ticket(), printer), printer); };
    CHECK(contains(sent(), dots));
    CHECK_FALSE(contains(sent(), own));
    printer.raster = loket::RasterCommand::gs_l;
    CHECK(contains(sent(), stored));
    CHECK_FALSE(contains(sent(), dots));
    printer.native_qr = true;
    CHECK(contains(sent(), own));
    CHECK_FALSE(contains(sent(), stored));
    // What is not plain text could hold a command: dots again.
    const Receipt odd{{Qr{std::string("\x10\x04\x01", 3)}}};
    CHECK_FALSE(contains(encode_text(laid_out(odd, printer), printer), own));
}

TEST_CASE("the bytes of a small page") {
    PrinterProfile printer = sample_profile(384, 32, true);
    printer.cutter = false;
    const TextPage page{{TextLine{{{"A", true, 2, 3}}, true}, TextFeed{9},
                         TextLine{{{"b"},
                                   {"\x1B"
                                    "c",
                                    true}}},
                         TextQr{"D", 6, true}}};
    const Bytes wanted{0x1B, '@', 0x1C, '.',  0x1B, 't', 0,                           // begin
                       0x1B, 'a', 1,    0x1B, 'E',  1,   0x1D, '!',  0x12, 'A', 0x0A, // A
                       0x1B, 'J', 9,                                                  // white
                       0x1B, 'a', 0,    0x1B, 'E',  0,   0x1D, '!',  0,    'b', 0x1B, 'E', 1,
                       '?',  'c', 0x0A, // b?c
                       0x1B, 'a', 1,    0x1D, '(',  'k', 4,    0,    49,   65,  50,   0,   0x1D,
                       '(',  'k', 3,    0,    49,   67,  6,    0x1D, '(',  'k', 3,    0,   49,
                       69,   49,  0x1D, '(',  'k',  4,   0,    49,   80,   48,  'D',  // QR
                       0x1D, '(', 'k',  3,    0,    49,  81,   48,   0x1B, 'J', 120}; // tear bar
    CHECK(encode_text(page, printer) == wanted);
}

TEST_CASE("texts become ASCII") {
    CHECK(ascii_text("Andr\xC3\xA9 Contoh") == "Andre Contoh");
    CHECK(ascii_text("Andre\xCC\x81") == "Andre"); // the accent a character of its own
    CHECK(ascii_text("\xE2\x80\x9CWarga\xE2\x80\x9D \xE2\x80\x93 Jum\xE2\x80\x99"
                     "at") == "\"Warga\" - Jum'at");
    CHECK(ascii_text("\xF0\x9F\x98\x80") == "?");
    CHECK(ascii_text("\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85") == "????");
    CHECK(ascii_text("Rp 5.000\xC2\xA0\xE2\x82\xAC") == "Rp 5.000 EUR");
    CHECK(ascii_text("a\x1B@b\x1Dv0\x10\x04"
                     "c\n d\xFF") == "a@bv0c d?");
    CHECK(ascii_text("").empty());
}

TEST_CASE("words are wrapped at blanks, and broken only where they are longer than a line") {
    CHECK(wrap("", 10).empty());
    CHECK(wrap("   ", 10).empty());
    CHECK(wrap("satu dua tiga", 8) == Lines{"satu dua", "tiga"});
    CHECK(wrap("satu  dua", 9) == Lines{"satu dua"});
    CHECK(wrap("abcdefghij k", 4) == Lines{"abcd", "efgh", "ij k"});
    CHECK(wrap("ab cdefg", 4) == Lines{"ab", "cdef", "g"});
    CHECK(wrap("ab", 0) == Lines{"a", "b"});
    CHECK(wrap_evenly("satu dua tiga", 12) == Lines{"satu dua", "tiga"});
    CHECK(wrap_evenly("Dinas Sosial Kabupaten Contoh", 26) == Lines{"Dinas Sosial", "Kabupaten Contoh"});
}

TEST_CASE("blocks become lines as wide as the paper") {
    CHECK(words_of(KeyValue{"Loket", "2"}, 32) == Lines{"Loket       2"});
    CHECK(words_of(KeyValue{"Perihal", "Bantuan belum cair sejak Agustus"}, 32) ==
          Lines{"Perihal     Bantuan belum cair", "            sejak Agustus"});
    CHECK(words_of(KeyValue{"Dijawab paling lambat", "Rabu"}, 32) == Lines{"Dijawab paling lambat", "Rabu"});
    CHECK(words_of(KeyValue{"Nama", ""}, 32).empty());
    CHECK(words_of(CheckItem{"Surat permohonan, ditandatangani"}, 24) ==
          Lines{"[ ] Surat permohonan,", "    ditandatangani"});
    CHECK(words_of(Rule{}, 24) == Lines{std::string(24, '-')});
    CHECK(words_of(Rule{true}, 24) == Lines{"- - - - - - - - - - - -"});
    CHECK(words_of(Code{"7K3M-Q2XV-9T4B"}, 24) == Lines{"7K3M-Q2XV-9T4B"});
    CHECK(words_of(Code{"7K3M-Q2XV-9T4B-7K3M-Q2XV-9T4B"}, 24) == Lines{"7K3M-Q2XV-9T4B-7K3M-", "Q2XV-9T4B"});
    CHECK(words_of(Text{" \n\x1B "}, 24).empty());
}

TEST_CASE("what matters is larger: number over heading and code, and all of it fits") {
    for (const PrinterProfile& printer : sample_profiles()) {
        const auto style = [&](const Block& block) {
            for (const TextPart& part : laid_out(Receipt{{block}}, printer).parts) {
                if (const auto* line = std::get_if<TextLine>(&part)) return line->runs.front();
            }
            return TextRun{};
        };
        CAPTURE(printer.dots);
        const TextRun number = style(Emphasis{"A-012"});
        CHECK(number.high >= 4);
        CHECK(number.wide == number.high);
        CHECK(style(Heading{"Kartu Syarat"}).wide == 2);
        CHECK(style(Heading{std::string(60, 'W')}).wide == 1);
        CHECK(style(Code{"7K3M-Q2XV-9T4B"}).wide == 2);
        for (const Block& block : std::vector<Block>{
                 Heading{std::string(300, 'W')}, Text{std::string(300, 'W')}, Emphasis{std::string(300, 'W')},
                 Code{std::string(300, 'W')}, KeyValue{"Kunci", std::string(300, 'W')},
                 CheckItem{std::string(300, 'W')}, KeyValue{std::string(300, 'W'), "Nilai"}}) {
            for (const TextPart& part : laid_out(Receipt{{block}}, printer).parts) {
                const auto* line = std::get_if<TextLine>(&part);
                int width = 0;
                for (std::size_t i = 0; line != nullptr && i < line->runs.size(); ++i)
                    width += static_cast<int>(line->runs[i].text.size()) * line->runs[i].wide;
                CHECK(width <= printer.columns);
            }
        }
    }
}

TEST_CASE("what cannot be a ticket is refused in text as well") {
    const PrinterProfile printer = sample_profile(384, 32);
    Receipt endless;
    for (int i = 0; i < 400; ++i) endless.blocks.emplace_back(Text{"Baris contoh"});
    CHECK_FALSE(lay_out_text(endless, printer));
    CHECK_FALSE(lay_out_text(Receipt{{Text{std::string(70000, 'a')}}}, printer));
    CHECK_FALSE(lay_out_text(Receipt{{Qr{std::string(301, 'x')}}}, printer));
    CHECK_FALSE(lay_out_text(Receipt{{Text{"a"}}}, sample_profile(8, 1)));
    endless.blocks.resize(100);
    CHECK(lay_out_text(endless, printer));
}

TEST_CASE("typed text cannot become a command in text either") {
    const std::vector<std::string> hostile{
        std::string("\x1B"
                    "@",
                    2),
        std::string("\x1Dv0\0\xFF\xFF\xFF\xFF", 8),
        std::string("\x1DV\0", 3),
        std::string("\x10\x04\x01", 3),
        std::string("\x10\x14\x08", 3),
        std::string("\x1Bp\0\x19\xFA", 5),
        std::string("\0", 1),
        "\x7F",
        std::string("\xC2\x9B") + "31m",
        "\x1C&\x0E",
    };
    for (const PrinterProfile& printer : sample_profiles()) {
        for (std::size_t i = 0; i < hostile.size(); ++i) {
            CAPTURE(i, printer.dots, printer.native_qr);
            const std::string& in = hostile[i];
            const Receipt receipt{{Heading{"Warga " + in + " Contoh"}, Text{in + "Warga Contoh"},
                                   Emphasis{"A" + in}, Code{"7K3M" + in}, Qr{"7K3M" + in},
                                   KeyValue{"Nama" + in, "Warga Contoh" + in}, CheckItem{"Berkas" + in}}};
            const TextPage page = laid_out(receipt, printer);
            const Bytes bytes = encode_text(page, printer);
            CHECK(first_objection_to_text(bytes, true) == "");
            PaperDecoder decoder(printer.dots, true, feed_units(printer));
            decoder.feed(bytes);
            CHECK(decoder.unknown_bytes() == 0);
            CHECK(decoder.take_cut() == std::vector<Raster>{draw(page, printer)});
        }
    }
}

TEST_CASE("the strict reader of text objects to what must not be sent") {
    const PrinterProfile printer = sample_profile(384, 32);
    const Bytes ticket = encode_text(laid_out(sample_ticket(), printer), printer);
    REQUIRE(first_objection_to_text(ticket, true).empty());
    CHECK_FALSE(first_objection_to_text(ticket, false).empty());
    for (const Bytes& bad : std::vector<Bytes>{
             {0x1B, 'p', 0, 25, 250}, {0x1B, '@'}, {0x10, 0x04, 1}, {0x80}, {0x07}, {0x1D, 'V', 0}}) {
        Bytes changed = ticket;
        changed.insert(changed.begin() + 7, bad.begin(), bad.end());
        CHECK_FALSE(first_objection_to_text(changed, true).empty());
    }
    Bytes after = ticket;
    after.push_back(0x0A);
    CHECK_FALSE(first_objection_to_text(after, true).empty());
}
