// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The table of remembered cards, beside the journal. Everything throws Failed.
#include <cstddef>
#include <cstdint>
#include <optional>

#include "domain/intake.hpp"
#include "storage/card_digest.hpp"
#include "storage/hash.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

/// What the journal's events name a card by.
[[nodiscard]] Hash hash_of_card(const CardDigest& digest);

struct RememberedCard {
    CardDigest digest{};
    std::int64_t seq = 0; ///< journal row of its card.remembered event
    TicketId ticket{};
};

class Cards {
  public:
    explicit Cards(Database& database) : database_(database) {}

    [[nodiscard]] std::optional<TicketId> ticket(const CardDigest& digest);

    // Within the caller's write transaction. The database overwrites what goes in its file (secure_delete,
    // sqlite.cpp).
    void put(const RememberedCard& card);       ///< in the place of an older one of the same digest
    bool remove(const CardDigest& digest);      ///< false: there was none
    std::size_t remove(const TicketId& ticket); ///< how many pointed to it

    /// For verify(): all rows as they are, one by one to `each(digest, seq, ticket)`, the blobs of any length
    /// and only until it returns.
    template <class Each>
    void each(Each each) {
        auto query = database_.query("SELECT digest, seq, ticket FROM cards ORDER BY seq, digest");
        while (query.step()) {
            each(query.blob_view(0), query.integer(1), query.blob_view(2));
        }
    }

  private:
    Database& database_;
};

} // namespace loket::storage
