// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What screens and lists read quickly: tickets and the day's counters here, cases in case_rows.hpp. Always
// the sum of the journal's events, written in the same transaction.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/event.hpp"
#include "storage/sqlite.hpp"
#include "storage/ticket_row.hpp"

namespace loket::storage {

/// One row of the tickets table.
struct StoredTicket {
    std::int64_t seq = 0; ///< journal row of its ticket.issued event
    TrackingDigest digest{};
    std::int64_t print_seq = 0; ///< journal row of its last print.recorded event; 0: none
    TicketRow row;
    bool operator==(const StoredTicket&) const = default;
};

class Projections {
  public:
    explicit Projections(Database& database) : database_(database) {}

    // Writing: within the caller's write transaction.
    /// Folds one event in; kinds that concern no projection pass through. Throws Failed(refused) when a
    /// ticket's digest or number is taken already, a print names an unknown ticket, or a case's event does
    /// not follow those before it.
    void apply(std::int64_t seq, Instant at, const Event& event);
    void clear();

    // Reading. A row that says nonsense throws Failed(corrupt).
    [[nodiscard]] std::optional<StoredTicket> by_ticket(const TicketId& ticket);
    [[nodiscard]] std::optional<StoredTicket> by_digest(const TrackingDigest& digest);
    [[nodiscard]] std::optional<TicketId> by_number(Date day, QueueNumber number);
    [[nodiscard]] std::vector<TicketRow> newest(std::size_t limit, std::size_t offset);
    /// The highest number given out that day in that group; 0: none.
    [[nodiscard]] int last_number(Date day, char group);

    // For verify(): rows in journal order, as they are.
    struct RawTicket {
        std::int64_t seq = 0;
        std::optional<StoredTicket> ticket; ///< none: the row says nonsense
    };
    [[nodiscard]] std::vector<RawTicket> after(std::int64_t seq, std::size_t limit);
    /// Counters that are not the highest number among their tickets. (A ticket without its counter:
    /// last_number().)
    [[nodiscard]] std::vector<std::string> wrong_counters();

    /// What by_digest() asks; a test makes sure that it stays an index search.
    [[nodiscard]] static std::string digest_query();

  private:
    Database& database_;
};

} // namespace loket::storage
