// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Printers for the tests of this room.
#include <vector>

#include "domain/printer_profile.hpp"
#include "printer/paper_decoder.hpp"

namespace loket::printer {

[[nodiscard]] inline PrinterProfile sample_profile(int dots, int columns, bool native_qr = false,
                                                   int dpi = 203) {
    PrinterProfile profile;
    profile.dots = dots;
    profile.columns = columns;
    profile.dpi = dpi;
    profile.native_qr = native_qr;
    return profile;
}

/// What feeds count on that printer before it is told: half dots where that is so at all.
[[nodiscard]] inline FeedUnits feed_units(const PrinterProfile& printer) {
    return {printer.dpi, printer.motion_units ? 2 * printer.dpi : printer.dpi};
}

/// Each width, with and without a QR code of the printer's own, and both ways to send dots.
[[nodiscard]] inline std::vector<PrinterProfile> sample_profiles() {
    std::vector<PrinterProfile> profiles;
    for (const bool native : {false, true}) {
        profiles.push_back(sample_profile(384, 32, native));
        profiles.push_back(sample_profile(512, 42, native, 180));
        profiles.back().motion_units = true;
        profiles.push_back(sample_profile(576, 48, native));
        profiles.push_back(profiles.back());
        profiles.back().raster = RasterCommand::gs_l;
        profiles.back().motion_units = true;
    }
    return profiles;
}

} // namespace loket::printer
