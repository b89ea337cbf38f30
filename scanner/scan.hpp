// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scan: one finished reading of a card or ticket by some device. It never types into a field.
#include <chrono>
#include <string>
#include <string_view>
#include <variant>

namespace loket::scanner {

using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr std::size_t kScanLimit = 512; ///< bytes; nothing of a longer reading is kept

struct Scan {
    /// Printable ASCII, AIM prefix ("]Q1") taken off. Empty: the reading cannot be used, and nothing of it is
    /// kept.
    std::string text;
    SteadyTime at;
};

/// Something came, and no end of it: nothing of it goes on.
struct Unfinished {};

/// What a device has to say.
using Reading = std::variant<Scan, Unfinished>;

/// Every byte from space to tilde. Nothing else has an effect: not a control character, not an escape
/// sequence.
[[nodiscard]] bool is_printable_ascii(std::string_view text);

/// Without the symbology identifier ("]" letter modifier, ISO/IEC 15424) that some scanners put in front.
[[nodiscard]] std::string_view without_aim_prefix(std::string_view text);

} // namespace loket::scanner
