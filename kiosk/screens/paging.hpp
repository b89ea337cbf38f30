// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of different heights spread over pages: the kiosk pages with large buttons, it never scrolls.
#include <cstddef>
#include <span>
#include <vector>

namespace loket::kiosk {

struct PageRows {
    std::size_t first = 0;
    std::size_t end = 0; ///< one past the last
};

/// Every row is on exactly one page, in order; a row higher than `room` has a page to itself.
[[nodiscard]] std::vector<PageRows> pages_of(std::span<const float> heights, float room, float gap);

} // namespace loket::kiosk
