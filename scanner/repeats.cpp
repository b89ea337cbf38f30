// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/repeats.hpp"

#include <functional>
#include <utility>

namespace loket::scanner {

bool Repeats::again(const Scan& scan) {
    const std::size_t now = std::hash<std::string_view>()(scan.text);
    const bool soon = scan.at - std::exchange(at_, scan.at) < kSameAgain;
    return std::exchange(last_, now) == now && soon;
}

} // namespace loket::scanner
