// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// By what a remembered card is found again. Slow on purpose: a chip's number of 4 bytes is one of only 2^32,
// which a fast hash gives away within a minute. A thief of the disk who spends what all of them take (about
// 60 years of one processor core; a rented thousand cores, a month) learns which numbers were remembered, and
// with which ticket: its day, service and kind, as the journal has them. Not whose they are: the person is
// sealed to the office. Whoever has read somebody's card elsewhere learns the same of that one number at
// once.
#include <array>
#include <cstdint>

#include "domain/card_uid.hpp"
#include "domain/result.hpp"
#include "storage/error.hpp"
#include "storage/secret.hpp"
#include "storage/tracking_key.hpp"

namespace loket::storage {

using CardDigest = std::array<std::uint8_t, 32>;

/// Ten times and more what a tracking code costs, for there are far fewer numbers of 4 bytes than codes. Part
/// of the format: another cost finds no card that is remembered already.
inline constexpr Argon2Cost kCardCost{.passes = 8, .memory_bytes = 128ULL * 1024 * 1024};

/// Argon2id at kCardCost: about 0.5 s. Never on the UI thread. Any other thread.
[[nodiscard]] Result<CardDigest, StoreError> card_digest(const CardUid& uid, const CodeSalt& salt);

} // namespace loket::storage
