// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a scan is. Only printable text of a known shape has an effect.
#include <variant>

#include "domain/nik.hpp"
#include "domain/tracking_code.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {

/// 16 digits that could be a NIK, a family card or something else: the screen that asked gives it its
/// meaning.
struct SixteenDigits {
    std::string digits;
};
/// Looks like a ticket of ours but is damaged.
struct BadTicket {
    CodeProblem problem;
};
struct Unknown {};

using Meaning = std::variant<TrackingCode, SixteenDigits, BadTicket, Unknown>;

/// Pure. Rejects (Unknown) an unusable reading, which has no text, and anything with a byte outside printable
/// ASCII or longer than kScanLimit.
[[nodiscard]] Meaning classify(std::string_view text);

} // namespace loket::scanner
