// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The cases table while very many events are written: each sum stays in memory and is written once for many
// events. For bulk.cpp; throws Failed.
#include <map>
#include <set>

#include "storage/case_rows.hpp"

namespace loket::storage {

class BulkCases {
  public:
    explicit BulkCases(Database& database) : rows_(database) {}

    /// Within the caller's write transaction, which must end with flush().
    void apply(std::int64_t seq, Instant at, const CaseEvent& event);
    /// Writes every sum that changed, and forgets those of closed cases: seldom anything more happens to
    /// them.
    void flush();

  private:
    CaseRows rows_;
    std::map<TicketId, SummedCase> sums_;
    std::set<TicketId> changed_;
};

} // namespace loket::storage
