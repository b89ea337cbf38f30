// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loket::printer {

/// What an office printer has in its tray, upright. Zero: not known.
struct Sheet {
    double width_mm = 0, height_mm = 0;
    bool operator==(const Sheet&) const = default;
};

/// A roll of paper, or a label: a receipt is a page of its own there. On wider paper it stands at the top.
[[nodiscard]] constexpr bool is_roll(const Sheet& sheet) {
    constexpr double widest = 120; // mm; thermal printers end at 112
    return sheet.width_mm < widest;
}

} // namespace loket::printer
