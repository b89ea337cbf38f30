// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/bench/samples.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace loket::bench {

double Samples::quantile(double share) const {
    if (milliseconds_.empty()) {
        return 0;
    }
    std::vector<double> sorted = milliseconds_;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

nlohmann::json Samples::json() const {
    return {{"count", count()}, {"p50", quantile(0.5)}, {"p99", quantile(0.99)}, {"max", quantile(1)}};
}

} // namespace loket::bench
