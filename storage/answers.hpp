// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The office's answers beside the journal, each sealed for whoever holds the tracking code (answer_box.hpp).
// The event that delivered one carries its hash.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "storage/hash.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

/// What CaseHappened::answer is taken over.
[[nodiscard]] Hash hash_of_answer(std::span<const std::uint8_t> sealed);

class Answers {
  public:
    explicit Answers(Database& database) : database_(database) {}

    /// Within the caller's write transaction.
    void add(std::int64_t seq, std::span<const std::uint8_t> sealed); ///< delivered by that journal row
    /// None: erased, or never there.
    [[nodiscard]] std::optional<Bytes> find(std::int64_t seq);

    // For verify().
    /// Journal rows that they say they belong to; they grow.
    [[nodiscard]] std::vector<std::int64_t> after(std::int64_t seq, std::size_t limit);
    [[nodiscard]] std::int64_t count();

  private:
    Database& database_;
};

} // namespace loket::storage
