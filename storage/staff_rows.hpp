// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The staff table: the sum of the staff events. Everything throws Failed.
#include <optional>
#include <string_view>
#include <vector>

#include "storage/event.hpp"
#include "storage/sqlite.hpp"
#include "storage/staff_accounts.hpp"

namespace loket::storage {

class StaffRows {
  public:
    explicit StaffRows(Database& database) : database_(database) {}

    // Within the caller's write transaction. refused: an id given twice, or an account that there is not.
    void apply(const StaffAdded& event);
    void apply(const StaffDisabled& event);
    void apply(const StaffReset& event);
    void clear();

    [[nodiscard]] std::optional<StaffAccount> find(std::string_view id);
    /// By id. corrupt when a row says nonsense.
    [[nodiscard]] std::vector<StaffAccount> all();
    /// refused unless `by` is empty (the recovery sheet, or the program itself) or an enabled account.
    void need_actor(const StaffId& by);

  private:
    void set_disabled(const StaffId& id, bool disabled);

    Database& database_;
};

/// Every enabled account, as the rules know it.
[[nodiscard]] std::vector<Actor> enabled_staff(Database& database);

} // namespace loket::storage
