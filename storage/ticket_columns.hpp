// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The columns of the tickets table that make a TicketRow, for every query that reads tickets.
#include <string_view>

#include "storage/sqlite.hpp"
#include "storage/ticket_row.hpp"

namespace loket::storage {

inline constexpr std::string_view kTicketColumns =
    "tickets.ticket, day, grp, count, tickets.service, complaint_kind, channel, confidential, language, "
    "notice, tickets.due, due_to_the_minute, due_calendar_known, issued_at, print_outcome, print_reason";
inline constexpr int kTicketColumnCount = 16;

/// Reads them from column `first` on into a new row; false: they say nonsense.
[[nodiscard]] bool read_ticket(const Query& query, int first, TicketRow& row);

} // namespace loket::storage
