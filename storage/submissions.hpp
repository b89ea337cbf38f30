// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opening what visitors told, one ticket after the other; each data key is fetched once. For this room's own
// files.
#include <map>
#include <optional>
#include <string>

#include "domain/intake.hpp"
#include "storage/error.hpp"
#include "storage/json_reader.hpp"
#include "storage/private_records.hpp"
#include "storage/vault.hpp"

namespace loket::storage {

class Submissions {
  public:
    /// Both must outlive it.
    Submissions(PrivateRecords& records, const VaultReader& vault) : records_(records), vault_(vault) {}

    /// Whoever gets it wipes it. not_found: erased; corrupt: damaged, or its key is missing.
    [[nodiscard]] Result<Submission, StoreError> open(const TicketId& ticket);

  private:
    [[nodiscard]] const SealedDataKey* key_of(const std::string& id);

    PrivateRecords& records_;
    const VaultReader& vault_;
    PrivateJsonReader reader_;
    std::map<std::string, std::optional<SealedDataKey>, std::less<>> keys_;
};

} // namespace loket::storage
