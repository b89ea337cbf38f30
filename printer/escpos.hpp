// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// ESC/POS bytes for a raster: ESC @, FS . (no Kanji mode), GS P (feeds in dots) where needed, bands of at
// most 256 rows as GS v 0 or GS ( L, runs of blank rows as ESC J feeds, feed and cut. Text never reaches the
// printer as text, so no typed byte can be a command.
#include <cstdint>
#include <vector>

#include "domain/printer_profile.hpp"
#include "printer/raster.hpp"

namespace loket::printer {

/// Of the profile, `raster`, `motion_units` with `dpi`, and `cutter` matter: printers for 58 mm paper often
/// have none, and are fed far enough to tear instead.
[[nodiscard]] std::vector<std::uint8_t> encode_escpos(const Raster& raster,
                                                      const PrinterProfile& profile = {});

} // namespace loket::printer
