// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ticket_columns.hpp"

#include <algorithm>

namespace loket::storage {

bool read_ticket(const Query& query, int first, TicketRow& row) {
    int column = first;
    auto& ticket = row.ticket;
    const auto id = query.blob_view(column++);
    const auto day = parse_iso_date(query.text_view(column++));
    const auto group = query.text_view(column++);
    const auto count = query.integer(column++);
    if (id.size() != ticket.id.size() || !day || group.size() != 1 || count < 1 || count > kQueueLimit) {
        return false;
    }
    std::ranges::copy(id, ticket.id.begin());
    ticket.day = *day;
    ticket.number = {group.front(), static_cast<int>(count)};
    ticket.service = query.text_view(column++);
    ticket.complaint_kind = query.text_view(column++);
    ticket.channel = query.text_view(column++);
    ticket.confidential = query.integer(column++) != 0;
    ticket.language = query.text_view(column++);
    ticket.notice_version = query.text_view(column++);
    const int due_column = column;
    column += 3;
    if (!query.is_null(due_column)) {
        const auto due = parse_iso_instant(query.text_view(due_column));
        if (!due) {
            return false;
        }
        ticket.deadline =
            Deadline{*due, query.integer(due_column + 1) != 0, query.integer(due_column + 2) != 0};
    }
    const auto issued_at = parse_iso_instant(query.text_view(column++));
    if (!issued_at) {
        return false;
    }
    row.issued_at = *issued_at;
    if (!query.is_null(column)) {
        row.print = parse_print_outcome(query.text_view(column));
        if (!row.print) {
            return false;
        }
    }
    row.print_reason = query.text_view(column + 1);
    return true;
}

} // namespace loket::storage
