// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a device has to say: one finished reading of a card or ticket. It never types into a field.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/card_uid.hpp"
#include "domain/ktp_card.hpp"

namespace loket::scanner {

using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr std::size_t kScanLimit = 512;    ///< bytes; nothing of a longer reading is kept
inline constexpr std::size_t kRecordLimit = 4096; ///< of a KTP reader

struct Scan {
    /// Printable ASCII, AIM prefix ("]Q1") taken off. Empty: the reading cannot be used, and nothing of it is
    /// kept. Inside this room also a KTP reader's record, which ktp_reader.hpp takes apart before it goes on.
    std::string text;
    SteadyTime at;
};

/// An identity card, as a KTP reader read it.
struct KtpRead {
    KtpCard card;
    SteadyTime at;
};

/// A contactless card was held before a smart card reader.
struct CardTap {
    std::optional<CardUid> uid; ///< none: it could not be read, or points to nobody
    SteadyTime at;
};

/// Something came, and no end of it: nothing of it goes on.
struct Unfinished {};

/// Private: whoever takes one wipes it.
using Reading = std::variant<Scan, KtpRead, CardTap, Unfinished>;

void wipe(Reading& reading);

/// Every byte from space to tilde. Nothing else has an effect: not a control character, not an escape
/// sequence.
[[nodiscard]] bool is_printable_ascii(std::string_view text);

/// Without the symbology identifier ("]" letter modifier, ISO/IEC 15424) that some scanners put in front.
[[nodiscard]] std::string_view without_aim_prefix(std::string_view text);

} // namespace loket::scanner
