// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The end of what citizens told: the sealed half goes (overwritten in the file: secure_delete), the register,
// its chain and the statistics stay. A card that points to the ticket is forgotten with it. Each ticket that
// goes is an event. A view on a Store.
#include <string_view>
#include <vector>

#include "storage/store.hpp"

namespace loket::storage {

struct Erased {
    std::size_t tickets = 0; ///< visits and cases
    std::size_t records =
        0; ///< sealed records that are gone: theirs and their cases' events', answers included
};

class Erasure {
  public:
    explicit Erasure(Store& store) : store_(store) {}

    /// The tickets of the person with this NIK, each list oldest first; needs the unlocked key to find them.
    /// Those that are kept from `by` are not among them: whoever is accused must not learn by trying numbers
    /// who accused them. refused: not a NIK.
    struct OfPerson {
        std::vector<TicketId> told; ///< with the NIK in it
        /// Told by whoever held a card that points to one of the person's. Nobody looked who that was, and
        /// cards can be copied: another person's words may be among them. Without confidential ones, nor is
        /// their number told: nothing is erased yet, so that asking would leave no trace.
        std::vector<TicketRow> by_card;
        std::size_t not_legible = 0; ///< records that do not open: somebody has to look at them, too
    };
    [[nodiscard]] Result<OfPerson, StoreError> tickets_of(std::string_view nik, const VaultReader& vault,
                                                          const Actor& by);
    /// These tickets, all or none. `reason` is kept in the journal: a clean line without personal data, e.g.
    /// the number of the written request; 16 digits in a row (a NIK) are refused. Tickets of which nothing is
    /// left count for nothing and leave no event. not_found: no such ticket, or one whose case is kept from
    /// `by`: the accused cannot make a complaint go. Whether `by` may erase is the caller's to know.
    [[nodiscard]] Result<Erased, StoreError> erase(const std::vector<TicketId>& tickets,
                                                   std::string_view reason, const Actor& by, Instant now);
    /// What is past its time by the office's retention rule, with the reason "retention": visits and
    /// complaints that no procedure handles by their day, cases by the day on which they were closed; open
    /// cases stay. In steps with pauses between, so that a kiosk beside it goes on; what is done stays
    /// done. `dry_run` only counts.
    [[nodiscard]] Result<Erased, StoreError> purge(const Office& office, const StaffId& by,
                                                   const TimeSource& clock, bool dry_run);

  private:
    Store& store_;
};

} // namespace loket::storage
