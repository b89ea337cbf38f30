// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "storage/case_state_codec.hpp"
#include "storage/event_codec.hpp"
#include "storage/failed.hpp"
#include "storage/ticket_columns.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

// One list of columns for every query that reads whole rows; read_stored() counts on its order.
constexpr std::string_view kColumns =
    "ticket, seq, service, kind, status, lane, due, division, excludes, kks, closed_at, state";

Failed damaged(std::int64_t seq) {
    return {Code::corrupt, "A case's row is damaged (journal row " + std::to_string(seq) +
                               "): rebuild the projections from the journal."};
}

StoredCase read_stored(const Query& query) {
    return {query.blob(0),         query.integer(1), query.text(2),    query.text(3),
            query.integer(4),      query.integer(5), query.integer(6), query.text(7),
            query.integer(8) != 0, query.blob(9),    query.text(10),   query.text(11)};
}

CaseStatus status_of(const CaseState& state) {
    if (state.closed()) {
        return CaseStatus::closed;
    }
    if (!state.paused_since) {
        return CaseStatus::running;
    }
    const auto promise = state.open_promise();
    return promise && *state.paused_since > promise->due ? CaseStatus::paused_late : CaseStatus::paused;
}

StoredCase row_of(const SummedCase& sum) {
    const auto& state = sum.state;
    StoredCase row;
    row.ticket.assign(state.ticket.begin(), state.ticket.end());
    row.seq = sum.ticket_seq;
    row.service = state.service;
    row.kind = state.kind;
    row.status = static_cast<std::int64_t>(status_of(state));
    row.lane = state.marks.contains(Mark::urgent) && !state.closed() ? 0 : 1;
    const auto promise = state.open_promise();
    row.due = promise ? promise->due.time_since_epoch().count() : kNoPromise;
    row.division = state.division;
    row.excludes = !state.excluded_divisions.empty() || !state.excluded_staff.empty();
    if (state.kks) {
        row.kks.assign(state.kks->begin(), state.kks->end());
    }
    row.closed_at = sum.closed_at;
    row.state = encode_state(state);
    return row;
}

// A case stays closed from its first closing on, whatever is noted on it afterwards; a dispute opens it
// again.
std::string closed_at_after(const CaseState& state, std::string before, Instant at) {
    if (!state.closed()) {
        return {};
    }
    return before.empty() ? iso_instant(at) : std::move(before);
}

template <class Blob>
std::optional<Blob> or_null(const Blob& value) {
    return value.empty() ? std::nullopt : std::optional(value);
}

template <std::size_t Size>
std::array<std::uint8_t, Size> exactly(const Bytes& from, std::int64_t seq) {
    std::array<std::uint8_t, Size> to{};
    if (from.size() != Size) {
        throw damaged(seq);
    }
    std::copy(from.begin(), from.end(), to.begin());
    return to;
}

KeptCaseEvent read_event(const Query& query) {
    const auto seq = query.integer(0);
    const auto at = parse_iso_instant(query.text(2));
    auto event = decode(query.text(3), query.text(4));
    auto* happened = event ? std::get_if<CaseHappened>(&*event) : nullptr;
    if (happened == nullptr || !at) {
        throw damaged(seq);
    }
    return {seq,
            exactly<std::tuple_size_v<EventId>>(query.blob(1), seq),
            query.integer(5) != 0,
            happened->answer,
            {*at, std::move(happened->event)}};
}

} // namespace

std::optional<CaseState> add_up(const std::vector<KeptCaseEvent>& events) {
    std::optional<CaseState> state = CaseState{};
    for (const auto& kept : events) {
        state = loket::apply(std::move(*state), kept.entry.event, kept.entry.at);
        if (!state) {
            break;
        }
    }
    return state;
}

void SummedCase::add(Instant at, const CaseEvent& event) {
    auto after = loket::apply(std::move(state), event, at);
    if (!after) {
        throw Failed(Code::refused, "An event does not follow those of its case.");
    }
    state = std::move(*after);
    closed_at = closed_at_after(state, std::move(closed_at), at);
}

SummedCase CaseRows::before(const CaseEvent& event) {
    if (event.version == 1) {
        SummedCase none;
        none.ticket_seq = ticket_seq(event.ticket);
        if (none.ticket_seq == 0) {
            throw Failed(Code::refused, "A case came for a ticket that does not exist.");
        }
        return none;
    }
    auto query = database_.query("SELECT seq, closed_at, state FROM cases WHERE ticket = ?");
    query.bind(event.ticket);
    if (!query.step()) {
        throw Failed(Code::refused, "An event came for a case that does not exist.");
    }
    auto state = decode_state(query.text_view(2), reader_);
    if (!state) {
        throw damaged(query.integer(0));
    }
    return {std::move(*state), query.integer(0), query.text(1)};
}

void CaseRows::apply(std::int64_t seq, Instant at, const CaseEvent& event) {
    auto sum = before(event);
    sum.add(at, event);
    note_event(seq, event);
    put(sum);
}

void CaseRows::note_event(std::int64_t seq, const CaseEvent& event) {
    database_
        .query(
            "INSERT INTO case_events (ticket, version, seq, event_id, at, kind, body, sealed_half) "
            "SELECT ?, ?, seq, event_id, at, kind, body, private_hash IS NOT NULL FROM journal WHERE seq = ?")
        .bind(event.ticket, event.version, seq)
        .run();
}

void CaseRows::put(const SummedCase& sum) {
    const auto row = row_of(sum);
    database_
        .query(
            std::string("INSERT INTO cases (")
                .append(kColumns)
                .append(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ticket) DO UPDATE SET "
                        "status = excluded.status, lane = excluded.lane, due = excluded.due, division = "
                        "excluded.division, "
                        "excludes = excluded.excludes, kks = excluded.kks, closed_at = excluded.closed_at, "
                        "state = excluded.state"))
        .bind(row.ticket, row.seq, row.service, row.kind, row.status, row.lane, row.due, row.division,
              row.excludes, or_null(row.kks), or_null(row.closed_at), row.state)
        .run();
}

void CaseRows::clear() {
    database_.execute("DELETE FROM cases; DELETE FROM case_events");
}

std::vector<KeptCaseEvent> CaseRows::events(const TicketId& ticket) {
    auto query = database_.query(
        "SELECT seq, event_id, at, kind, body, sealed_half FROM case_events WHERE ticket = ? ORDER BY "
        "version");
    query.bind(ticket);
    std::vector<KeptCaseEvent> events;
    while (query.step()) {
        events.push_back(read_event(query));
    }
    return events;
}

std::string CaseRows::list_query(const CaseSelection& selection) {
    // One search for each lane and status, merged: together they would have to be sorted.
    std::string text;
    for (const auto* const lane : {"0", "1"}) {
        for (const auto status : selection.statuses) {
            text += text.empty() ? "" : " UNION ALL ";
            text += "SELECT lane, due, seq, excludes FROM cases WHERE status = ";
            text += std::to_string(static_cast<int>(status));
            text.append(" AND lane = ").append(lane).append(" AND due BETWEEN ?1 AND ?2");
            // The second half lets SQLite see that the index of divisions, which leaves out the unrouted,
            // will do.
            text += selection.division.empty() ? "" : " AND division = ?3 AND division <> ''";
        }
    }
    return text + " ORDER BY lane, due, seq";
}

std::vector<CaseRow> CaseRows::list(const CaseSelection& selection, CasePage page,
                                    const std::function<bool(const CaseState&)>& visible) {
    constexpr std::size_t kRoom = 2000; // more than a busy day's; growing moves what is there
    std::vector<CaseRow> rows;
    rows.reserve(std::min(page.limit, kRoom));
    auto query = database_.query(list_query(selection));
    if (selection.division.empty()) {
        query.bind(selection.due_from, selection.due_to);
    } else {
        query.bind(selection.due_from, selection.due_to, selection.division);
    }
    auto by_seq =
        database_.query(std::string("SELECT state, ")
                            .append(kTicketColumns)
                            .append(" FROM cases LEFT JOIN tickets USING (seq) WHERE cases.seq = ?"));
    while (rows.size() < page.limit && query.step()) {
        const bool everybodys = query.integer(3) == 0;
        if (everybodys && page.offset > 0) { // need not be read to be passed over
            --page.offset;
            continue;
        }
        read_row(by_seq, query.integer(2), rows.emplace_back());
        if (!everybodys && !visible(rows.back().state)) {
            rows.pop_back();
        } else if (page.offset > 0) {
            --page.offset;
            rows.pop_back();
        }
    }
    return rows;
}

void CaseRows::read_row(Query& by_seq, std::int64_t seq, CaseRow& row) {
    by_seq.again().bind(seq);
    if (!by_seq.step() || !decode_state(by_seq.text_view(0), reader_, row.state) ||
        !read_ticket(by_seq, 1, row.ticket)) {
        throw damaged(seq);
    }
}

std::vector<TicketId> CaseRows::alike(const std::string& service, const std::string& kind) {
    auto query =
        database_.query("SELECT ticket, seq FROM cases WHERE service = ? AND kind = ? ORDER BY seq DESC");
    query.bind(service, kind);
    std::vector<TicketId> tickets;
    while (query.step()) {
        tickets.push_back(exactly<std::tuple_size_v<TicketId>>(query.blob(0), query.integer(1)));
    }
    return tickets;
}

std::vector<TicketId> CaseRows::by_card(const MatchHash& card) {
    auto query = database_.query("SELECT ticket, seq FROM cases WHERE kks = ? ORDER BY seq DESC");
    query.bind(card);
    std::vector<TicketId> tickets;
    while (query.step()) {
        tickets.push_back(exactly<std::tuple_size_v<TicketId>>(query.blob(0), query.integer(1)));
    }
    return tickets;
}

std::vector<CaseRows::Missing> CaseRows::missing(std::int64_t seq, std::size_t limit) {
    auto query = database_.query(
        "SELECT seq, ticket FROM tickets WHERE seq > ? AND complaint_kind <> '' "
        "AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.ticket = tickets.ticket) ORDER BY seq LIMIT ?");
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<Missing> missing;
    while (query.step()) {
        missing.push_back(
            {query.integer(0), exactly<std::tuple_size_v<TicketId>>(query.blob(1), query.integer(0))});
    }
    return missing;
}

std::vector<StoredCase> CaseRows::after(std::int64_t seq, std::size_t limit) {
    auto query = database_.query(
        std::string("SELECT ").append(kColumns).append(" FROM cases WHERE seq > ? ORDER BY seq LIMIT ?"));
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<StoredCase> rows;
    while (query.step()) {
        rows.push_back(read_stored(query));
    }
    return rows;
}

std::optional<StoredCase> CaseRows::expected(const TicketId& ticket) {
    const auto kept = at_edge([&] { return events(ticket); });
    if (!kept || kept->empty()) {
        return std::nullopt;
    }
    SummedCase sum{{}, ticket_seq(ticket), {}};
    for (const auto& one : *kept) {
        const auto added = at_edge([&] { sum.add(one.entry.at, one.entry.event); });
        if (!added || sum.state.ticket != ticket) {
            return std::nullopt;
        }
    }
    return row_of(sum);
}

bool CaseRows::is_kept(const CaseEvent& event, const JournalRow& row) {
    auto query = database_.query(
        "SELECT seq, event_id, at, kind, body, sealed_half FROM case_events WHERE ticket = ? AND version = "
        "?");
    query.bind(event.ticket, event.version);
    return query.step() && query.integer(0) == row.seq && query.blob(1) == row.event_id &&
           query.text(2) == row.at && query.text(3) == row.kind && query.text(4) == row.body &&
           (query.integer(5) != 0) == !row.private_hash.empty();
}

std::int64_t CaseRows::ticket_seq(const TicketId& ticket) {
    auto query = database_.query("SELECT seq FROM tickets WHERE ticket = ?");
    query.bind(ticket);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t CaseRows::event_count() {
    return database_.number("SELECT count(*) FROM case_events");
}

} // namespace loket::storage
