// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The database's tables, and how an older file becomes a present one. The file says its version in
// user_version.
#include <span>
#include <string_view>

#include "storage/sqlite.hpp"

namespace loket::storage {

/// Step n (from 0) takes version n to n + 1. A step that shipped is never changed; a new one is added at the
/// end.
struct Migration {
    std::string_view statements;
};

[[nodiscard]] std::span<const Migration> migrations();

/// Makes an empty file (application id 0, no tables) ours, at the newest version.
void create_schema(Database& database, std::span<const Migration> steps);
/// Takes the file to the newest version, all steps or none. Throws corrupt when it is not ours, newer_version
/// when it is from a later Loket.
void migrate(Database& database, std::span<const Migration> steps);
/// The same questions of a file that may only be read: an older one is refused too (read_only).
void need_current_version(Database& database, std::span<const Migration> steps);

} // namespace loket::storage
