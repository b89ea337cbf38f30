// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/match_key.hpp"

#include <sodium.h>

#include <array>
#include <string_view>
#include <type_traits>

namespace loket::storage {
namespace {

constexpr std::string_view kUse = "lkt-card";

} // namespace

CardToken card_token(const CardNumber& card, const CodeSalt& salt) {
    // A key of its own: the salt is the tracking codes', too.
    std::array<unsigned char, crypto_generichash_KEYBYTES> key{};
    crypto_generichash(key.data(), key.size(), salt.data(), salt.size(),
                       reinterpret_cast<const unsigned char*>(kUse.data()), kUse.size());
    CardToken token{};
    crypto_generichash(token.data(), token.size(), reinterpret_cast<const unsigned char*>(card.digits.data()),
                       card.digits.size(), key.data(), key.size());
    return token;
}

MatchHash match_hash(const CardToken& card, const VaultReader& vault) {
    static_assert(std::is_same_v<MatchHash, VaultReader::Digest>);
    constexpr std::array<char, 8> kCardUse{'l', 'k', 't', '-', 'c', 'a', 'r', 'd'};
    return vault.keyed_digest(kCardUse, {reinterpret_cast<const char*>(card.data()), card.size()});
}

} // namespace loket::storage
