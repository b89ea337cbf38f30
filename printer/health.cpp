// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/health.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace loket::printer {
namespace {

// Nothing comes out before somebody has done something. The first that is found is said.
constexpr std::array<std::string_view, 14> kTroubles{
    "cover-open", "door-open",           "media-empty",   "media-needed", "media-jam",
    "cutter-jam", "needs-repair",        "offline",       "disconnected", "shutdown",
    "paused",     "spooler-unreachable", "queue-missing", "no-printer"};

} // namespace

std::string without_severity(std::string reason) {
    for (const std::string_view severity : {"-error", "-warning", "-report"}) {
        if (std::string_view(reason).ends_with(severity)) {
            reason.resize(reason.size() - severity.size());
            break;
        }
    }
    return reason;
}

PrinterHealth health_of(const std::vector<std::string>& reasons) {
    PrinterHealth health;
    health.known = true;
    std::vector<std::string> plain;
    plain.reserve(reasons.size());
    for (const std::string& reason : reasons) plain.push_back(without_severity(reason));
    const auto said = [&](std::string_view word) {
        return std::find(plain.begin(), plain.end(), word) != plain.end();
    };
    const auto* const trouble = std::find_if(kTroubles.begin(), kTroubles.end(), said);
    if (trouble != kTroubles.end()) health.trouble = *trouble;
    health.paper_low = said("media-low") && !said("media-empty");
    return health;
}

} // namespace loket::printer
