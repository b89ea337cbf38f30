// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/looked_up.hpp"

#include <algorithm>
#include <utility>

#include "domain/case_deadline.hpp"
#include "domain/secure_clear.hpp"
#include "kiosk/citizen_reply.hpp"
#include "storage/cases.hpp"

namespace loket::kiosk {
namespace {

using storage::StoreError;

std::shared_ptr<const SecretText> secret(std::string& text) {
    auto kept = std::make_shared<SecretText>(std::max<std::size_t>(text.size(), 1));
    kept->assign(text);
    secure_clear(text);
    return kept;
}

Result<void, StoreError> add_matter(LookedUp& found, storage::Cases& cases, const Office& office,
                                    Instant now) {
    const auto row = cases.find(found.row.ticket.id, Actor{});
    if (!row) {
        return failure(row.error());
    }
    if (!*row) {
        // No procedure handles it; what was promised on the ticket was promised all the same.
        const TicketIssued& ticket = found.row.ticket;
        if (!ticket.complaint_kind.empty()) {
            found.lateness = lateness(ticket.deadline, std::nullopt, now, office.calendar, office.zone);
        }
        return {};
    }
    const auto events = cases.events(found.row.ticket.id);
    if (!events) {
        return failure(events.error());
    }
    const CaseState& state = found.matter.emplace((*row)->state);
    if (const Service* service = office.find_service(state.service)) {
        found.timeline = timeline(*events, *service);
    }
    found.lateness = lateness(state.open_promise(), state.paused_since, now, office.calendar, office.zone);
    found.closing_disputable =
        state.closed() && !state.delivered_at && !hindrance_to_dispute(state, office, now);
    return {};
}

} // namespace

bool answered_at_the_desk(const LookedUp& found) {
    return found.matter && found.matter->delivered_at && !found.answer;
}

bool may_reply(const LookedUp& found) {
    return found.answer && found.matter && found.matter->delivered_at && !found.matter->answer_accepted;
}

Result<std::shared_ptr<const LookedUp>, StoreError> look_up(storage::Store& store,
                                                            const storage::TrackingKey& key,
                                                            const Office& office, Instant now) {
    auto row = store.find(key.digest);
    if (!row) {
        return failure(row.error());
    }
    if (!*row) {
        return nullptr;
    }
    auto found = std::make_shared<LookedUp>();
    found->row = std::move(**row);
    storage::Cases cases(store);
    if (auto added = add_matter(*found, cases, office, now); !added) {
        return failure(added.error());
    }
    if (found->matter) {
        // An answer that does not open leaves the rest to be seen.
        auto answer = cases.answer(found->row.ticket.id, key);
        if (answer && *answer) {
            found->answer = secret(**answer);
        }
    }
    return found;
}

} // namespace loket::kiosk
