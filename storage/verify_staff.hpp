// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For verify(): the staff table and the surveys table against their events, and the wrapped keys against the
// accounts. Both tables are small, so the events are simply summed up again.
#include <map>
#include <string>
#include <vector>

#include "storage/event.hpp"
#include "storage/sqlite.hpp"
#include "storage/staff_accounts.hpp"
#include "storage/survey_rows.hpp"

namespace loket::storage {

class StaffCheck {
  public:
    /// Every event of the journal, in order.
    void fold(const Event& event);
    /// A sentence for each thing that is wrong. Within a transaction that sees just the events folded.
    [[nodiscard]] std::vector<std::string> problems(Database& database) const;

  private:
    [[nodiscard]] std::vector<std::string> account_problems(Database& database) const;
    [[nodiscard]] std::vector<std::string> key_problems(Database& database) const;
    [[nodiscard]] std::vector<std::string> survey_problems(Database& database) const;

    std::string office_key_;
    std::map<std::string, StaffAccount, std::less<>> staff_;
    SurveyRows::Table surveys_;
};

} // namespace loket::storage
