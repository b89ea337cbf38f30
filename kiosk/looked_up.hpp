// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the holder of a tracking code may know of a ticket: its public half, where the matter stands, and the
// office's answer, which only that code opens.
#include <memory>
#include <optional>
#include <vector>

#include "domain/case_rules.hpp"
#include "kiosk/secret_text.hpp"
#include "storage/store.hpp"

namespace loket::kiosk {

struct LookedUp {
    storage::TicketRow row;
    std::optional<CaseState> matter;          ///< none: a visit, or a complaint that no procedure handles
    std::vector<TimelineEntry> timeline;      ///< newest last; empty without `matter`
    Lateness lateness = Lateness::no_promise; ///< of a complaint, with `matter` or without
    std::shared_ptr<const SecretText> answer; ///< overwritten when the last holder lets go; none: see below
    /// Closed without an answer (withdrawn, not followed up), and the citizen may still say that this is not
    /// right.
    bool closing_disputable = false;
};

/// The office has answered, but the words are not here: the ticket is from before answers, or they are erased
/// or damaged. An officer has them.
[[nodiscard]] bool answered_at_the_desk(const LookedUp& found);
/// There is an answer that the citizen has neither accepted nor disputed.
[[nodiscard]] bool may_reply(const LookedUp& found);

/// None: no ticket has this code. Blocks on the disk.
[[nodiscard]] Result<std::shared_ptr<const LookedUp>, storage::StoreError> look_up(
    storage::Store& store, const storage::TrackingKey& key, const Office& office, Instant now);

} // namespace loket::kiosk
