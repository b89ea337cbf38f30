// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "domain/incident.hpp"

namespace loket::storage {

/// What went wrong with the data folder, in a word for code and a sentence for a person. The sentence never
/// holds personal data; it may hold a path.
struct StoreError {
    enum class Code {
        not_found,      ///< no data folder or no database there
        already_exists, ///< a new data folder or recovery sheet where something is already
        read_only,
        disk_full,
        in_use,        ///< another kiosk holds the folder, or the database stayed locked
        corrupt,       ///< not a database, or the chain is broken
        newer_version, ///< written by a newer Loket
        wrong_office,
        key_missing,
        key_invalid,
        wrong_secret, ///< recovery code does not open the key
        refused,      ///< a rule said no (see sentence)
        io,
    };
    Code code;
    std::string sentence;
};

[[nodiscard]] Incident incident_of(StoreError::Code code);

} // namespace loket::storage
