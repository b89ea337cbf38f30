// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bytes of a serial scanner, cut into readings. A reading ends with CR or LF (or both), and where the
// profile says so also with silence. One that cannot be used (longer than kScanLimit, or with anything but
// printable ASCII) is a scan without text. Bytes held back are at most kScanLimit, and overwritten when they
// are let go. Time comes in as an argument; one thread at a time.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/scanner_profile.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {

class SerialFraming {
  public:
    static constexpr std::chrono::milliseconds kSilence{80}; ///< ends a reading that has no end of its own
    static constexpr std::chrono::milliseconds kUnfinished{500}; ///< between two bytes of one that has

    explicit SerialFraming(ScannerProfile::Ends ends) : ends_(ends) { held_.reserve(kScanLimit); }

    [[nodiscard]] std::vector<Reading> bytes(std::span<const std::uint8_t> bytes, SteadyTime now);
    /// Call when poll_at() has passed.
    [[nodiscard]] std::vector<Reading> poll(SteadyTime now);
    /// None while nothing is held back.
    [[nodiscard]] std::optional<SteadyTime> poll_at() const;
    /// The scanner was pulled out: the rest of what it began will never come.
    [[nodiscard]] std::vector<Reading> broke_off();

  private:
    [[nodiscard]] bool holds() const { return !held_.empty() || unusable_; }
    [[nodiscard]] std::chrono::milliseconds patience() const;
    Scan take(SteadyTime now);

    const ScannerProfile::Ends ends_;
    std::string held_;
    bool unusable_ = false; ///< the reading under way is too long, or no text: nothing of it is kept
    SteadyTime last_{};     ///< when its last byte came
};

} // namespace loket::scanner
