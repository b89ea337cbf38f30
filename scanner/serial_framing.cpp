// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/serial_framing.hpp"

#include <utility>

#include "domain/secure_clear.hpp"

namespace loket::scanner {

using Ends = ScannerProfile::Ends;

std::vector<Reading> SerialFraming::bytes(std::span<const std::uint8_t> bytes, SteadyTime now) {
    std::vector<Reading> out;
    if (holds() && now - last_ > patience()) out = poll(now);
    for (const std::uint8_t byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            if (holds()) out.emplace_back(take(now)); // the second of CR LF ends nothing
            continue;
        }
        if (byte < ' ' || byte > '~' || held_.size() == kScanLimit) {
            unusable_ = true;
            secure_clear(held_);
        }
        if (!unusable_) held_ += static_cast<char>(byte);
    }
    last_ = now;
    return out;
}

std::vector<Reading> SerialFraming::poll(SteadyTime now) {
    std::vector<Reading> out;
    if (!holds() || now - last_ <= patience()) return out;
    if (ends_ == Ends::silence) {
        out.emplace_back(take(last_));
        return out;
    }
    return broke_off();
}

std::optional<SteadyTime> SerialFraming::poll_at() const {
    if (!holds()) return std::nullopt;
    return last_ + patience() + std::chrono::milliseconds{1};
}

std::vector<Reading> SerialFraming::broke_off() {
    if (!holds()) return {};
    secure_clear(held_);
    unusable_ = false;
    return {Unfinished{}};
}

std::chrono::milliseconds SerialFraming::patience() const {
    return ends_ == Ends::silence ? kSilence : kUnfinished;
}

Scan SerialFraming::take(SteadyTime now) {
    Scan scan{{}, now};
    scan.text.reserve(kScanLimit); // in memory of its own: moving it leaves nothing behind
    if (!unusable_) scan.text = without_aim_prefix(held_);
    secure_clear(held_);
    unusable_ = false;
    return scan;
}

} // namespace loket::scanner
