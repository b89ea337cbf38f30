// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/paging.hpp"

namespace loket::kiosk {

std::vector<PageRows> pages_of(std::span<const float> heights, float room, float gap) {
    std::vector<PageRows> pages{{0, 0}};
    float used = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const bool first = pages.back().first == i;
        if (!first && used + gap + heights[i] > room) {
            pages.push_back({i, i});
            used = heights[i];
        } else {
            used += heights[i] + (first ? 0 : gap);
        }
        pages.back().end = i + 1;
    }
    return pages;
}

} // namespace loket::kiosk
