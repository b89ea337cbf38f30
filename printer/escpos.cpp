// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos.hpp"

#include <algorithm>

namespace loket::printer {
namespace {

constexpr std::uint8_t kEsc = 0x1B, kFs = 0x1C, kGs = 0x1D;
constexpr int kRowsPerBand = 256;      // larger pictures freeze some printers
constexpr int kRowsWorthAFeed = 24;    // a shorter gap costs less as white dots than as a stop of the motor
constexpr int kRowsPerFeed = 255;      // ESC J counts in one byte
constexpr int kRowsToTearBar = 15 * 8; // head to tear bar is 10 to 15 mm on printers without a cutter

bool blank(const Raster& raster, int y) {
    const std::uint8_t* row = raster.row(y);
    return std::all_of(row, row + raster.row_bytes(), [](std::uint8_t byte) { return byte == 0; });
}

class Stream {
  public:
    void start() { put({kEsc, '@', kFs, '.'}); }

    void feed(int rows) {
        for (; rows > 0; rows -= std::min(rows, kRowsPerFeed)) {
            put({kEsc, 'J', static_cast<std::uint8_t>(std::min(rows, kRowsPerFeed))});
        }
    }

    void picture(const Raster& raster, int first, int last) {
        const int width = raster.row_bytes();
        for (int y = first; y < last;) {
            const int rows = std::min(kRowsPerBand, last - y);
            put({kGs, 'v', '0', 0, low(width), high(width), low(rows), high(rows)});
            bytes_.insert(bytes_.end(), raster.row(y),
                          raster.row(y) + static_cast<std::ptrdiff_t>(rows) * width);
            y += rows;
        }
    }

    void end(bool cutter) {
        if (cutter) {
            put({kGs, 'V', 66, 0}); // feed until the last row has passed the blade, then cut
        } else {
            feed(kRowsToTearBar);
        }
    }

    std::vector<std::uint8_t> take() { return std::move(bytes_); }

  private:
    static std::uint8_t low(int value) { return static_cast<std::uint8_t>(value & 0xFF); }
    static std::uint8_t high(int value) { return static_cast<std::uint8_t>(value >> 8); }
    void put(std::initializer_list<std::uint8_t> bytes) { bytes_.insert(bytes_.end(), bytes); }

    std::vector<std::uint8_t> bytes_;
};

} // namespace

std::vector<std::uint8_t> encode_escpos(const Raster& raster, EscposOptions options) {
    Stream stream;
    stream.start();
    int pending = 0; // first row that is not sent yet
    for (int y = 0; y < raster.height();) {
        int end = y;
        while (end < raster.height() && blank(raster, end)) ++end;
        if (end - y >= kRowsWorthAFeed) {
            stream.picture(raster, pending, y);
            stream.feed(end - y);
            pending = end;
        }
        y = std::max(end, y + 1);
    }
    stream.picture(raster, pending, raster.height());
    stream.end(options.cutter);
    return stream.take();
}

} // namespace loket::printer
