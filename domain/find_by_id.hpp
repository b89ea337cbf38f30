// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lists of an office's data are short: looked through from the front.
#include <algorithm>
#include <string_view>
#include <vector>

namespace loket {

/// The first item with that `id`; none: null.
template <class Item>
[[nodiscard]] const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace loket
