// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/records_of_ticket.hpp"

#include <string>

namespace loket::storage {
namespace {

// The events of a ticket's case.
constexpr std::string_view kEvents =
    "(SELECT event_id FROM journal WHERE seq IN (SELECT seq FROM case_events WHERE ticket = ?1))";

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
    auto query =
        database_.query(std::string("SELECT (SELECT count(*) FROM private WHERE event_id = ?1) + "
                                    "(SELECT count(*) FROM private WHERE event_id <> ?1 AND event_id IN ")
                            .append(kEvents)
                            .append(") + (SELECT count(*) FROM answers WHERE event_id IN ")
                            .append(kEvents)
                            .append(")"));
    query.bind(ticket);
    return query.step() ? static_cast<std::size_t>(query.integer(0)) : 0;
}

bool RecordsOfTicket::any_before(const TicketId& ticket, std::int64_t seq) {
    auto query = database_.query(
        "SELECT EXISTS (SELECT 1 FROM private WHERE event_id = ?1) OR EXISTS (SELECT 1 FROM case_events "
        "JOIN journal ON journal.seq = case_events.seq WHERE ticket = ?1 AND case_events.seq < ?2 AND "
        "(event_id IN (SELECT event_id FROM private) OR event_id IN (SELECT event_id FROM answers)))");
    query.bind(ticket, seq);
    return query.step() && query.integer(0) != 0;
}

std::size_t RecordsOfTicket::remove(const TicketId& ticket) {
    const auto answers =
        std::string("DELETE FROM answers WHERE event_id IN ").append(kEvents).append(" RETURNING 1");
    const auto of_case =
        std::string("DELETE FROM private WHERE event_id IN ").append(kEvents).append(" RETURNING 1");
    return remove_rows(database_.query(answers), ticket) + remove_rows(database_.query(of_case), ticket) +
           remove_rows(database_.query("DELETE FROM private WHERE event_id = ?1 RETURNING 1"), ticket);
}

} // namespace loket::storage
