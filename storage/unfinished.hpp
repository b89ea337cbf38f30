// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A data folder exists once its journal has a first row. What a creation that was cut off left before that
// holds nothing, and a new one may take its place. Everything throws Failed unless said otherwise.
#include <filesystem>

#include "storage/sqlite.hpp"

namespace loket::storage {

/// A database of this version without an event, a private record or a data key.
[[nodiscard]] bool holds_nothing(Database& database);

/// True for an empty folder and for the remains of a creation: only the names a creation makes, and nothing
/// kept. Keys without an empty register beside them are no remains: something sealed to them may lie
/// elsewhere. False in doubt; never throws Failed.
[[nodiscard]] bool is_unfinished(const std::filesystem::path& data);

/// Takes the remains away, all but the lock, which the caller holds. already_exists when is_unfinished() says
/// no.
void clear_unfinished(const std::filesystem::path& data);

} // namespace loket::storage
