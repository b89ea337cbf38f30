// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keyed hashes by which cards are found again. What the register holds is keyed with the office's private
// key, so that a stolen disk cannot be searched by trying all card numbers. The kiosk has no such key: what
// it makes of a card's number is keyed with the journal's salt, kept sealed only, and becomes the other where
// the private key is unlocked.
#include "domain/case.hpp"
#include "domain/kks.hpp"
#include "storage/tracking_key.hpp"
#include "storage/vault.hpp"

namespace loket::storage {

/// Nothing to publish: whoever has the salt can try all numbers. Any thread.
[[nodiscard]] CardToken card_token(const CardNumber& card, const CodeSalt& salt);
[[nodiscard]] MatchHash match_hash(const CardToken& card, const VaultReader& vault);

} // namespace loket::storage
