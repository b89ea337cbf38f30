// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The answer to the citizen: whoever holds the tracking code reads it, whoever holds the disk does not. The
// code's derivation (tracking_key.hpp) yields the seed of an X25519 key pair; its public half lies beside the
// ticket, so that the office can seal to it (crypto_box_seal) without ever knowing the code.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "storage/bytes.hpp"
#include "storage/error.hpp"
#include "storage/tracking_key.hpp"

namespace loket::storage {

using AnswerPublicKey = std::array<std::uint8_t, 32>;

[[nodiscard]] AnswerPublicKey answer_public_key(const TrackingKey& key);
/// The length is hidden in steps of 512 bytes.
[[nodiscard]] Result<Bytes, StoreError> seal_answer(std::string_view text, const AnswerPublicKey& key);
/// wrong_secret when the key does not fit; the caller wipes the text.
[[nodiscard]] Result<std::string, StoreError> open_answer(std::span<const std::uint8_t> sealed,
                                                          const TrackingKey& key);

} // namespace loket::storage
