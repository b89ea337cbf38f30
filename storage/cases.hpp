// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cases in the data folder: commands in, events out, in one transaction each. A view on a Store, which must
// outlive it; same thread rules. Every call may block on the disk.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/case_rules.hpp"
#include "storage/answer_box.hpp"
#include "storage/case_row.hpp"
#include "storage/store.hpp"

namespace loket::storage {

/// Why nothing was done: the folder, or a rule. `since`: for changed_meanwhile, what others did after the
/// version that the actor saw, oldest first.
struct CaseError {
    std::variant<StoreError, CaseRefusal> why;
    std::vector<CaseEventAt> since;
};

/// One event with its texts, as the back office shows it.
struct CaseHistoryEntry {
    CaseEventAt event;
    std::optional<CaseWords> words;    ///< none: there were none, or see `trouble`
    std::optional<StoreError> trouble; ///< this record is damaged or erased; the rest still opens
};

struct CaseQuery {
    enum class Which { open, due_today, overdue, paused, closed, all };
    Which which = Which::open;
    std::string division; ///< empty: all
    std::size_t limit = 100;
    std::size_t offset = 0;
};

class Cases {
  public:
    explicit Cases(Store& store) : store_(store) {}

    /// Decides and appends, durable when it returns. The actor acts with the roles that the account has at
    /// that moment (not_allowed once it is disabled), and the rules know every account that could go on. A
    /// delivered answer is sealed for the holder of the tracking code as well (answer_box.hpp): its text is
    /// the one in `command.words`, else the last draft's, which needs `vault`. Writes beside a running kiosk
    /// (Store::Mode::staff) or in it (the citizen's acceptance and dispute).
    [[nodiscard]] Result<CaseState, CaseError> perform(const TicketId& ticket, const CaseCommand& command,
                                                       const Actor& actor, const Office& office, Instant now,
                                                       const VaultReader* vault = nullptr);

    /// One case as `actor` may know it; none: there is no such case, or not for this actor.
    [[nodiscard]] Result<std::optional<CaseRow>, StoreError> find(const TicketId& ticket, const Actor& actor);
    [[nodiscard]] Result<std::optional<TicketId>, StoreError> find_number(Date day, QueueNumber number);
    /// Urgent ones first, then soonest promise first (no promise last); at most query.limit, without those
    /// the actor may not see. `now` and the zone say what is due today.
    [[nodiscard]] Result<std::vector<CaseRow>, StoreError> list(const CaseQuery& query, const Actor& actor,
                                                                Instant now, Zone zone);

    /// Public events, oldest first: the citizen's timeline is made from these.
    [[nodiscard]] Result<std::vector<CaseEventAt>, StoreError> events(const TicketId& ticket);
    /// Events with their texts. not_found when the actor may not see the case.
    [[nodiscard]] Result<std::vector<CaseHistoryEntry>, StoreError> history(const TicketId& ticket,
                                                                            const Actor& actor,
                                                                            const VaultReader& vault);
    /// What the citizen told. Of a confidential case the visitor (name, NIK, phone, from) is left out:
    /// Reveal, then reporter(). not_found as above.
    [[nodiscard]] Result<Submission, StoreError> told(const TicketId& ticket, const Actor& actor,
                                                      const VaultReader& vault);
    /// Performs Reveal for a confidential case and gives the visitor only once that event is durable; without
    /// event for others.
    [[nodiscard]] Result<Visitor, CaseError> reporter(const TicketId& ticket, const CaseCommand& reveal,
                                                      const Actor& actor, const Office& office, Instant now,
                                                      const VaultReader& vault);

    /// The visitor behind one known by a card, as the earlier ticket tells it; `by_card` comes from told() or
    /// reporter(), whose rules have let it through. Nobody is told which ticket that is: where it is kept
    /// from somebody, leaving it out for them alone would say so. refused: not known by a card.
    struct EarlierVisitor {
        std::optional<Visitor> visitor;    ///< the caller's to wipe; none: erased since, or see `trouble`
        std::optional<StoreError> trouble; ///< why it does not open, though it was not erased
    };
    [[nodiscard]] Result<EarlierVisitor, StoreError> earlier_visitor(const Visitor& by_card,
                                                                     const VaultReader& vault);

    /// Other cases, newest first, open and closed: of the same service and kind by the same person
    /// (same_person.hpp), and those with the same KKS. Decrypts: only where the key is unlocked. Cases that
    /// the actor may not see count for nothing.
    struct Matches {
        std::vector<TicketId> same_person, same_card;
        /// What the case's events may say of it, which everybody reads who may see the case: only cases that
        /// nobody is kept from are counted, and none for a confidential case.
        SeeMatches seen;
        std::size_t not_legible = 0; ///< records that do not open, this case's own included
    };
    /// Confidential cases count for nothing either: even how many there are would tell who reported one to
    /// whoever registers a complaint with somebody else's NIK. refused: this case is confidential itself.
    [[nodiscard]] Result<Matches, StoreError> matches(const TicketId& ticket, const Actor& actor,
                                                      const VaultReader& vault);
    /// The confidential ones as well: performs Reveal, with `reason`, on each of them that is found, and on
    /// this case where it is one and any is found, before anything is told. Who may not reveal is
    /// refused, and so is a missing reason, whatever there is. A refused Reveal ends it.
    [[nodiscard]] Result<Matches, CaseError> matches_revealed(const TicketId& ticket, const CaseWords& reason,
                                                              const Actor& actor, const Office& office,
                                                              Instant now, const VaultReader& vault);

    /// The office's latest delivered answer, for whoever holds the code. none: nothing was delivered yet.
    [[nodiscard]] Result<std::optional<std::string>, StoreError> answer(const TicketId& ticket,
                                                                        const TrackingKey& key);

    /// Opens cases for complaints from before there were cases, `at_most` so many; returns how many: fewer
    /// when none is left. In steps with pauses between, so that whoever else writes goes on.
    [[nodiscard]] Result<std::size_t, StoreError> open_missing(const Office& office, const TimeSource& clock,
                                                               std::size_t at_most = SIZE_MAX);

  private:
    Store& store_;
};

} // namespace loket::storage
