// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bulk_cases.hpp"

namespace loket::storage {

void BulkCases::apply(std::int64_t seq, Instant at, const CaseEvent& event) {
    auto found = sums_.find(event.ticket);
    if (found == sums_.end()) {
        found = sums_.emplace(event.ticket, rows_.before(event)).first;
    }
    found->second.add(at, event);
    rows_.note_event(seq, event);
    changed_.insert(event.ticket);
}

void BulkCases::flush() {
    for (const auto& ticket : changed_) {
        const auto found = sums_.find(ticket);
        rows_.put(found->second);
        if (found->second.state.closed()) {
            sums_.erase(found);
        }
    }
    changed_.clear();
}

} // namespace loket::storage
