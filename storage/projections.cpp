// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/projections.hpp"

#include <algorithm>
#include <string>

#include "storage/case_rows.hpp"
#include "storage/failed.hpp"
#include "storage/staff_rows.hpp"
#include "storage/survey_rows.hpp"
#include "storage/ticket_columns.hpp"

namespace loket::storage {
namespace {

std::string ticket_query(std::string_view rest) {
    return std::string("SELECT ")
        .append(kTicketColumns)
        .append(", seq, digest, print_seq FROM tickets ")
        .append(rest);
}
constexpr int kSeqColumn = kTicketColumnCount; // and after it digest, print_seq

std::optional<StoredTicket> read_stored(const Query& query) {
    StoredTicket stored;
    const auto digest = query.blob_view(kSeqColumn + 1);
    if (digest.size() != stored.digest.size() || !read_ticket(query, 0, stored.row)) {
        return std::nullopt;
    }
    stored.seq = query.integer(kSeqColumn);
    std::ranges::copy(digest, stored.digest.begin());
    stored.print_seq = query.integer(kSeqColumn + 2);
    return stored;
}

std::optional<StoredTicket> one_ticket(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    auto stored = read_stored(query);
    if (!stored) {
        throw Failed(StoreError::Code::corrupt, "A ticket's row is damaged (journal row " +
                                                    std::to_string(query.integer(kSeqColumn)) +
                                                    "): rebuild the projections from the journal.");
    }
    return stored;
}

void apply_ticket(Database& database, std::int64_t seq, Instant at, const TicketKept& event) {
    const auto& ticket = event.ticket;
    std::optional<std::string> due;
    std::optional<bool> to_the_minute;
    std::optional<bool> calendar_known;
    if (ticket.deadline) {
        due = iso_instant(ticket.deadline->due);
        to_the_minute = ticket.deadline->to_the_minute;
        calendar_known = ticket.deadline->calendar_known;
    }
    const auto day = iso_date(ticket.day);
    const std::string group(1, ticket.number.group);
    database
        .query(
            "INSERT INTO tickets (seq, ticket, digest, day, grp, count, service, complaint_kind, channel, "
            "confidential, language, notice, due, due_to_the_minute, due_calendar_known, issued_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(seq, ticket.id, event.digest, day, group, ticket.number.count, ticket.service,
              ticket.complaint_kind, ticket.channel, ticket.confidential, ticket.language,
              ticket.notice_version, due, to_the_minute, calendar_known, iso_instant(at))
        .run();
    database
        .query(
            "INSERT INTO counters (day, grp, last) VALUES (?, ?, ?) "
            "ON CONFLICT (day, grp) DO UPDATE SET last = max(last, excluded.last)")
        .bind(day, group, ticket.number.count)
        .run();
}

void apply_print(Database& database, std::int64_t seq, const PrintRecorded& event) {
    auto query = database.query(is_news(event) ? "UPDATE tickets SET print_seq = ?, print_outcome = ?, "
                                                 "print_reason = ? WHERE ticket = ? RETURNING seq"
                                               : "SELECT seq FROM tickets WHERE ticket = ?");
    if (is_news(event)) {
        query.bind(seq, std::string(to_text(event.outcome)), event.reason, event.ticket);
    } else {
        query.bind(event.ticket);
    }
    if (!query.step()) {
        throw Failed(StoreError::Code::refused, "A print was recorded for a ticket that does not exist.");
    }
    query.run();
}

} // namespace

void Projections::apply(std::int64_t seq, Instant at, const Event& event) {
    if (const auto* ticket = std::get_if<TicketKept>(&event)) {
        apply_ticket(database_, seq, at, *ticket);
    } else if (const auto* print = std::get_if<PrintRecorded>(&event)) {
        apply_print(database_, seq, *print);
    } else if (const auto* happened = std::get_if<CaseHappened>(&event)) {
        CaseRows(database_).apply(seq, at, happened->event);
    } else if (const auto* added = std::get_if<StaffAdded>(&event)) {
        StaffRows(database_).apply(*added);
    } else if (const auto* disabled = std::get_if<StaffDisabled>(&event)) {
        StaffRows(database_).apply(*disabled);
    } else if (const auto* reset = std::get_if<StaffReset>(&event)) {
        StaffRows(database_).apply(*reset);
    } else if (const auto* survey = std::get_if<SurveyAnswered>(&event)) {
        SurveyRows(database_).apply(*survey);
    }
}

void Projections::clear() {
    StaffRows(database_).clear();
    SurveyRows(database_).clear();
    database_.execute("DELETE FROM tickets; DELETE FROM counters");
    CaseRows(database_).clear();
}

std::optional<StoredTicket> Projections::by_ticket(const TicketId& ticket) {
    auto query = database_.query(ticket_query("WHERE ticket = ?"));
    query.bind(ticket);
    return one_ticket(query);
}

std::optional<TicketId> Projections::by_number(Date day, QueueNumber number) {
    auto query = database_.query(ticket_query("WHERE day = ? AND grp = ? AND count = ?"));
    query.bind(iso_date(day), std::string(1, number.group), number.count);
    const auto stored = one_ticket(query);
    return stored ? std::optional(stored->row.ticket.id) : std::nullopt;
}

std::string Projections::digest_query() {
    return ticket_query("WHERE digest = ?");
}

std::optional<StoredTicket> Projections::by_digest(const TrackingDigest& digest) {
    auto query = database_.query(digest_query());
    query.bind(digest);
    return one_ticket(query);
}

std::vector<TicketRow> Projections::newest(std::size_t limit, std::size_t offset) {
    auto query = database_.query(ticket_query("ORDER BY seq DESC LIMIT ? OFFSET ?"));
    // SQLite reads a negative limit as none: a caller's "all" must not overflow into that or into an error.
    constexpr std::size_t kMost = INT64_MAX;
    query.bind(static_cast<std::int64_t>(std::min(limit, kMost)),
               static_cast<std::int64_t>(std::min(offset, kMost)));
    std::vector<TicketRow> rows;
    while (auto stored = one_ticket(query)) {
        rows.push_back(std::move(stored->row));
    }
    return rows;
}

int Projections::last_number(Date day, char group) {
    auto query = database_.query("SELECT last FROM counters WHERE day = ? AND grp = ?");
    query.bind(iso_date(day), std::string(1, group));
    return query.step() ? static_cast<int>(query.integer(0)) : 0;
}

std::vector<Projections::RawTicket> Projections::after(std::int64_t seq, std::size_t limit) {
    auto query = database_.query(ticket_query("WHERE seq > ? ORDER BY seq LIMIT ?"));
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<RawTicket> rows;
    while (query.step()) {
        rows.push_back({query.integer(kSeqColumn), read_stored(query)});
    }
    return rows;
}

std::vector<std::string> Projections::wrong_counters() {
    auto query = database_.query(
        "SELECT day, grp FROM counters AS given WHERE last IS NOT "
        "(SELECT max(count) FROM tickets WHERE tickets.day = given.day AND tickets.grp = given.grp) ORDER BY "
        "day, grp");
    std::vector<std::string> wrong;
    while (query.step()) {
        wrong.push_back(query.text(0) + " " + query.text(1));
    }
    return wrong;
}

} // namespace loket::storage
