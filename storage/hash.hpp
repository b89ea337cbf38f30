// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// BLAKE2b-256 over a list of fields. Every hash starts with the name of its use and every field with its
// length, so that no two different lists of fields give the same bytes.
#include <sodium.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace loket::storage {

using Hash = std::array<std::uint8_t, 32>;

class Hasher {
  public:
    explicit Hasher(std::string_view use); ///< for example "loket.journal.1"
    Hasher& add(std::span<const std::uint8_t> field);
    Hasher& add(std::string_view field);
    Hasher& add(std::int64_t number); ///< as 8 bytes, little end first
    [[nodiscard]] Hash finish();      ///< once; the hasher is used up

  private:
    crypto_generichash_state state_;
};

} // namespace loket::storage
