// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace loket::storage {

struct VerifyReport {
    std::int64_t events = 0;
    std::int64_t private_records = 0; ///< events with a private half, erased ones included
    std::int64_t erased_records = 0;  ///< private records whose ciphertext was erased; the chain still holds
    std::int64_t answers = 0;         ///< answers to citizens, erased ones included
    std::int64_t erased_answers = 0;
    std::vector<std::string> problems; ///< one sentence each, with the journal row; empty: sound
    [[nodiscard]] bool sound() const { return problems.empty(); }
};

class Database;

/// Walks the whole journal: hashes, order, private records and answers against their hashes, projections
/// against the events. Reads in short steps so that a kiosk beside it is never held up for long. Lists at
/// most 100 problems. What it cannot see: an intruder who rewrites the end of the journal and everything made
/// from it, hashes included.
[[nodiscard]] VerifyReport verify_journal(Database& database);

} // namespace loket::storage
