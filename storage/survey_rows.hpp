// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The surveys table: sums by service and day, made from the survey events. Everything throws Failed.
#include <map>
#include <string>
#include <utility>

#include "storage/event.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

class SurveyRows {
  public:
    explicit SurveyRows(Database& database) : database_(database) {}

    /// Within the caller's write transaction.
    void apply(const SurveyAnswered& event);
    void clear();

    /// Both days included.
    [[nodiscard]] SurveyTally tally(const std::string& service, Date from, Date to);
    /// Every row as it is, by service and day ("2026-11-23").
    using Table = std::map<std::pair<std::string, std::string>, SurveyTally>;
    [[nodiscard]] Table all();

  private:
    Database& database_;
};

} // namespace loket::storage
