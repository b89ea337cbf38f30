// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The office's private key, wrapped under the password of each enabled account, and the wrong passwords
// counted against it. Beside the journal: a wrapped key that is destroyed must be gone. Everything throws
// Failed; writing is within the caller's transaction.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/time.hpp"
#include "storage/key_file.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

struct StaffKey {
    std::string id;
    std::string wrapped; ///< as it lies there, sound or not
    int attempts = 0;
    std::optional<Instant> shut_until;
};

class StaffKeys {
  public:
    explicit StaffKeys(Database& database) : database_(database) {}

    [[nodiscard]] std::optional<StaffKey> find(std::string_view id);
    [[nodiscard]] std::vector<StaffKey> all();

    /// Takes the place of the present one; nothing is counted against it.
    void put(std::string_view id, const WrappedPrivateKey& wrapped);
    void set_attempts(std::string_view id, int attempts, std::optional<Instant> shut_until);
    void drop(std::string_view id);

  private:
    Database& database_;
};

} // namespace loket::storage
