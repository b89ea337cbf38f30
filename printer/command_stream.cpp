// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/command_stream.hpp"

#include <algorithm>
#include <cstddef>

namespace loket::printer {
namespace {

constexpr std::uint8_t kEsc = 0x1B, kFs = 0x1C, kGs = 0x1D;
constexpr int kRowsPerBand = 256;      // larger pictures freeze some printers
constexpr int kRowsPerFeed = 255;      // ESC J counts in one byte
constexpr int kRowsToTearBar = 15 * 8; // head to tear bar is 10 to 15 mm on printers without a cutter
constexpr int kMostStoreDots = 2040;   // 256 rows of more would not fit into GS ( L's two bytes of length
constexpr int kStoreHead = 10;         // bytes before the dots that GS ( L counts as its own

std::uint8_t low(int value) {
    return static_cast<std::uint8_t>(value & 0xFF);
}

std::uint8_t high(int value) {
    return static_cast<std::uint8_t>(value >> 8);
}

/// DLE EOT, DLE ENQ, DLE DC4: as a number of two bytes, low byte first.
bool spells_realtime_command(int number) {
    return low(number) == 0x10 && (high(number) == 0x04 || high(number) == 0x05 || high(number) == 0x14);
}

int store_size(const Raster& raster, int rows) {
    return kStoreHead + raster.row_bytes() * rows;
}

} // namespace

CommandStream::CommandStream(const PrinterProfile& printer)
    : picture_(printer.raster), told_dpi_(printer.motion_units ? printer.dpi : 0) {}

void CommandStream::start() {
    put({kEsc, '@', kFs, '.'});
    if (told_dpi_ > 0) put({kGs, 'P', low(told_dpi_), low(told_dpi_)});
}

void CommandStream::feed(int rows) {
    for (; rows > 0; rows -= std::min(rows, kRowsPerFeed)) {
        put({kEsc, 'J', static_cast<std::uint8_t>(std::min(rows, kRowsPerFeed))});
    }
}

void CommandStream::picture(const Raster& raster, int first, int last, int scale) {
    // A width in dots may spell a real-time command; GS v 0 tells it in bytes.
    const bool gs_l = picture_ == RasterCommand::gs_l && raster.width() <= kMostStoreDots &&
                      !spells_realtime_command(raster.width());
    for (int y = first; y < last;) {
        int rows = std::min(kRowsPerBand, last - y);
        if (gs_l && rows > 1 && spells_realtime_command(store_size(raster, rows))) --rows;
        gs_l ? band_gs_l(raster, rows, scale) : band_gs_v_0(raster, rows, scale);
        bytes_.insert(bytes_.end(), raster.row(y),
                      raster.row(y) + static_cast<std::ptrdiff_t>(rows) * raster.row_bytes());
        if (gs_l) put({kGs, '(', 'L', 2, 0, 48, 50}); // print what is stored
        y += rows;
    }
}

void CommandStream::end(bool cutter) {
    if (cutter) {
        put({kGs, 'V', 66, 0}); // feed until the last row has passed the blade, then cut
    } else {
        feed(kRowsToTearBar);
    }
}

void CommandStream::band_gs_v_0(const Raster& raster, int rows, int scale) {
    const std::uint8_t mode = scale == 2 ? 3 : 0;
    const int width = raster.row_bytes();
    put({kGs, 'v', '0', mode, low(width), high(width), low(rows), high(rows)});
}

void CommandStream::band_gs_l(const Raster& raster, int rows, int scale) {
    const int size = store_size(raster, rows);
    const auto times = static_cast<std::uint8_t>(scale);
    put({kGs, '(', 'L', low(size), high(size), 48, 112, 48, times, times, 49, low(raster.width()),
         high(raster.width()), low(rows), high(rows)});
}

} // namespace loket::printer
