// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/match_key.hpp"

#include <array>
#include <type_traits>

namespace loket::storage {

MatchHash match_hash(const CardNumber& card, const VaultReader& vault) {
    static_assert(std::is_same_v<MatchHash, VaultReader::Digest>);
    constexpr std::array<char, 8> kUse{'l', 'k', 't', '-', 'c', 'a', 'r', 'd'};
    return vault.keyed_digest(kUse, card.digits);
}

} // namespace loket::storage
