// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A card that is held before a reader is read again and again: the same text of one device within a second is
// one reading. Keeps a number made of the last text, not the text, and no longer than that second. One thread
// at a time.
#include <cstddef>
#include <optional>

#include "scanner/scan.hpp"

namespace loket::scanner {

class Repeats {
  public:
    static constexpr std::chrono::milliseconds kSameAgain{1000};

    /// True when it was read a moment ago. The moment begins anew with each repeat.
    [[nodiscard]] bool again(const Scan& scan);
    /// Call when poll_at() has passed: the moment is over, and what was read is forgotten.
    void poll(SteadyTime now);
    /// None while nothing is kept.
    [[nodiscard]] std::optional<SteadyTime> poll_at() const;

  private:
    std::optional<std::size_t> last_;
    SteadyTime at_{};
};

} // namespace loket::scanner
