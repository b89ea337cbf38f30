// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a reading is. Only what is of a known shape has an effect; the screen that is on gives it its meaning.
#include <string>
#include <string_view>
#include <variant>

#include "domain/card_uid.hpp"
#include "domain/kks.hpp"
#include "domain/ktp_card.hpp"
#include "domain/nik.hpp"
#include "domain/tracking_code.hpp"
#include "scanner/scan.hpp"

namespace loket::scanner {

/// 16 digits that could be a NIK, a family card or a bank card: the screen that asked knows which.
struct SixteenDigits {
    std::string digits;
};
/// Looks like a ticket of ours but is damaged.
struct BadTicket {
    CodeProblem problem;
};
struct Unknown {};

/// Private: whoever takes one wipes it. CardNumber: certainly a bank card, such as the KKS, for it came with
/// its tracks (ISO/IEC 7813) or has 17 to 19 digits that pass its check; of the tracks nothing else is kept.
using Meaning =
    std::variant<TrackingCode, SixteenDigits, CardNumber, KtpCard, CardUid, BadTicket, Unfinished, Unknown>;

void wipe(Meaning& meaning);

/// Pure, like the one below.
[[nodiscard]] Meaning classify(const Reading& reading);
/// Of a scan. Rejects (Unknown) an unusable reading, which has no text, and anything with a byte outside
/// printable ASCII or longer than kScanLimit.
[[nodiscard]] Meaning classify(std::string_view text);

} // namespace loket::scanner
