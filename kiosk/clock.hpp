// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kiosk's two clocks, in the one place that reads them. The rest of the program is given the time.
// Scripted runs may set the wall clock and jump both forward; nothing else may. UI thread reads; any thread
// may.
#include <atomic>
#include <chrono>
#include <optional>

#include "domain/time.hpp"

namespace loket::kiosk {

class KioskClock {
  public:
    using Steady = std::chrono::steady_clock::time_point;

    /// `start`: what the wall clock shows at construction; none: the machine's own time.
    explicit KioskClock(std::optional<Instant> start = std::nullopt);

    [[nodiscard]] Instant wall() const;  ///< for the journal and the screen's clock
    [[nodiscard]] Steady steady() const; ///< for idle time, key repeats and scans
    void advance(std::chrono::milliseconds by) { advanced_ += by.count(); } ///< by >= 0

  private:
    std::chrono::milliseconds shift_{0};    ///< wall clock minus the machine's, at construction
    std::atomic<std::int64_t> advanced_{0}; ///< milliseconds jumped since
};

} // namespace loket::kiosk
