// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/report_limit.hpp"

namespace loket::kiosk {

ReportLimit::Say ReportLimit::next(Steady now) {
    if (!began_ || now - *began_ >= kWithin) {
        began_ = now;
        came_ = 0;
    }
    if (came_ > kMost) {
        return Say::nothing;
    }
    return ++came_ > kMost ? Say::that_there_are_more : Say::it;
}

} // namespace loket::kiosk
