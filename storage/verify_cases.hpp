// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// verify()'s questions about cases: their events, the list of cases and the answers.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "storage/answers.hpp"
#include "storage/case_rows.hpp"
#include "storage/journal.hpp"
#include "storage/verify.hpp"

namespace loket::storage {

class CaseVerification {
  public:
    using Tell = std::function<void(std::string sentence)>;
    CaseVerification(Database& database, VerifyReport& report, Tell tell)
        : database_(database),
          journal_(database),
          rows_(database),
          answers_(database),
          report_(report),
          tell_(std::move(tell)) {}

    /// One event, met in the journal's order. False when it had an answer for the citizen that is gone.
    [[nodiscard]] bool check_event(const JournalRow& row, const CaseHappened& happened);

    // Steps through the tables: each gives what to go on after, none at the end.
    [[nodiscard]] std::optional<std::int64_t> check_cases_after(std::int64_t seq, std::size_t limit);
    [[nodiscard]] std::optional<std::int64_t> check_answers_after(std::int64_t seq, std::size_t limit);

    /// Once check_event() saw every row, in the same view of the database.
    void check_totals();

  private:
    void tell(std::int64_t seq, const std::string& what);
    [[nodiscard]] bool delivered_an_answer(std::int64_t seq);

    Database& database_;
    Journal journal_;
    CaseRows rows_;
    Answers answers_;
    VerifyReport& report_;
    Tell tell_;
    std::int64_t events_ = 0;
};

} // namespace loket::storage
