// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cases as projections: the events that make one up (case_events, copies of journal rows that are far apart)
// and what lists show of it (cases). Always the sum of the journal's events, written in the same transaction.
// Everything throws Failed.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/case_rules.hpp"
#include "storage/case_row.hpp"
#include "storage/event.hpp"
#include "storage/journal.hpp"
#include "storage/json_reader.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

/// One event of a case as the journal keeps it.
struct KeptCaseEvent {
    std::int64_t seq = 0; ///< journal row
    EventId id{};
    bool sealed_half = false; ///< it had one when it was written
    std::optional<Hash> answer;
    CaseEventAt entry;
};

/// Paused when its promise was broken already: the pause does not undo that.
enum class CaseStatus { running, paused, closed, paused_late };

/// One row of the cases table.
struct StoredCase {
    Bytes ticket;
    std::int64_t seq = 0; ///< journal row of its ticket
    std::string service, kind;
    std::int64_t status = 0; ///< CaseStatus
    std::int64_t lane = 1;   ///< 0: urgent and open
    std::int64_t due = 0;    ///< kNoPromise: none
    std::string division;
    bool excludes = false;
    Bytes kks;             ///< empty: none
    std::string closed_at; ///< empty: open
    std::string state;     ///< case_state_codec.hpp
    bool operator==(const StoredCase&) const = default;
};
inline constexpr std::int64_t kNoPromise = INT64_MAX;

/// Which cases, in which part of the order; both ends of `due` count.
struct CaseSelection {
    std::vector<CaseStatus> statuses; ///< at least one, each once
    std::int64_t due_from = INT64_MIN;
    std::int64_t due_to = INT64_MAX;
    std::string division; ///< empty: all
};

struct CasePage {
    std::size_t limit, offset;
};

/// A case as its row holds it: the sum of its events, and what the sum does not say.
struct SummedCase {
    CaseState state;
    std::int64_t ticket_seq = 0; ///< journal row of its ticket
    std::string closed_at;       ///< when the event happened that closed it; empty: open

    /// refused when the event cannot follow those before it.
    void add(Instant at, const CaseEvent& event);
};

class CaseRows {
  public:
    explicit CaseRows(Database& database) : database_(database) {}

    // Writing: within the caller's write transaction.
    /// An event that the journal holds already: before(), add(), put() and note_event(). refused as those.
    void apply(std::int64_t seq, Instant at, const CaseEvent& event);
    void put(const SummedCase& sum);
    void note_event(std::int64_t seq, const CaseEvent& event);
    void clear();

    // Reading. A row that says nonsense throws Failed(corrupt).
    /// What the event is added to. refused: there is no such case, or, for its first event, no such ticket.
    [[nodiscard]] SummedCase before(const CaseEvent& event);
    /// Oldest first; empty: there is no such case.
    [[nodiscard]] std::vector<KeptCaseEvent> events(const TicketId& ticket);
    /// Urgent ones first, then soonest promise first, then oldest. `visible` is asked of the cases that are
    /// not everybody's; what it turns away counts for nothing.
    [[nodiscard]] std::vector<CaseRow> list(const CaseSelection& selection, CasePage page,
                                            const std::function<bool(const CaseState&)>& visible);
    /// Cases of that kind, newest first.
    [[nodiscard]] std::vector<TicketId> alike(const std::string& service, const std::string& kind);
    /// Cases in which that card was seen, newest first.
    [[nodiscard]] std::vector<TicketId> by_card(const MatchHash& card);
    /// Complaints without a case, in the order of their tickets' journal rows, after row `seq`.
    struct Missing {
        std::int64_t seq = 0; ///< of its ticket.issued event
        TicketId ticket{};
    };
    [[nodiscard]] std::vector<Missing> missing(std::int64_t seq, std::size_t limit);

    // For verify().
    /// Rows as they are, in the order of their journal rows, after row `seq`.
    [[nodiscard]] std::vector<StoredCase> after(std::int64_t seq, std::size_t limit);
    /// What the row must say; none: the events do not add up.
    [[nodiscard]] std::optional<StoredCase> expected(const TicketId& ticket);
    /// Whether this version of the case is that journal row, and says what it says.
    [[nodiscard]] bool is_kept(const CaseEvent& event, const JournalRow& row);
    [[nodiscard]] std::int64_t event_count();

    /// What list() asks of the index alone; a test makes sure that it neither sorts nor reads rows for it.
    [[nodiscard]] static std::string list_query(const CaseSelection& selection);

  private:
    void read_row(Query& by_seq, std::int64_t seq, CaseRow& row);
    [[nodiscard]] std::int64_t ticket_seq(const TicketId& ticket); // 0: there is no such ticket

    Database& database_;
    JsonReader reader_;
};

/// The sum of a case's events; none: they do not add up. Version 0 for no events.
[[nodiscard]] std::optional<CaseState> add_up(const std::vector<KeptCaseEvent>& events);

} // namespace loket::storage
