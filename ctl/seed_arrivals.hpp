// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When the sample data's complaints come in: a year back from `now`, further when a day would hold too many,
// ten times as many on working days as on others, in order of time.
#include <optional>
#include <vector>

#include "ctl/seed_people.hpp"
#include "ctl/seed_random.hpp"
#include "domain/office.hpp"

namespace loket::ctl {

struct SeedPlan {
    std::uint64_t cases = 0; ///< up to kMostSeedCases
    std::uint64_t seed = 1;
    Instant now{}; ///< nothing happens after it
};
inline constexpr std::uint64_t kMostSeedCases = 10'000'000;

struct SeedArrival {
    Instant at{};
    Doors doors = Doors::open;
};

class SeedArrivals {
  public:
    /// `office` must outlive it.
    SeedArrivals(const Office& office, const SeedPlan& plan, SeedRandom random);
    /// None: that was the last.
    [[nodiscard]] std::optional<SeedArrival> next();

  private:
    void fill_day();
    [[nodiscard]] SeedArrival arrival_on(Date day);
    /// How many of a day's minutes lie before now, each counted by how much goes on.
    [[nodiscard]] std::uint64_t weight_of(Date day) const;

    const Office& office_;
    SeedPlan plan_;
    SeedRandom random_;
    std::chrono::sys_days day_, last_day_;
    std::uint64_t weight_until_now_ = 0, weight_ = 0, given_ = 0;
    std::vector<SeedArrival> today_; ///< latest first
};

} // namespace loket::ctl
