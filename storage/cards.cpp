// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cards.hpp"

#include <algorithm>

#include "storage/failed.hpp"

namespace loket::storage {

Hash hash_of_card(const CardDigest& digest, const CardNonce& nonce) {
    return Hasher("loket.card.1").add(digest).add(nonce).finish();
}

std::optional<TicketId> Cards::ticket(const CardDigest& digest) {
    auto query = database_.query("SELECT ticket FROM cards WHERE digest = ?");
    query.bind(digest);
    if (!query.step()) {
        return std::nullopt;
    }
    TicketId ticket{};
    const auto kept = query.blob_view(0);
    if (kept.size() != ticket.size()) {
        throw Failed(StoreError::Code::corrupt, "What a remembered card points to is damaged.");
    }
    std::ranges::copy(kept, ticket.begin());
    return ticket;
}

void Cards::add(const RememberedCard& card) {
    database_.query("INSERT INTO cards (digest, nonce, seq, ticket) VALUES (?, ?, ?, ?)")
        .bind(card.digest, card.nonce, card.seq, card.ticket)
        .run();
}

std::optional<CardNonce> Cards::remove(const CardDigest& digest) {
    auto query = database_.query("DELETE FROM cards WHERE digest = ? RETURNING nonce");
    query.bind(digest);
    if (!query.step()) {
        return std::nullopt;
    }
    CardNonce nonce{};
    const auto kept = query.blob_view(0);
    std::copy_n(kept.begin(), std::min(kept.size(), nonce.size()), nonce.begin());
    query.run();
    return nonce;
}

std::size_t Cards::remove(const TicketId& ticket) {
    auto query = database_.query("DELETE FROM cards WHERE ticket = ? RETURNING 1");
    query.bind(ticket);
    std::size_t rows = 0;
    while (query.step()) {
        ++rows;
    }
    return rows;
}

} // namespace loket::storage
