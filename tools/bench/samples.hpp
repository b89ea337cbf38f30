// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Durations of one thing done many times.
#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace loket::bench {

using Clock = std::chrono::steady_clock;

class Samples {
  public:
    void add(Clock::duration took) {
        milliseconds_.push_back(std::chrono::duration<double, std::milli>(took).count());
    }
    void add(const Samples& other) {
        milliseconds_.insert(milliseconds_.end(), other.milliseconds_.begin(), other.milliseconds_.end());
    }
    [[nodiscard]] std::size_t count() const { return milliseconds_.size(); }
    /// The smallest sample that at least that share (0 to 1) of all do not exceed (nearest rank). 0 without
    /// samples.
    [[nodiscard]] double quantile(double share) const;
    /// {"count", "p50", "p99", "max"}, in ms.
    [[nodiscard]] nlohmann::json json() const;

  private:
    std::vector<double> milliseconds_;
};

} // namespace loket::bench
