// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sealed half of a case's event: what a person wrote, as JSON. Only ever handled in memory.
#include <optional>
#include <span>

#include "domain/case.hpp"
#include "storage/secret.hpp"

namespace loket::storage {

/// In memory that is wiped. Throws Failed(refused) when a text is not UTF-8 or a Need is public or given
/// twice.
[[nodiscard]] Secret encode_words(const CaseWords& words);
/// None when the text holds no words.
[[nodiscard]] std::optional<CaseWords> decode_words(std::span<const std::uint8_t> plaintext);

} // namespace loket::storage
