// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of PaperDecoder that tell their length first: GS ( H, GS ( L.
#include <algorithm>
#include <utility>

#include "printer/paper_decoder.hpp"

namespace loket::printer {

void PaperDecoder::end_block() {
    const bool known = head_[0] == 'H' ? process_block() : head_[0] == 'L' && graphics_block();
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
    const auto row_bytes = static_cast<std::size_t>((stored.dots.count + 7) / 8);
    for (std::size_t at = 0; at < stored.rows.size(); at += row_bytes) {
        print_row(std::span(stored.rows).subspan(at, row_bytes), stored.dots);
    }
}

} // namespace loket::printer
