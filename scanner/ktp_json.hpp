// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The record of a KTP reader that sends JSON.
#include <optional>
#include <string_view>

#include "domain/ktp_card.hpp"
#include "domain/scanner_profile.hpp"

namespace loket::scanner {

/// None: the record is no JSON object or list (RFC 8259) in UTF-8, or holds no card (ktp_fields.hpp). Texts
/// and whole numbers count; anything else at a pointer is as if nothing stood there. What it took out of the
/// record is overwritten.
[[nodiscard]] std::optional<KtpCard> read_ktp_json(std::string_view record, const KtpLayout& layout);

} // namespace loket::scanner
