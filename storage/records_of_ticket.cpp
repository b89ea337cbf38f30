// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/records_of_ticket.hpp"

#include <string>

namespace loket::storage {
namespace {

// The journal rows that a ticket and its case have sealed records of.
constexpr std::string_view kRows =
    "(SELECT seq FROM tickets WHERE ticket = ?1 UNION ALL SELECT seq FROM case_events WHERE ticket = ?1)";

std::string among_rows(std::string_view before, std::string_view after = {}) {
    return std::string(before).append(" WHERE seq IN ").append(kRows).append(after);
}

std::size_t remove_rows(Query query, const TicketId& ticket) {
    query.bind(ticket);
    std::size_t rows = 0;
    while (query.step()) {
        ++rows;
    }
    return rows;
}

} // namespace

std::size_t RecordsOfTicket::count(const TicketId& ticket) {
    auto query = database_.query("SELECT (" + among_rows("SELECT count(*) FROM private") + ") + (" +
                                 among_rows("SELECT count(*) FROM answers") + ")");
    query.bind(ticket);
    return query.step() ? static_cast<std::size_t>(query.integer(0)) : 0;
}

bool RecordsOfTicket::any_before(const TicketId& ticket, std::int64_t seq) {
    auto query =
        database_.query("SELECT EXISTS (" + among_rows("SELECT 1 FROM private", " AND seq < ?2") +
                        ") OR EXISTS (" + among_rows("SELECT 1 FROM answers", " AND seq < ?2") + ")");
    query.bind(ticket, seq);
    return query.step() && query.integer(0) != 0;
}

std::size_t RecordsOfTicket::remove(const TicketId& ticket) {
    return remove_rows(database_.query(among_rows("DELETE FROM answers", " RETURNING 1")), ticket) +
           remove_rows(database_.query(among_rows("DELETE FROM private", " RETURNING 1")), ticket);
}

} // namespace loket::storage
