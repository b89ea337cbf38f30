// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/card_uid.hpp"

#include <algorithm>

namespace loket {

Result<CardUid, CardUid::Problem> CardUid::from(std::span<const std::uint8_t> bytes) {
    constexpr std::uint8_t kRandom = 0x08;
    if (bytes.size() != 4 && bytes.size() != 7 && bytes.size() != 10) return failure(Problem::wrong_length);
    if (bytes.size() == 4 && bytes.front() == kRandom) return failure(Problem::random);
    CardUid uid;
    std::ranges::copy(bytes, uid.bytes_.begin());
    uid.size_ = bytes.size();
    return uid;
}

CardUid::~CardUid() {
    for (volatile std::uint8_t& byte : bytes_) byte = 0;
}

} // namespace loket
