// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a ticket would come out if one were printed now. Pure.
#include <string>
#include <vector>

namespace loket::printer {

struct PrinterHealth {
    bool known = false;  ///< somebody could ask; until then it counts as working
    std::string trouble; ///< why nothing would come out: "media-empty", "cover-open", "offline", ...
    bool paper_low = false;
    /// False: what an earlier job heard, and nobody is told when it is over (no watch on the device).
    bool live = true;

    [[nodiscard]] bool prints() const { return trouble.empty(); }
    bool operator==(const PrinterHealth&) const = default;
};

/// "media-empty" of "media-empty-error": an IPP reason without its severity (RFC 8011, 5.4.12).
[[nodiscard]] std::string without_severity(std::string reason);

/// Of printer-state-reasons, as CUPS, our backend and DeviceWatch give them. What only passes (cupsd's own
/// notes, a head that cools down for a moment) or can wait (toner) is no trouble.
[[nodiscard]] PrinterHealth health_of(const std::vector<std::string>& reasons);

} // namespace loket::printer
