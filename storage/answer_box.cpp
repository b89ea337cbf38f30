// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/answer_box.hpp"

#include <sodium.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "storage/failed.hpp"
#include "storage/secret.hpp"

namespace loket::storage {
namespace {

constexpr std::size_t kPaddingBlock = 512;

static_assert(std::tuple_size_v<AnswerPublicKey> == crypto_box_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<decltype(TrackingKey::answer_key)> == crypto_box_SEEDBYTES);

// Wiped when it goes.
struct KeyPair {
    AnswerPublicKey open{};
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret{};

    explicit KeyPair(const TrackingKey& key) {
        crypto_box_seed_keypair(open.data(), secret.data(), key.answer_key.data());
    }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

} // namespace

AnswerPublicKey answer_public_key(const TrackingKey& key) {
    return KeyPair(key).open;
}

Result<Bytes, StoreError> seal_answer(std::string_view text, const AnswerPublicKey& key) {
    return at_edge([&] {
        need_sodium();
        Secret padded((text.size() / kPaddingBlock + 1) * kPaddingBlock);
        std::copy(text.begin(), text.end(), padded.bytes().begin());
        std::size_t length = 0;
        if (sodium_pad(&length, padded.bytes().data(), text.size(), kPaddingBlock, padded.bytes().size()) !=
            0) {
            throw Failed(StoreError::Code::io, "An answer could not be padded.");
        }
        Bytes sealed(length + crypto_box_SEALBYTES);
        if (crypto_box_seal(sealed.data(), std::as_const(padded).bytes().data(), length, key.data()) != 0) {
            throw Failed(StoreError::Code::key_invalid,
                         "The key beside this ticket cannot be sealed to: give the answer at the desk.");
        }
        return sealed;
    });
}

Result<std::string, StoreError> open_answer(std::span<const std::uint8_t> sealed, const TrackingKey& key) {
    return at_edge([&] {
        need_sodium();
        const StoreError does_not_open{StoreError::Code::wrong_secret,
                                       "This tracking code does not open the answer."};
        if (sealed.size() < crypto_box_SEALBYTES + kPaddingBlock) {
            throw Failed(does_not_open);
        }
        const KeyPair pair(key);
        Secret padded(sealed.size() - crypto_box_SEALBYTES);
        const auto room = padded.bytes();
        std::size_t length = 0;
        if (crypto_box_seal_open(room.data(), sealed.data(), sealed.size(), pair.open.data(),
                                 pair.secret.data()) != 0 ||
            sodium_unpad(&length, room.data(), room.size(), kPaddingBlock) != 0) {
            throw Failed(does_not_open);
        }
        return std::string(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(length));
    });
}

} // namespace loket::storage
