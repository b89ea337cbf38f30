// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/realtime_guard.hpp"

#include <cstddef>

namespace loket::printer {

void break_realtime_commands(Raster& raster) {
    if (raster.height() == 0) return;
    constexpr std::uint8_t dle = 0x10, eot = 0x04, enq = 0x05, dc4 = 0x14;
    std::uint8_t* const bytes = raster.row(0);
    const auto count =
        static_cast<std::size_t>(raster.height()) * static_cast<std::size_t>(raster.row_bytes());
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const std::uint8_t next = bytes[i + 1];
        // 0x18 widens the lone dot of 0x10 to the right: a dot beside a dot, which nobody sees.
        if (bytes[i] == dle && (next == eot || next == enq || next == dc4)) bytes[i] = 0x18;
    }
}

} // namespace loket::printer
