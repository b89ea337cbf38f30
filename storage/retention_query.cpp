// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/retention_query.hpp"

#include <algorithm>
#include <string>

#include "domain/procedure.hpp"
#include "storage/case_rows.hpp"
#include "storage/failed.hpp"

namespace loket::storage {
namespace {

constexpr std::size_t kPage = 500;
// Row::read() counts on its order.
constexpr std::string_view kRows =
    "SELECT tickets.seq, tickets.ticket, day, tickets.service, complaint_kind, channel, confidential, "
    "status, "
    "closed_at FROM tickets LEFT JOIN cases ON cases.ticket = tickets.ticket WHERE tickets.";
constexpr auto kClosed = static_cast<std::int64_t>(CaseStatus::closed);

} // namespace

struct RetentionQuery::Row {
    TicketId ticket{};
    Date day;
    std::string service, kind, channel;
    bool confidential = false;
    std::optional<std::int64_t> case_status; // none: no case
    std::optional<Instant> closed_at;

    static Row read(const Query& query) {
        Row row;
        const auto ticket = query.blob(1);
        const auto day = parse_iso_date(query.text(2));
        if (ticket.size() != row.ticket.size() || !day) {
            throw Failed(StoreError::Code::corrupt, "A ticket's row is damaged (journal row " +
                                                        std::to_string(query.integer(0)) +
                                                        "): rebuild the projections from the journal.");
        }
        std::ranges::copy(ticket, row.ticket.begin());
        row.day = *day;
        row.service = query.text(3);
        row.kind = query.text(4);
        row.channel = query.text(5);
        row.confidential = query.integer(6) != 0;
        if (!query.is_null(7)) {
            row.case_status = query.integer(7);
            row.closed_at = parse_iso_instant(query.text(8));
        }
        return row;
    }
};

bool RetentionQuery::is_due(const Row& row) const {
    const auto kind = row.kind.empty()   ? RecordKind::visit
                      : row.confidential ? RecordKind::confidential_complaint
                                         : RecordKind::complaint;
    auto ended = row.day;
    if (row.case_status) {
        if (row.case_status != kClosed || !row.closed_at) {
            return false;
        }
        ended = local_date(*row.closed_at, office_.zone);
    } else if (!row.kind.empty()) {
        const auto* service = office_.find_service(row.service);
        if (service != nullptr && procedure_for(*service, row.channel, row.kind) != nullptr) {
            return false; // a case that nobody opened yet
        }
    }
    return keep_until(kind, ended, office_.retention) <= today_;
}

std::optional<std::vector<TicketId>> RetentionQuery::next_page() {
    auto query = database_.query(std::string(kRows).append("seq > ? ORDER BY tickets.seq LIMIT ?"));
    query.bind(last_seq_, static_cast<std::int64_t>(kPage));
    std::optional<std::vector<TicketId>> due;
    while (query.step()) {
        last_seq_ = query.integer(0);
        if (!due) {
            due.emplace();
        }
        if (const auto row = Row::read(query); is_due(row)) {
            due->push_back(row.ticket);
        }
    }
    return due;
}

std::vector<TicketId> RetentionQuery::still_due(const std::vector<TicketId>& tickets) {
    std::vector<TicketId> due;
    for (const auto& ticket : tickets) {
        auto query = database_.query(std::string(kRows).append("ticket = ?"));
        query.bind(ticket);
        if (query.step() && is_due(Row::read(query))) {
            due.push_back(ticket);
        }
    }
    return due;
}

} // namespace loket::storage
