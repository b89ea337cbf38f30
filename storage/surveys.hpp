// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Survey answers in the data folder: by service and local day, never by person or case. A view on a Store.
#include "domain/survey.hpp"
#include "storage/store.hpp"

namespace loket::storage {

class Surveys {
  public:
    explicit Surveys(Store& store) : store_(store) {}
    /// refused: a service that the office lacks, values out of bounds, nothing answered at all.
    [[nodiscard]] Result<void, StoreError> record(const std::string& service, const SurveyAnswers& answers,
                                                  const Office& office, Instant now);
    /// Both days included.
    [[nodiscard]] Result<SurveyTally, StoreError> tally(const std::string& service, Date from, Date to);

  private:
    Store& store_;
};

} // namespace loket::storage
