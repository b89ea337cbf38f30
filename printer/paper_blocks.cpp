// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of PaperDecoder that tell their length first: GS ( H, GS ( L, GS ( k.
#include <algorithm>
#include <utility>

#include "printer/layout.hpp"
#include "printer/paper_decoder.hpp"

namespace loket::printer {

void PaperDecoder::end_block() {
    const std::uint8_t kind = head_[0];
    const bool known = kind == 'H'   ? process_block()
                       : kind == 'L' ? graphics_block()
                                     : kind == 'k' && qr_block();
    if (!known) return unknown();
    mode_ = Mode::ground;
}

// GS ( H, function 48: the process id comes back when what was before it is printed.
bool PaperDecoder::process_block() {
    if (block_.size() != 6 || block_[0] != 48 || block_[1] != 48) return false;
    Request wanted{Request::Kind::process_id};
    std::copy(block_.begin() + 2, block_.end(), wanted.id.begin());
    request(wanted);
    return true;
}

// GS ( L, functions 112 (store a picture) and 50 (print it).
bool PaperDecoder::graphics_block() {
    if (block_.size() < 2 || block_[0] != 48) return false;
    if (block_[1] == 112) return store_graphics();
    if (block_.size() != 2 || (block_[1] != 50 && block_[1] != 2)) return false;
    print_graphics();
    return true;
}

// 48 112, then one tone (48), how wide and how high, colour 1 (49), columns and rows in two bytes each, dots.
bool PaperDecoder::store_graphics() {
    constexpr std::size_t head = 10;
    if (block_.size() <= head || block_[2] != 48 || block_[5] != 49) return false;
    const int wide = block_[3], high = block_[4];
    const int columns = block_[6] + block_[7] * 256, rows = block_[8] + block_[9] * 256;
    if (wide < 1 || wide > 2 || high < 1 || high > 2 || columns == 0 || rows == 0) return false;
    const auto row_bytes = static_cast<std::size_t>((columns + 7) / 8);
    if (block_.size() != head + row_bytes * static_cast<std::size_t>(rows)) return false;
    graphics_ = {{columns, wide, high}, {block_.begin() + head, block_.end()}};
    return true;
}

void PaperDecoder::print_graphics() {
    const Graphics stored = std::exchange(graphics_, {});
    if (stored.rows.empty()) return;
    print_letters();
    const auto row_bytes = static_cast<std::size_t>((stored.dots.count + 7) / 8);
    for (std::size_t at = 0; at < stored.rows.size(); at += row_bytes) {
        print_row(std::span(stored.rows).subspan(at, row_bytes), stored.dots);
    }
}

// GS ( k, symbol 49: 65 model (2 alone), 67 dots of a module, 69 level (M alone), 80 store, 81 print.
bool PaperDecoder::qr_block() {
    if (block_.size() < 3 || block_[0] != 49) return false;
    const std::uint8_t function = block_[1], n = block_[2];
    if (function == 65) return block_.size() == 4 && n == 50 && block_[3] == 0;
    if (function == 80) {
        if (n != 48) return false;
        qr_.text.assign(block_.begin() + 3, block_.end());
        return true;
    }
    if (block_.size() != 3) return false;
    if (function == 67) {
        if (n < 1 || n > 16) return false;
        qr_.module = n;
        return true;
    }
    if (function == 69) {
        qr_.level_m = n == 49;
        return qr_.level_m;
    }
    return function == 81 && n == 48 && print_qr();
}

// A code wider than the paper is not printed.
bool PaperDecoder::print_qr() {
    const QrSymbol symbol = make_qr(qr_.text);
    const int side = symbol.side * qr_.module;
    if (side == 0 || side > dots_ || !qr_.level_m) return false;
    print_letters();
    Raster code(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int at = y / qr_.module * symbol.side + x / qr_.module;
            if (symbol.dark[static_cast<std::size_t>(at)]) code.set_black(x, y);
        }
    }
    print_raster(code);
    return true;
}

} // namespace loket::printer
