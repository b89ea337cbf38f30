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
#include "storage/store.hpp"

namespace loket::storage {

/// Why nothing was done: the folder, or a rule. `since`: for changed_meanwhile, what others did after the
/// version that the actor saw, oldest first.
struct CaseError {
    std::variant<StoreError, CaseRefusal> why;
    std::vector<CaseEventAt> since;
};

/// A case as lists show it; public fields only.
struct CaseRow {
    TicketRow ticket;
    CaseState state;
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

    /// Decides and appends, durable when it returns. A delivered answer is sealed for the holder of the
    /// tracking code as well (answer_box.hpp): its text is the one in `command.words`, else the last draft's,
    /// which needs `vault`. Writes beside a running kiosk (Store::Mode::staff) or in it (the citizen's
    /// acceptance and dispute).
    [[nodiscard]] Result<CaseState, CaseError> perform(const TicketId& ticket, const CaseCommand& command,
                                                       const Actor& actor, const Office& office, Instant now,
                                                       const VaultReader* vault = nullptr);

    /// One case as `actor` may know it; none: there is no such case, or not for this actor.
    [[nodiscard]] Result<std::optional<CaseRow>, StoreError> find(const TicketId& ticket, const Actor& actor);
    [[nodiscard]] Result<std::optional<TicketId>, StoreError> find_number(Date day, QueueNumber number);
    /// Soonest promise first (no promise last); at most query.limit, without those the actor may not see.
    /// `now` and the zone say what is due today.
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

    /// Earlier or other cases, open ones of the same service and kind by the same person (same_person.hpp),
    /// and all cases with the same KKS, newest first. Decrypts: only where the key is unlocked. Records that
    /// do not open are skipped and counted.
    struct Matches {
        std::vector<TicketId> same_person, same_card;
        std::size_t not_legible = 0;
    };
    [[nodiscard]] Result<Matches, StoreError> matches(const TicketId& ticket, const VaultReader& vault);

    /// The office's latest delivered answer, for whoever holds the code. none: nothing was delivered yet.
    [[nodiscard]] Result<std::optional<std::string>, StoreError> answer(const TicketId& ticket,
                                                                        const TrackingKey& key);

    /// Opens cases for complaints from before there were cases; returns how many.
    [[nodiscard]] Result<std::size_t, StoreError> open_missing(const Office& office, Instant now);

  private:
    Store& store_;
};

} // namespace loket::storage
