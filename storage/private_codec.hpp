// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plaintext that goes into the vault: the whole submission, as JSON. Only ever handled in memory.
#include <optional>
#include <span>

#include "domain/intake.hpp"
#include "storage/secret.hpp"

namespace loket::storage {

class PrivateJsonReader;

/// In memory that is wiped; no other memory ever holds a copy. Throws Failed(refused) when a text is not
/// UTF-8.
[[nodiscard]] Secret encode_private(const Submission& submission);
/// None when the text is no submission. Nothing of it stays behind; the result is the caller's to wipe.
[[nodiscard]] std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext);
/// The same for one of many.
[[nodiscard]] std::optional<Submission> decode_private(std::span<const std::uint8_t> plaintext,
                                                       PrivateJsonReader& reader);

} // namespace loket::storage
