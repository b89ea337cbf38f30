// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The office's two key files, as text of a fixed form: a first line with name and version, "word value"
// lines, and a last line that checks the rest against typing and disk errors. One key has exactly one text.
//   keys/office.pub   what a kiosk needs: it can write with it, and read nothing
//   keys/office.key   the private half, wrapped under the recovery code
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/secret.hpp"

namespace loket::storage {

inline constexpr std::size_t kKeyFileLimit = 4096;
inline constexpr std::string_view kPublicKeyName = "office.pub";
inline constexpr std::string_view kPrivateKeyName = "office.key";

/// An X25519 public key.
struct OfficePublicKey {
    std::string id; ///< 32 hex digits, made from the key: a key cannot carry another's id
    std::array<std::uint8_t, 32> key{};
    bool operator==(const OfficePublicKey&) const = default;
};

[[nodiscard]] std::string office_key_id(const std::array<std::uint8_t, 32>& key);
[[nodiscard]] std::string format_public_key(const OfficePublicKey& key);
/// None for anything but a sound, usable key: also for one whose shared secrets anybody could compute.
[[nodiscard]] std::optional<OfficePublicKey> parse_public_key(std::string_view text);

/// The private key in crypto_secretbox under Argon2id of the recovery code.
struct WrappedPrivateKey {
    std::string id;  ///< of the public half
    Argon2Cost cost; ///< at most 10 passes over 256 MiB: a planted file cannot stall the machine
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 24> nonce{};
    std::array<std::uint8_t, 48> box{};
    bool operator==(const WrappedPrivateKey&) const = default;
};

[[nodiscard]] std::string format_private_key(const WrappedPrivateKey& key);
[[nodiscard]] std::optional<WrappedPrivateKey> parse_private_key(std::string_view text);

} // namespace loket::storage
