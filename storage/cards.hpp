// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The table of remembered cards, beside the journal. Everything throws Failed.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "domain/intake.hpp"
#include "storage/card_digest.hpp"
#include "storage/hash.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

using CardNonce = std::array<std::uint8_t, 16>; ///< random, kept in the card's row only

/// What the journal's events name a card by.
[[nodiscard]] Hash hash_of_card(const CardDigest& digest, const CardNonce& nonce);

struct RememberedCard {
    CardDigest digest{};
    CardNonce nonce{};
    std::int64_t seq = 0; ///< journal row of its card.remembered event
    TicketId ticket{};
};

class Cards {
  public:
    explicit Cards(Database& database) : database_(database) {}

    [[nodiscard]] std::optional<TicketId> ticket(const CardDigest& digest);

    // Within the caller's write transaction. The database overwrites what goes in its file (secure_delete,
    // sqlite.cpp).
    void add(const RememberedCard& card);                      ///< its digest must not be there
    std::optional<CardNonce> remove(const CardDigest& digest); ///< its nonce; none: there was none
    std::size_t remove(const TicketId& ticket);                ///< how many pointed to it

    /// For verify(): all rows as they are, one by one to `each(digest, nonce, seq, ticket)`, the blobs of any
    /// length and only until it returns.
    template <class Each>
    void each(Each each) {
        auto query = database_.query("SELECT digest, nonce, seq, ticket FROM cards ORDER BY seq, digest");
        while (query.step()) {
            each(query.blob_view(0), query.blob_view(1), query.integer(2), query.blob_view(3));
        }
    }

  private:
    Database& database_;
};

} // namespace loket::storage
