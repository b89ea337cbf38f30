// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A black-and-white picture, one bit a dot, rows padded to whole bytes, most significant bit leftmost, 1 is
// black: exactly what GS v 0 wants.
#include <cstdint>
#include <vector>

namespace loket::printer {

class Raster {
  public:
    Raster() = default;
    Raster(int width, int height);

    [[nodiscard]] int width() const { return width_; }   ///< dots
    [[nodiscard]] int height() const { return height_; } ///< dots
    [[nodiscard]] int row_bytes() const { return (width_ + 7) / 8; }
    [[nodiscard]] const std::uint8_t* row(int y) const {
        return bits_.data() + static_cast<std::size_t>(y) * row_bytes();
    }
    [[nodiscard]] std::uint8_t* row(int y) {
        return bits_.data() + static_cast<std::size_t>(y) * row_bytes();
    }
    [[nodiscard]] bool black(int x, int y) const { return (row(y)[x / 8] >> (7 - x % 8)) & 1; }
    void set_black(int x, int y) { row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8)); }
    bool operator==(const Raster&) const = default;

  private:
    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint8_t> bits_;
};

} // namespace loket::printer
