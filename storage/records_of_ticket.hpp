// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which sealed records belong to a ticket, and their end: its own, those of its case's events, and the
// answers. Everything throws Failed.
#include <cstddef>
#include <cstdint>

#include "domain/intake.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

class RecordsOfTicket {
  public:
    explicit RecordsOfTicket(Database& database) : database_(database) {}

    [[nodiscard]] std::size_t count(const TicketId& ticket);
    /// Whether any is left of what was written before journal row `seq`.
    [[nodiscard]] bool any_before(const TicketId& ticket, std::int64_t seq);
    /// Within the caller's write transaction; how many there were. The database overwrites them in its file
    /// (secure_delete, sqlite.cpp).
    std::size_t remove(const TicketId& ticket);

  private:
    Database& database_;
};

} // namespace loket::storage
