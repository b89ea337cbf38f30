// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/clock.hpp"

namespace loket::kiosk {
namespace {

Instant machine_time() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

KioskClock::KioskClock(std::optional<Instant> start) {
    if (start) {
        shift_ = *start - machine_time();
    }
}

Instant KioskClock::wall() const {
    return machine_time() + shift_ + std::chrono::milliseconds{advanced_.load()};
}

KioskClock::Steady KioskClock::steady() const {
    return std::chrono::steady_clock::now() + std::chrono::milliseconds{advanced_.load()};
}

} // namespace loket::kiosk
