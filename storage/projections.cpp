// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/projections.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "storage/case_rows.hpp"
#include "storage/failed.hpp"
#include "storage/staff_rows.hpp"
#include "storage/survey_rows.hpp"

namespace loket::storage {
namespace {

// One list of columns for every query that reads tickets; read_ticket() counts on its order.
std::string ticket_query(std::string_view rest) {
    return std::string(
               "SELECT seq, ticket, digest, day, grp, count, service, complaint_kind, channel, confidential, "
               "language, "
               "notice, due, due_to_the_minute, due_calendar_known, issued_at, print_seq, print_outcome, "
               "print_reason "
               "FROM tickets ")
        .append(rest);
}

template <std::size_t Size>
bool copy_exactly(std::span<const std::uint8_t> from, std::array<std::uint8_t, Size>& to) {
    if (from.size() != Size) {
        return false;
    }
    std::copy(from.begin(), from.end(), to.begin());
    return true;
}

std::optional<StoredTicket> read_ticket(const Query& query) {
    StoredTicket stored;
    auto& ticket = stored.row.ticket;
    stored.seq = query.integer(0);
    const auto day = parse_iso_date(query.text_view(3));
    const auto group = query.text_view(4);
    const auto count = query.integer(5);
    const auto issued_at = parse_iso_instant(query.text_view(15));
    if (!copy_exactly(query.blob_view(1), ticket.id) || !copy_exactly(query.blob_view(2), stored.digest) ||
        !day || group.size() != 1 || count < 1 || count > kQueueLimit || !issued_at) {
        return std::nullopt;
    }
    ticket.number = {group.front(), static_cast<int>(count)};
    ticket.day = *day;
    ticket.service = query.text(6);
    ticket.complaint_kind = query.text(7);
    ticket.channel = query.text(8);
    ticket.confidential = query.integer(9) != 0;
    ticket.language = query.text(10);
    ticket.notice_version = query.text(11);
    if (!query.is_null(12)) {
        const auto due = parse_iso_instant(query.text_view(12));
        if (!due) {
            return std::nullopt;
        }
        ticket.deadline = Deadline{*due, query.integer(13) != 0, query.integer(14) != 0};
    }
    stored.row.issued_at = *issued_at;
    stored.print_seq = query.integer(16);
    if (!query.is_null(17)) {
        stored.row.print = parse_print_outcome(query.text_view(17));
        if (!stored.row.print) {
            return std::nullopt;
        }
    }
    stored.row.print_reason = query.text(18);
    return stored;
}

std::optional<StoredTicket> one_ticket(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    auto stored = read_ticket(query);
    if (!stored) {
        throw Failed(StoreError::Code::corrupt, "A ticket's row is damaged (journal row " +
                                                    std::to_string(query.integer(0)) +
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
    auto query = database.query(
        "UPDATE tickets SET print_seq = ?, print_outcome = ?, print_reason = ? WHERE ticket = ? RETURNING "
        "seq");
    query.bind(seq, std::string(to_text(event.outcome)), event.reason, event.ticket);
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

std::function<std::optional<StoredTicket>(std::int64_t seq)> Projections::by_seq() {
    auto query = std::make_shared<Query>(database_.query(ticket_query("WHERE seq = ?")));
    return [query](std::int64_t seq) {
        query->again().bind(seq);
        return one_ticket(*query);
    };
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
        rows.push_back({query.integer(0), read_ticket(query)});
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
