// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line in the log for each reading that nobody can use, but a barcode may hold hundreds of them: so many
// a minute, then one line that there are more. Pure: the time comes in as an argument.
#include <chrono>
#include <optional>

namespace loket::kiosk {

class ReportLimit {
  public:
    using Steady = std::chrono::steady_clock::time_point;

    static constexpr int kMost = 20;
    static constexpr std::chrono::minutes kWithin{1};

    enum class Say { it, that_there_are_more, nothing };
    /// Of one more.
    [[nodiscard]] Say next(Steady now);

  private:
    std::optional<Steady> began_; ///< when the first of this minute came
    int came_ = 0;
};

} // namespace loket::kiosk
