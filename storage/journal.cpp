// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal.hpp"

#include <sodium.h>

#include "storage/event_codec.hpp"
#include "storage/failed.hpp"
#include "storage/secret.hpp"

namespace loket::storage {
namespace {

JournalRow read_row(const Query& query) {
    return {query.integer(0), query.blob(1), query.text(2), query.text(3),
            query.text(4),    query.blob(5), query.blob(6), query.blob(7)};
}

std::optional<Instant> time_of(const std::optional<JournalRow>& row) {
    if (!row) {
        return std::nullopt;
    }
    const auto at = parse_iso_instant(row->at);
    if (!at) {
        throw Failed(StoreError::Code::corrupt, "The journal's last row has no time.");
    }
    return at;
}

Instant settle(Instant now, const std::optional<Instant>& last) {
    return last && now < *last && *last - now <= Journal::kWaited ? *last : now;
}

} // namespace

Hash hash_of(const JournalRow& row) {
    return Hasher("loket.journal.1")
        .add(row.seq)
        .add(row.event_id)
        .add(row.at)
        .add(row.kind)
        .add(row.body)
        .add(row.private_hash)
        .add(row.prev)
        .finish();
}

EventId random_event_id() {
    need_sodium();
    EventId id{};
    randombytes_buf(id.data(), id.size());
    return id;
}

Instant Journal::settled(Instant now) {
    return settle(now, time_of(last()));
}

Journal::Appended Journal::append(const EventId& id, const Event& event,
                                  const std::optional<Hash>& private_hash, Instant now) {
    auto before = last();
    const auto before_at = time_of(before);
    Appended appended{0, settle(now, before_at), false};
    if (before_at && appended.at < *before_at) {
        insert(before, random_event_id(), ClockMovedBack{*before_at}, std::nullopt, appended.at);
        appended.clock_moved_back = true;
        before = last();
    }
    insert(before, id, event, private_hash, appended.at);
    appended.seq = (before ? before->seq : 0) + 1;
    return appended;
}

void Journal::insert(const std::optional<JournalRow>& before, const EventId& id, const Event& event,
                     const std::optional<Hash>& private_hash, Instant now) {
    auto encoded = encode(event);
    const auto back = decode(encoded.kind, encoded.body);
    if (!back || *back != event) { // what could not be read back must not become part of the register
        throw Failed(StoreError::Code::refused,
                     "An event of kind " + std::string(encoded.kind) + " cannot be kept" +
                         (back ? "." : ": " + back.error().field + " is out of bounds."));
    }
    JournalRow row;
    row.seq = (before ? before->seq : 0) + 1;
    row.event_id.assign(id.begin(), id.end());
    row.at = iso_instant(now);
    row.kind = encoded.kind;
    row.body = std::move(encoded.body);
    if (private_hash) {
        row.private_hash.assign(private_hash->begin(), private_hash->end());
    }
    row.prev = before ? before->hash : Bytes(std::tuple_size_v<Hash>, 0);
    const auto hash = hash_of(row);
    database_
        .query(
            "INSERT INTO journal (seq, event_id, at, kind, body, private_hash, prev, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.seq, id, row.at, row.kind, row.body, private_hash, row.prev, hash)
        .run();
}

std::vector<JournalRow> Journal::after(std::int64_t seq, std::size_t limit) {
    auto query = database_.query(
        "SELECT seq, event_id, at, kind, body, private_hash, prev, hash FROM journal "
        "WHERE seq > ? ORDER BY seq LIMIT ?");
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<JournalRow> rows;
    while (query.step()) {
        rows.push_back(read_row(query));
    }
    return rows;
}

std::optional<JournalRow> Journal::row(std::int64_t seq) {
    auto query = database_.query(
        "SELECT seq, event_id, at, kind, body, private_hash, prev, hash FROM journal WHERE seq = ?");
    query.bind(seq);
    return query.step() ? std::optional(read_row(query)) : std::nullopt;
}

std::optional<JournalRow> Journal::last() {
    auto query = database_.query(
        "SELECT seq, event_id, at, kind, body, private_hash, prev, hash FROM journal ORDER BY seq DESC LIMIT "
        "1");
    return query.step() ? std::optional(read_row(query)) : std::nullopt;
}

} // namespace loket::storage
