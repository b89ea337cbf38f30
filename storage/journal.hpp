// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The append-only journal: each row carries a hash over itself and the row before it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/event.hpp"
#include "storage/hash.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

/// A row exactly as it lies on the disk, sound or not.
struct JournalRow {
    std::int64_t seq = 0; ///< from 1, without gaps
    Bytes event_id;
    std::string at; ///< iso_instant()
    std::string kind;
    std::string body;
    Bytes private_hash; ///< empty: no private half
    Bytes prev;         ///< hash of the row before; zeros in the first
    Bytes hash;
};

/// What `row.hash` must be.
[[nodiscard]] Hash hash_of(const JournalRow& row);

class Journal {
  public:
    explicit Journal(Database& database) : database_(database) {}

    /// Within the caller's write transaction: the time that an event gets. It is `now`; or the last event's
    /// time where that is later by kWaited at most: another program wrote while this one waited for its turn
    /// with the time in its hand.
    [[nodiscard]] Instant settled(Instant now);
    static constexpr std::chrono::seconds kWaited{10}; ///< above the longest wait for the database

    /// Within the caller's write transaction. When `now` is before the last event by more than that, a
    /// clock.moved-back event goes first.
    struct Appended {
        std::int64_t seq = 0;
        Instant at{}; ///< settled(now)
        bool clock_moved_back = false;
    };
    Appended append(const EventId& id, const Event& event, const std::optional<Hash>& private_hash,
                    Instant now);

    /// Up to `limit` rows after `seq`, in order.
    [[nodiscard]] std::vector<JournalRow> after(std::int64_t seq, std::size_t limit);
    [[nodiscard]] std::optional<JournalRow> row(std::int64_t seq);
    /// The row with the highest number; none in an empty journal.
    [[nodiscard]] std::optional<JournalRow> last();

  private:
    void insert(const std::optional<JournalRow>& before, const EventId& id, const Event& event,
                const std::optional<Hash>& private_hash, Instant now);

    Database& database_;
};

/// 128 random bits.
[[nodiscard]] EventId random_event_id();

} // namespace loket::storage
