// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// ESC/POS bytes for a raster: ESC @, FS . (no Kanji mode), GS v 0 bands of at most 256 rows, runs of blank
// rows as ESC J feeds, feed and cut. Text never reaches the printer as text, so no typed byte can be a
// command.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

struct EscposOptions {
    bool cutter = true; ///< 58 mm printers often have none: feed far enough to tear instead
};

[[nodiscard]] std::vector<std::uint8_t> encode_escpos(const Raster& raster, EscposOptions options = {});

} // namespace loket::printer
