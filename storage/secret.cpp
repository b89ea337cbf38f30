// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secret.hpp"

#include <sodium.h>

#include <new>
#include <utility>

#include "storage/failed.hpp"

namespace loket::storage {

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        throw Failed(StoreError::Code::io, "The system gives no random numbers; nothing can be encrypted.");
    }
}

Secret::Secret(std::size_t size) : size_(size) {
    need_sodium();
    data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (data_ == nullptr) {
        throw std::bad_alloc();
    }
    sodium_memzero(data_, size_);
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

Secret::~Secret() {
    sodium_free(data_); // wipes; null is fine
}

Secret argon2id(std::string_view password, const std::array<std::uint8_t, 16>& salt, Argon2Cost cost) {
    static_assert(crypto_pwhash_SALTBYTES == 16);
    Secret derived(32);
    const auto out = derived.bytes();
    if (crypto_pwhash(out.data(), out.size(), password.data(), password.size(), salt.data(), cost.passes,
                      cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw Failed(StoreError::Code::io, "Not enough memory to derive a key.");
    }
    return derived;
}

} // namespace loket::storage
