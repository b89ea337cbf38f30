// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/framing.hpp"

#include <utility>

#include "domain/secure_clear.hpp"

namespace loket::scanner {

using Ends = ScannerProfile::Ends;

Framing::Framing(Ends ends, Of of)
    : ends_(ends), of_(of), limit_(of == Of::records ? kRecordLimit : kScanLimit) {
    held_.reserve(limit_); // growing would leave copies behind
}

std::vector<Reading> Framing::bytes(std::span<const std::uint8_t> bytes, SteadyTime now) {
    std::vector<Reading> out;
    if (holds() && now - last_ > patience()) out = poll(now);
    for (const std::uint8_t byte : bytes) {
        if (ends(byte)) {
            if (holds()) out.emplace_back(take(now)); // the second of CR LF ends nothing
            continue;
        }
        if (!is_text(byte) || held_.size() == limit_) drop(Fit::unusable);
        if (fit_ == Fit::usable) held_ += static_cast<char>(byte);
    }
    last_ = now;
    return out;
}

std::vector<Reading> Framing::poll(SteadyTime now) {
    std::vector<Reading> out;
    if (!holds() || now - last_ <= patience()) return out;
    if (ends_ == Ends::silence) {
        out.emplace_back(take(last_));
        return out;
    }
    return broke_off();
}

std::optional<SteadyTime> Framing::poll_at() const {
    if (!holds()) return std::nullopt;
    return last_ + patience() + std::chrono::milliseconds{1};
}

std::vector<Reading> Framing::broke_off() {
    if (!holds()) return {};
    secure_clear(held_);
    fit_ = Fit::usable;
    return {Unfinished{}};
}

void Framing::lost(SteadyTime now) {
    drop(Fit::lost);
    last_ = now;
}

std::chrono::milliseconds Framing::patience() const {
    return ends_ == Ends::silence ? kSilence : kUnfinished;
}

bool Framing::ends(std::uint8_t byte) const {
    const bool line_end = byte == '\r' || byte == '\n';
    const bool tab = byte == '\t' && of_ == Of::scans; // as a suffix; some scanners have it
    return of_ == Of::records && ends_ == Ends::silence ? false : line_end || tab;
}

bool Framing::is_text(std::uint8_t byte) const {
    if (byte >= ' ' && byte <= '~') return true;
    const bool between_fields = byte == '\t' || byte == '\r' || byte == '\n';
    return of_ == Of::records && (between_fields || byte >= 0x80);
}

void Framing::drop(Fit why) {
    if (fit_ != Fit::lost) fit_ = why; // that something is missing says more than that it was bad
    secure_clear(held_);
}

Reading Framing::take(SteadyTime now) {
    const Fit fit = std::exchange(fit_, Fit::usable);
    if (fit == Fit::lost) {
        secure_clear(held_);
        return Unfinished{};
    }
    Scan scan{{}, now};
    scan.text.reserve(limit_); // in memory of its own: moving it leaves nothing behind
    if (fit == Fit::usable) scan.text = without_aim_prefix(held_);
    secure_clear(held_);
    return scan;
}

} // namespace loket::scanner
