// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/private_records.hpp"

namespace loket::storage {
namespace {

std::optional<Sealed> read_record(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    return Sealed{query.text(0), query.blob(1), query.blob(2)};
}

} // namespace

Hash hash_of(const Sealed& record) {
    return Hasher("loket.private.1")
        .add(record.data_key_id)
        .add(record.nonce)
        .add(record.ciphertext)
        .finish();
}

Hash hash_of(const SealedDataKey& key) {
    return Hasher("loket.datakey.1").add(key.id).add(key.office_key_id).add(key.sealed).finish();
}

void PrivateRecords::add_key(const SealedDataKey& key) {
    database_.query("INSERT INTO data_keys (id, office_key_id, sealed) VALUES (?, ?, ?)")
        .bind(key.id, key.office_key_id, key.sealed)
        .run();
}

void PrivateRecords::add(std::int64_t seq, const Sealed& record) {
    database_.query("INSERT INTO private (seq, data_key_id, nonce, ciphertext) VALUES (?, ?, ?, ?)")
        .bind(seq, record.data_key_id, record.nonce, record.ciphertext)
        .run();
}

std::optional<SealedDataKey> PrivateRecords::key(std::string_view id) {
    auto query = database_.query("SELECT id, office_key_id, sealed FROM data_keys WHERE id = ?");
    query.bind(id);
    if (!query.step()) {
        return std::nullopt;
    }
    return SealedDataKey{query.text(0), query.text(1), query.blob(2)};
}

std::optional<Sealed> PrivateRecords::record(std::int64_t seq) {
    auto query = database_.query("SELECT data_key_id, nonce, ciphertext FROM private WHERE seq = ?");
    query.bind(seq);
    return read_record(query);
}

std::optional<Sealed> PrivateRecords::record(const TicketId& ticket) {
    auto query = database_.query(
        "SELECT data_key_id, nonce, ciphertext FROM tickets JOIN private USING (seq) WHERE ticket = ?");
    query.bind(ticket);
    return read_record(query);
}

std::vector<PrivateRecords::Filed> PrivateRecords::after(std::int64_t seq, std::size_t limit) {
    auto query = database_.query(
        "SELECT seq, EXISTS (SELECT 1 FROM journal WHERE journal.seq = private.seq AND private_hash IS NOT "
        "NULL) FROM private WHERE seq > ? ORDER BY seq LIMIT ?");
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<Filed> rows;
    while (query.step()) {
        rows.push_back({query.integer(0), query.integer(1) != 0});
    }
    return rows;
}

std::int64_t PrivateRecords::count() {
    return database_.number("SELECT count(*) FROM private");
}

std::int64_t PrivateRecords::key_count() {
    return database_.number("SELECT count(*) FROM data_keys");
}

} // namespace loket::storage
