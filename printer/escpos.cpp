// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos.hpp"

#include <algorithm>

#include "printer/command_stream.hpp"

namespace loket::printer {
namespace {

constexpr int kRowsWorthAFeed = 24; // a shorter gap costs less as white dots than as a stop of the motor

bool blank(const Raster& raster, int y) {
    const std::uint8_t* row = raster.row(y);
    return std::all_of(row, row + raster.row_bytes(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

std::vector<std::uint8_t> encode_escpos(const Raster& raster, const PrinterProfile& profile) {
    CommandStream stream(profile);
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
    stream.end(profile.cutter);
    return stream.take();
}

} // namespace loket::printer
