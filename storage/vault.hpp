// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The vault: private fields can be written here and not read back. The kiosk holds the office's X25519 public
// key; a random data key lives in memory only, sealed to the office (crypto_box_seal) and renewed daily; each
// private record is XChaCha20-Poly1305 under it with the event id as associated data (DESIGN.md, "Write-only
// kiosk").
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "domain/time.hpp"
#include "storage/bytes.hpp"
#include "storage/error.hpp"
#include "storage/key_file.hpp"

namespace loket::storage {

/// A private record as it lies on disk.
struct Sealed {
    std::string data_key_id; ///< names the sealed data key; 32 hex digits
    Bytes nonce;             ///< 24 bytes
    Bytes ciphertext;        ///< padded plaintext, encrypted, with its tag
};

/// A data key sealed to the office; must be stored before any record that names it.
struct SealedDataKey {
    std::string id;
    std::string office_key_id;
    Bytes sealed;
};

/// The writing half. Owns the data key in locked memory and wipes it on destruction. Not copyable; one thread
/// at a time.
class VaultWriter {
  public:
    /// Reads `keys`/office.pub. key_missing or key_invalid mean: accept no personal data.
    [[nodiscard]] static Result<VaultWriter, StoreError> open(const std::filesystem::path& keys);

    VaultWriter(VaultWriter&&) noexcept;
    VaultWriter& operator=(VaultWriter&&) noexcept;
    ~VaultWriter();

    /// A new data key when there is none, or the present one is older than 24 hours or from the future (the
    /// clock was moved back by more than 24 hours); the caller stores it in the same transaction as the
    /// record. None: the present key goes on.
    [[nodiscard]] Result<std::optional<SealedDataKey>, StoreError> renew_if_due(Instant now);
    /// Needs a data key: call renew_if_due() before. The length is hidden in steps of 512 bytes.
    [[nodiscard]] Result<Sealed, StoreError> seal(const EventId& event,
                                                  std::span<const std::uint8_t> plaintext);
    /// Wipes the present data key. For a caller that could not store what renew_if_due() gave it: nothing may
    /// ever be sealed under a key that is not on the disk.
    void forget_data_key();

    /// Names the public key this writer seals to.
    [[nodiscard]] const std::string& office_key_id() const;

  private:
    struct State;
    explicit VaultWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The reading half: exists only where somebody unlocked the office's private key. Keeps every data key that
/// it opened in locked memory until it goes. Several threads may read with one.
class VaultReader {
  public:
    /// `recovery_code`: the words of the printed recovery sheet. wrong_secret when they do not open the key.
    [[nodiscard]] static Result<VaultReader, StoreError> unlock(const std::filesystem::path& keys,
                                                                std::string_view recovery_code);
    /// With the password that the key was wrapped under. wrong_secret when it does not open the key.
    [[nodiscard]] static Result<VaultReader, StoreError> unlock(const WrappedPrivateKey& wrapped,
                                                                std::string_view password);

    VaultReader(VaultReader&&) noexcept;
    VaultReader& operator=(VaultReader&&) noexcept;
    ~VaultReader();

    /// The plaintext; the caller wipes it. corrupt when record, event and key do not belong together.
    [[nodiscard]] Result<Bytes, StoreError> open(const EventId& event, const Sealed& record,
                                                 const SealedDataKey& key) const;

    /// The private key once more, under another password: Argon2id at the default cost, a fresh salt.
    [[nodiscard]] Result<WrappedPrivateKey, StoreError> wrap(std::string_view password) const;
    /// Names the key pair.
    [[nodiscard]] const std::string& office_key_id() const;
    /// A digest of `text` that only who holds the private key can make. Each `use` (8 characters) gives
    /// digests of its own.
    using Digest = std::array<std::uint8_t, 16>;
    [[nodiscard]] Digest keyed_digest(const std::array<char, 8>& use, std::string_view text) const;

  private:
    struct State;
    explicit VaultReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Makes the office's key pair in `keys` (office.pub, and office.key wrapped under the recovery code with
/// Argon2id). Returns the recovery code, 32 Crockford characters in groups of four: it is shown once and
/// stored nowhere.
[[nodiscard]] Result<std::string, StoreError> create_office_key(const std::filesystem::path& keys);

} // namespace loket::storage
