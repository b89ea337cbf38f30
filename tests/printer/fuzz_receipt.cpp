// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the texts of a receipt: laid out or refused with a sentence; what is laid out comes out on
// paper dot for dot, and the printer sees no byte it does not know. As dots, and in the printer's own
// letters.
#include <cstdlib>
#include <string>

#include "printer/escpos.hpp"
#include "printer/layout.hpp"
#include "printer/paper_decoder.hpp"
#include "printer/text_encoder.hpp"
#include "printer/text_layout.hpp"
#include "tests/printer/sample_profiles.hpp"
#include "tests/printer/text_allowed.hpp"

using namespace loket::printer;

namespace {

Block block_of(std::uint8_t kind, const std::string& text) {
    switch (kind % 9) {
        case 0:
            return Heading{text};
        case 1:
            return Text{text, kind & 16 ? Text::Align::centre : Text::Align::left, (kind & 32) != 0,
                        (kind & 64) != 0};
        case 2:
            return Emphasis{text};
        case 3:
            return Code{text};
        case 4:
            return KeyValue{text.substr(0, text.size() / 3), text.substr(text.size() / 3)};
        case 5:
            return CheckItem{text};
        case 6:
            return Qr{text};
        case 7:
            return Rule{(kind & 16) != 0};
        default:
            return Space{kind - 100};
    }
}

/// In the printer's own letters: what is drawn comes out, and no command but the allowed ones is sent.
void check_in_letters(const Receipt& receipt, std::size_t size) {
    loket::PrinterProfile printer =
        sample_profile(size % 2 == 0 ? 384 : 576, size % 2 == 0 ? 32 : 48, size % 3 == 0);
    printer.motion_units = size % 5 == 0;
    const auto page = lay_out_text(receipt, printer);
    if (!page) {
        if (page.error().sentence.empty()) std::abort();
        return;
    }
    const auto bytes = encode_text(*page, printer);
    if (!first_objection_to_text(bytes, printer.cutter).empty()) std::abort();
    PaperDecoder decoder(printer.dots, true, feed_units(printer));
    decoder.feed(bytes);
    const auto tickets = decoder.take_cut();
    if (decoder.unknown_bytes() != 0) std::abort();
    if (!page->parts.empty() && (tickets.size() != 1 || !(tickets[0] == draw(*page, printer)))) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Each block: its kind, its length, its text.
    Receipt receipt;
    for (std::size_t at = 0; at + 2 <= size && receipt.blocks.size() < 12;) {
        const std::size_t length = std::min<std::size_t>(data[at + 1], size - at - 2);
        receipt.blocks.push_back(
            block_of(data[at], std::string(reinterpret_cast<const char*>(data + at + 2), length)));
        at += 2 + length;
    }
    check_in_letters(receipt, size);
    const Paper paper = size % 2 == 0 ? kPaper58 : kPaper80;
    const auto raster = lay_out(receipt, paper);
    if (!raster) {
        if (raster.error().sentence.empty()) std::abort();
        return 0;
    }
    if (raster->width() != paper.dots || raster->height() > 8100) std::abort();
    PaperDecoder decoder(paper.dots);
    decoder.feed(encode_escpos(*raster));
    const auto tickets = decoder.take_cut();
    if (decoder.unknown_bytes() != 0) std::abort();
    if (raster->height() > 0 && (tickets.size() != 1 || !(tickets[0] == *raster))) std::abort();
    return 0;
}
