// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/card_digest.hpp"

#include <algorithm>
#include <string_view>

#include "storage/failed.hpp"
#include "storage/hash.hpp"
#include "storage/secret.hpp"

namespace loket::storage {
namespace {

// A salt of its own: the folder's is the tracking codes', too.
CodeSalt card_salt(const CodeSalt& salt) {
    const auto whole = Hasher("loket.card.salt.2").add(salt).finish();
    CodeSalt out{};
    std::copy_n(whole.begin(), out.size(), out.begin());
    return out;
}

// The length before the bytes: no short number is the beginning of a long one.
Secret numbered(const CardUid& uid) {
    const auto bytes = uid.bytes();
    Secret out(1 + bytes.size());
    out.bytes().front() = static_cast<std::uint8_t>(bytes.size());
    std::ranges::copy(bytes, out.bytes().begin() + 1);
    return out;
}

} // namespace

Result<CardDigest, StoreError> card_digest(const CardUid& uid, const CodeSalt& salt) {
    return at_edge([&] {
        const auto number = numbered(uid);
        const auto bytes = number.bytes();
        const auto derived =
            argon2id({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, card_salt(salt), kCardCost);
        CardDigest digest{};
        std::ranges::copy(derived.bytes(), digest.begin());
        return digest;
    });
}

} // namespace loket::storage
