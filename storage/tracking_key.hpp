// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a tracking code becomes: an Argon2id digest to find the ticket by, and a key that opens the answer.
// One derivation gives both; only the digest is stored (DESIGN.md, "The tracking code opens the answer").
#include <array>
#include <cstdint>

#include "domain/result.hpp"
#include "domain/tracking_code.hpp"
#include "storage/error.hpp"

namespace loket::storage {

using CodeSalt = std::array<std::uint8_t, 16>; ///< one per data folder, public
using TrackingDigest = std::array<std::uint8_t, 32>;

struct TrackingKey {
    TrackingDigest digest;                   ///< public: stored
    std::array<std::uint8_t, 32> answer_key; ///< secret: opens the office's answer; wipe after use
};

/// Argon2id, 3 passes over 32 MiB: about 0.1 s. Never on the UI thread. Any other thread.
[[nodiscard]] Result<TrackingKey, StoreError> derive_tracking_key(const TrackingCode& code,
                                                                  const CodeSalt& salt);

} // namespace loket::storage
