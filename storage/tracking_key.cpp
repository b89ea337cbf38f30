// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/tracking_key.hpp"

#include <sodium.h>

#include "storage/failed.hpp"
#include "storage/secret.hpp"

namespace loket::storage {

Result<TrackingKey, StoreError> derive_tracking_key(const TrackingCode& code, const CodeSalt& salt) {
    return at_edge([&] {
        static_assert(crypto_kdf_KEYBYTES == 32);
        const auto master = argon2id(code.compact(), salt, Argon2Cost{});
        // Two keys that say nothing about each other: the stored digest must not help to open the answer.
        TrackingKey key{};
        crypto_kdf_derive_from_key(key.digest.data(), key.digest.size(), 1, "lkt-find",
                                   master.bytes().data());
        crypto_kdf_derive_from_key(key.answer_key.data(), key.answer_key.size(), 2, "lkt-open",
                                   master.bytes().data());
        return key;
    });
}

} // namespace loket::storage
