// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/taps.hpp"

#include <utility>

namespace loket::scanner {

bool Taps::held() {
    return std::exchange(card_, Card::there) == Card::none;
}

void Taps::away(SteadyTime now) {
    if (std::exchange(card_, Card::none) == Card::there) seen_ = now;
}

std::optional<Reading> Taps::answered(std::optional<std::span<const std::uint8_t>> answer, SteadyTime now) {
    auto read = answer ? read_uid_answer(*answer) : failure(UidProblem::cut_off);
    const bool cut_off = !read && read.error() == UidProblem::cut_off;
    const bool bounces = last_ && (cut_off || *last_ == read) && now - seen_ < kSameAgain;
    seen_ = now;
    if (bounces) return std::nullopt;
    last_ = read;
    if (cut_off) return Unfinished{};
    CardTap tap{std::nullopt, now};
    if (read) tap.uid = *read;
    return tap;
}

std::optional<SteadyTime> Taps::poll_at() const {
    if (!last_ || card_ == Card::there) return std::nullopt;
    return seen_ + kSameAgain;
}

void Taps::forget(SteadyTime now) {
    if (const auto at = poll_at(); at && *at <= now) last_.reset();
}

} // namespace loket::scanner
