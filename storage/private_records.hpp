// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The vault's ciphertext beside the journal: sealed data keys, and one sealed record for each event with a
// private half.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/hash.hpp"
#include "storage/sqlite.hpp"
#include "storage/vault.hpp"

namespace loket::storage {

/// What the journal's private_hash is taken over.
[[nodiscard]] Hash hash_of(const Sealed& record);
/// What a key.added event's `sealed` is.
[[nodiscard]] Hash hash_of(const SealedDataKey& key);

class PrivateRecords {
  public:
    explicit PrivateRecords(Database& database) : database_(database) {}

    // Within the caller's write transaction.
    void add_key(const SealedDataKey& key);
    void add(const EventId& event, const Sealed& record); ///< its data key must be there

    [[nodiscard]] std::optional<SealedDataKey> key(std::string_view id);
    [[nodiscard]] std::optional<Sealed> record(
        std::span<const std::uint8_t> event_id); ///< none: erased, or never there

    // For verify().
    struct Filed {
        std::int64_t row = 0;    ///< in the table; grows
        bool in_journal = false; ///< a journal row with a private half has the same event id
    };
    [[nodiscard]] std::vector<Filed> after(std::int64_t row, std::size_t limit);
    [[nodiscard]] std::int64_t key_count();

  private:
    Database& database_;
};

} // namespace loket::storage
