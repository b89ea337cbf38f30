// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keyed hashes by which cards are found again: the key is derived from the office's private key, so that a
// stolen disk cannot be searched by trying all card numbers.
#include <string_view>

#include "domain/case.hpp"
#include "domain/kks.hpp"
#include "storage/vault.hpp"

namespace loket::storage {

[[nodiscard]] MatchHash match_hash(const CardNumber& card, const VaultReader& vault);

} // namespace loket::storage
