// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The vault's ciphertext beside the journal: sealed data keys, and one sealed record for each event with a
// private half.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/intake.hpp"
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
    void add(std::int64_t seq, const Sealed& record); ///< of that journal row; its data key must be there

    [[nodiscard]] std::optional<SealedDataKey> key(std::string_view id);
    /// Of that journal row; none: erased, or never there.
    [[nodiscard]] std::optional<Sealed> record(std::int64_t seq);
    /// What the visitor told; none: erased, or there is no such ticket.
    [[nodiscard]] std::optional<Sealed> record(const TicketId& ticket);

    // For verify().
    struct Filed {
        std::int64_t seq = 0;    ///< of the journal row it says it belongs to; grows
        bool in_journal = false; ///< there is that row, and it has a private half
    };
    [[nodiscard]] std::vector<Filed> after(std::int64_t seq, std::size_t limit);
    [[nodiscard]] std::int64_t count();
    [[nodiscard]] std::int64_t key_count();

  private:
    Database& database_;
};

} // namespace loket::storage
