// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/vault.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "storage/data_folder.hpp"
#include "storage/failed.hpp"
#include "storage/hex.hpp"
#include "storage/key_file.hpp"
#include "storage/opened_keys.hpp"
#include "storage/recovery_code.hpp"
#include "storage/secret.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;
namespace fs = std::filesystem;

constexpr std::size_t kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kPaddingBlock = 512;
constexpr std::chrono::hours kDataKeyLife{24};

// A key file's text, or Failed(key_missing | key_invalid): whatever is wrong with the file, no key means no
// key.
std::string read_key_file(const fs::path& file, std::string_view what) {
    try {
        return read_small_file(file, kKeyFileLimit);
    } catch (const Failed& failed) {
        const bool missing = failed.error().code == Code::not_found;
        throw Failed(missing ? Code::key_missing : Code::key_invalid,
                     std::string(what) + (missing ? " is missing: " : " cannot be read: ") + file.string());
    }
}

OfficePublicKey read_public_key(const fs::path& keys) {
    const auto file = keys / kPublicKeyName;
    const auto parsed = parse_public_key(read_key_file(file, "The office's public key"));
    if (!parsed) {
        throw Failed(Code::key_invalid, "The office's public key is damaged: " + file.string() +
                                            ". Put the office's own copy back.");
    }
    return *parsed;
}

Secret wrapping_key(std::string_view recovery_code, const WrappedPrivateKey& wrapped) {
    auto normal = normal_recovery_code(recovery_code);
    if (!normal) {
        throw Failed(Code::wrong_secret, "A recovery code is 32 letters and digits in eight groups of four.");
    }
    auto derived = argon2id(*normal, wrapped.salt, wrapped.cost);
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.InnerPointer): nothing has moved it
    sodium_memzero(normal->data(), normal->size());
    return derived;
}

// A key for the length of one call, on the stack: guarded memory costs more than decrypting a record.
struct DataKeyBytes {
    std::array<std::uint8_t, kKeyBytes> bytes{};
    DataKeyBytes() = default;
    DataKeyBytes(const DataKeyBytes&) = delete;
    DataKeyBytes& operator=(const DataKeyBytes&) = delete;
    ~DataKeyBytes() { sodium_memzero(bytes.data(), bytes.size()); }
};

// With a salt and a nonce of its own, still without its box.
WrappedPrivateKey fresh_wrapping(const std::string& office_key) {
    WrappedPrivateKey wrapped;
    wrapped.id = office_key;
    randombytes_buf(wrapped.salt.data(), wrapped.salt.size());
    randombytes_buf(wrapped.nonce.data(), wrapped.nonce.size());
    return wrapped;
}

void seal_private_key(WrappedPrivateKey& wrapped, const Secret& private_key, const Secret& wrapping) {
    crypto_secretbox_easy(wrapped.box.data(), private_key.bytes().data(), private_key.bytes().size(),
                          wrapped.nonce.data(), wrapping.bytes().data());
}

// None: it is not the key that it was wrapped under.
std::optional<Secret> unwrap(const WrappedPrivateKey& wrapped, const Secret& wrapping) {
    Secret private_key(crypto_box_SECRETKEYBYTES);
    if (crypto_secretbox_open_easy(private_key.bytes().data(), wrapped.box.data(), wrapped.box.size(),
                                   wrapped.nonce.data(), wrapping.bytes().data()) != 0) {
        return std::nullopt;
    }
    return private_key;
}

} // namespace

// --- writing
// ------------------------------------------------------------------------------------------------------

struct VaultWriter::State {
    struct DataKey {
        std::string id;
        Instant made;
        Secret key;
    };
    OfficePublicKey office;
    std::optional<DataKey> data_key;
};

VaultWriter::VaultWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
VaultWriter::VaultWriter(VaultWriter&&) noexcept = default;
VaultWriter& VaultWriter::operator=(VaultWriter&&) noexcept = default;
VaultWriter::~VaultWriter() = default;

Result<VaultWriter, StoreError> VaultWriter::open(const fs::path& keys) {
    return at_edge([&] {
        return VaultWriter(std::make_unique<State>(State{read_public_key(keys), std::nullopt}));
    });
}

const std::string& VaultWriter::office_key_id() const {
    return state_->office.id;
}

void VaultWriter::forget_data_key() {
    state_->data_key.reset();
}

Result<std::optional<SealedDataKey>, StoreError> VaultWriter::renew_if_due(Instant now) {
    return at_edge([&]() -> std::optional<SealedDataKey> {
        if (const auto& present = state_->data_key) {
            const auto age = now - present->made;
            if (age <= kDataKeyLife && age >= -kDataKeyLife) {
                return std::nullopt;
            }
        }
        std::array<std::uint8_t, 16> id{};
        randombytes_buf(id.data(), id.size());
        State::DataKey fresh{to_hex(id), now, Secret(kKeyBytes)};
        randombytes_buf(fresh.key.bytes().data(), kKeyBytes);
        SealedDataKey sealed{fresh.id, state_->office.id, Bytes(kKeyBytes + crypto_box_SEALBYTES)};
        if (crypto_box_seal(sealed.sealed.data(), fresh.key.bytes().data(), kKeyBytes,
                            state_->office.key.data()) != 0) {
            throw Failed(Code::key_invalid, "The office's public key cannot be used.");
        }
        state_->data_key.emplace(std::move(fresh));
        return sealed;
    });
}

Result<Sealed, StoreError> VaultWriter::seal(const EventId& event, std::span<const std::uint8_t> plaintext) {
    return at_edge([&] {
        if (!state_->data_key) {
            throw Failed(Code::key_missing, "There is no data key to seal with.");
        }
        const std::size_t padded = (plaintext.size() / kPaddingBlock + 1) * kPaddingBlock;
        Sealed record{state_->data_key->id, Bytes(kNonceBytes), Bytes(padded + kTagBytes)};
        randombytes_buf(record.nonce.data(), record.nonce.size());
        // Padded where the ciphertext will stand and encrypted in place: no other copy to wipe. Nothing
        // between the two can fail but the padding itself.
        std::copy(plaintext.begin(), plaintext.end(), record.ciphertext.begin());
        std::size_t length = 0;
        if (sodium_pad(&length, record.ciphertext.data(), plaintext.size(), kPaddingBlock, padded) != 0) {
            sodium_memzero(record.ciphertext.data(), record.ciphertext.size());
            throw Failed(Code::io, "A private record could not be padded.");
        }
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            record.ciphertext.data(), nullptr, record.ciphertext.data(), length, event.data(), event.size(),
            nullptr, record.nonce.data(), std::as_const(state_->data_key->key).bytes().data());
        return record;
    });
}

// --- reading
// ------------------------------------------------------------------------------------------------------

struct VaultReader::State {
    explicit State(Secret key) : private_key(std::move(key)) {
        // The public half comes from the private one: office.pub need not be there to read.
        crypto_scalarmult_base(office.key.data(), private_key.bytes().data());
        office.id = loket::storage::office_key_id(office.key);
    }

    // The data key that is sealed in `key`.
    void open_key(const SealedDataKey& key, DataKeyBytes& data_key) {
        if (opened.find(key.id, key.sealed, data_key.bytes)) {
            return;
        }
        if (crypto_box_seal_open(data_key.bytes.data(), key.sealed.data(), key.sealed.size(),
                                 office.key.data(), std::as_const(private_key).bytes().data()) != 0) {
            throw Failed(Code::corrupt, "A sealed data key is damaged.");
        }
        opened.keep(key.id, key.sealed, data_key.bytes);
    }

    OfficePublicKey office;
    Secret private_key;
    OpenedKeys opened;
};

VaultReader::VaultReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
VaultReader::VaultReader(VaultReader&&) noexcept = default;
VaultReader& VaultReader::operator=(VaultReader&&) noexcept = default;
VaultReader::~VaultReader() = default;

Result<VaultReader, StoreError> VaultReader::unlock(const fs::path& keys, std::string_view recovery_code) {
    return at_edge([&] {
        const auto file = keys / kPrivateKeyName;
        const auto wrapped = parse_private_key(read_key_file(file, "The office's wrapped private key"));
        if (!wrapped) {
            throw Failed(Code::key_invalid, "The office's wrapped private key is damaged: " + file.string());
        }
        auto private_key = unwrap(*wrapped, wrapping_key(recovery_code, *wrapped));
        if (!private_key) {
            throw Failed(Code::wrong_secret, "The recovery code does not open this office's key.");
        }
        auto state = std::make_unique<State>(std::move(*private_key));
        if (state->office.id != wrapped->id) {
            throw Failed(Code::key_invalid,
                         "The wrapped private key is not the one it says it is: " + file.string());
        }
        return VaultReader(std::move(state));
    });
}

Result<VaultReader, StoreError> VaultReader::unlock(const WrappedPrivateKey& wrapped,
                                                    std::string_view password) {
    return at_edge([&] {
        auto private_key = unwrap(wrapped, argon2id(password, wrapped.salt, wrapped.cost));
        if (!private_key) {
            throw Failed(Code::wrong_secret, "The password does not open this key.");
        }
        auto state = std::make_unique<State>(std::move(*private_key));
        if (state->office.id != wrapped.id) {
            throw Failed(Code::key_invalid, "The wrapped private key is not the one it says it is.");
        }
        return VaultReader(std::move(state));
    });
}

Result<Bytes, StoreError> VaultReader::open(const EventId& event, const Sealed& record,
                                            const SealedDataKey& key) const {
    return at_edge([&] {
        if (key.office_key_id != state_->office.id) {
            throw Failed(Code::wrong_secret, "The record is sealed to another office key.");
        }
        if (key.id != record.data_key_id || key.sealed.size() != kKeyBytes + crypto_box_SEALBYTES ||
            record.nonce.size() != kNonceBytes || record.ciphertext.size() < kTagBytes) {
            throw Failed(Code::corrupt, "A private record does not fit its key.");
        }
        DataKeyBytes data_key;
        state_->open_key(key, data_key);
        Bytes plaintext(record.ciphertext.size() - kTagBytes);
        std::size_t length = 0;
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                plaintext.data(), nullptr, nullptr, record.ciphertext.data(), record.ciphertext.size(),
                event.data(), event.size(), record.nonce.data(), data_key.bytes.data()) != 0 ||
            sodium_unpad(&length, plaintext.data(), plaintext.size(), kPaddingBlock) != 0) {
            throw Failed(Code::corrupt, "A private record is damaged or belongs to another event.");
        }
        plaintext.resize(length);
        return plaintext;
    });
}

Result<WrappedPrivateKey, StoreError> VaultReader::wrap(std::string_view password) const {
    return at_edge([&] {
        auto wrapped = fresh_wrapping(state_->office.id);
        seal_private_key(wrapped, state_->private_key, argon2id(password, wrapped.salt, wrapped.cost));
        return wrapped;
    });
}

const std::string& VaultReader::office_key_id() const {
    return state_->office.id;
}

VaultReader::Digest VaultReader::keyed_digest(const std::array<char, 8>& use, std::string_view text) const {
    static_assert(crypto_kdf_CONTEXTBYTES == 8 && crypto_kdf_KEYBYTES == crypto_box_SECRETKEYBYTES);
    constexpr std::uint64_t kFirst = 1;
    DataKeyBytes key;
    crypto_kdf_derive_from_key(key.bytes.data(), key.bytes.size(), kFirst, use.data(),
                               std::as_const(state_->private_key).bytes().data());
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), key.bytes.data(), key.bytes.size());
    return digest;
}

Result<std::string, StoreError> create_office_key(const fs::path& keys) {
    return at_edge([&] {
        auto recovery_code = make_recovery_code();
        Secret private_key(crypto_box_SECRETKEYBYTES);
        OfficePublicKey office;
        crypto_box_keypair(office.key.data(), private_key.bytes().data());
        office.id = office_key_id(office.key);

        auto wrapped = fresh_wrapping(office.id);
        seal_private_key(wrapped, private_key, wrapping_key(recovery_code, wrapped));

        make_private_folder(keys);
        make_private_file(keys / kPrivateKeyName, format_private_key(wrapped));
        make_private_file(keys / kPublicKeyName, format_public_key(office));
        sync_folder(keys);
        return recovery_code;
    });
}

} // namespace loket::storage
