// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The number of a contactless card's chip (ISO/IEC 14443-3): all of it, for what is cut off makes strangers
// alike. It points to a visitor who wanted the card remembered and proves nothing: numbers can be copied
// (DOMAIN.md, "e-KTP chip").
#include <array>
#include <cstdint>
#include <span>

#include "domain/result.hpp"

namespace loket {

class CardUid {
  public:
    enum class Problem {
        wrong_length, ///< 4, 7 or 10 bytes there are, no others
        random,       ///< made up anew each time (4 bytes, the first 08: ISO/IEC 14443-3): points to nobody
    };
    [[nodiscard]] static Result<CardUid, Problem> from(std::span<const std::uint8_t> bytes);

    CardUid(const CardUid&) = default;
    CardUid& operator=(const CardUid&) = default;
    ~CardUid(); ///< overwrites it

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return std::span(bytes_).first(size_); }
    bool operator==(const CardUid&) const = default;

  private:
    CardUid() = default;
    std::array<std::uint8_t, 10> bytes_{};
    std::size_t size_ = 0;
};

} // namespace loket
