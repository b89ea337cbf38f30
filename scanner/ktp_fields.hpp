// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a KTP reader's record says, made into a card. Pure; leaves nothing of it in memory but the card.
#include <optional>
#include <string_view>

#include "domain/ktp_card.hpp"

namespace loket::scanner {

/// As they stand in the record; empty: not there.
struct KtpFields {
    std::string_view nik, name, birth, address;
};

/// None: the number has not 16 digits beside its blanks, dots and dashes, or name or address hold what is not
/// text (clean_text() would take something out). Both in one line, cut to kNameLimit and kPlaceLimit at a
/// character. A birth date that does not fit its form is none; the rest of the card counts.
[[nodiscard]] std::optional<KtpCard> to_card(const KtpFields& fields, std::string_view birth_form);

} // namespace loket::scanner
