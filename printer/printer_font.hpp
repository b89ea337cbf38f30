// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A stand-in for font A of receipt printers: what a printer draws for a letter, each a little differently.
#include <array>
#include <cstdint>

#include "domain/printer_profile.hpp"

namespace loket::printer {

/// kFontRows rows of kFontDots dots, the leftmost in bit 11.
struct Glyph {
    std::array<std::uint16_t, kFontRows> rows{};
    [[nodiscard]] bool black(int x, int y) const {
        return (rows[static_cast<std::size_t>(y)] >> (kFontDots - 1 - x)) & 1;
    }
};

/// Of a printable ASCII character; blank for any other. Bold is each dot with one more at its right, as
/// printers do it. Drawn once a program; any thread.
[[nodiscard]] const Glyph& glyph(char letter, bool bold);

} // namespace loket::printer
