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

void Repeats::poll(SteadyTime now) {
    if (last_ && now - at_ >= kSameAgain) {
        volatile std::size_t& kept = *last_; // an empty optional's memory would keep it
        kept = 0;
        last_.reset();
    }
}

std::optional<SteadyTime> Repeats::poll_at() const {
    return last_ ? std::optional(at_ + kSameAgain) : std::nullopt;
}

} // namespace loket::scanner
