// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which tickets' sealed records are past their time (domain/retention.hpp), a page at a time. Everything
// throws Failed.
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/intake.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

class RetentionQuery {
  public:
    RetentionQuery(Database& database, const Office& office, Date today)
        : database_(database), office_(office), today_(today) {}

    /// Within the caller's transaction: those of the next page that are due, which may be none; nothing after
    /// the last page.
    [[nodiscard]] std::optional<std::vector<TicketId>> next_page();
    /// Those of them that are due as things stand within the caller's transaction.
    [[nodiscard]] std::vector<TicketId> still_due(const std::vector<TicketId>& tickets);

  private:
    struct Row;
    [[nodiscard]] bool is_due(const Row& row) const;

    Database& database_;
    const Office& office_;
    Date today_;
    std::int64_t last_seq_ = 0;
};

} // namespace loket::storage
