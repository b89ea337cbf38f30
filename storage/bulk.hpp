// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Many sample cases at once, for demonstrations and measurements: what Store::issue() and Cases::perform()
// write, thousands in one transaction. Only into a folder for trying out in which there is no ticket yet.
#include <memory>
#include <optional>

#include "domain/case.hpp"
#include "storage/store.hpp"

namespace loket::storage {

/// A view on a Store, which must outlive it and is used for nothing else meanwhile. After a failure nothing
/// more can be written; what was not committed is rolled back when it goes.
class BulkWriter {
  public:
    static constexpr std::size_t kTicketsAtOnce = 10'000; ///< in one transaction

    /// refused unless the folder's purpose is demo and it holds no ticket.
    [[nodiscard]] static Result<BulkWriter, StoreError> begin(Store& store);
    BulkWriter(BulkWriter&&) noexcept;
    BulkWriter& operator=(BulkWriter&&) noexcept;
    ~BulkWriter();

    /// A ticket that decide() made from this submission. Without a code nobody can track it: its digest is
    /// random, it is found by number, and its answer is given at the desk.
    [[nodiscard]] Result<void, StoreError> issue(const Submission& submission, const TicketIssued& ticket,
                                                 const PreparedCode* code, Instant at);
    /// An event of a case that was decided, its first one too. `answer`: what is sealed for the citizen, when
    /// the event delivers and somebody holds the code.
    [[nodiscard]] Result<void, StoreError> happened(const CaseEvent& event, const CaseWords& words,
                                                    std::string_view answer, Instant at);
    /// Commits the rest. After any failure nothing of the open batch is kept and nothing more is written.
    [[nodiscard]] Result<void, StoreError> finish();

  private:
    struct State;
    explicit BulkWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace loket::storage
