// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/emulator/answers.hpp"

namespace loket::printer {

bool stops(const PrinterFaults& faults) {
    return faults.paper_out || faults.cover_open || faults.cutter_jam || faults.hot;
}

std::array<std::uint8_t, 4> automatic_status(const PrinterFaults& at) {
    return {static_cast<std::uint8_t>(0x10 | (stops(at) ? 0x08 : 0) | (at.cover_open ? 0x20 : 0)),
            static_cast<std::uint8_t>((at.cutter_jam ? 0x08 : 0) | (at.hot ? 0x40 : 0)),
            static_cast<std::uint8_t>((at.paper_out ? 0x0C : 0) | (at.paper_low ? 0x03 : 0)), 0x0F};
}

std::uint8_t realtime_status(const PrinterFaults& at, std::uint8_t n) {
    constexpr int fixed = 0x12;
    switch (n) {
        case 1:
            return static_cast<std::uint8_t>(fixed | (stops(at) ? 0x08 : 0));
        case 2:
            return static_cast<std::uint8_t>(fixed | (at.cover_open ? 0x04 : 0) | (at.paper_out ? 0x20 : 0) |
                                             (at.cutter_jam || at.hot ? 0x40 : 0));
        case 3:
            return static_cast<std::uint8_t>(fixed | (at.cutter_jam ? 0x08 : 0) | (at.hot ? 0x40 : 0));
        default:
            return static_cast<std::uint8_t>(fixed | (at.paper_low || at.paper_out ? 0x0C : 0) |
                                             (at.paper_out ? 0x60 : 0));
    }
}

std::uint8_t paper_status(const PrinterFaults& at) {
    return static_cast<std::uint8_t>((at.paper_out ? 0x0C : 0) | (at.paper_low ? 0x03 : 0));
}

std::array<std::uint8_t, 7> process_answer(std::array<std::uint8_t, 4> id) {
    return {0x37, 0x22, id[0], id[1], id[2], id[3], 0};
}

} // namespace loket::printer
