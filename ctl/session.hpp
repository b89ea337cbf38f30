// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every subcommand shares: where things are, and how a run ends.
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "storage/store.hpp"

namespace loket::ctl {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;   ///< could not be done, or what was checked is not sound
inline constexpr int kNoTicket = 2; ///< track: the code leads to no ticket
inline constexpr int kWrongUsage = 64;

struct Session {
    std::filesystem::path data;      ///< --data; empty when not given
    std::filesystem::path resources; ///< --resources
    int exit_code = kDone;           ///< set by the subcommand that ran
};

/// One sentence on stderr; returns `exit_code`.
int fail(std::string_view sentence, int exit_code = kFailed);

/// The data folder for reading, or a sentence that says what to do.
[[nodiscard]] Result<storage::Store, std::string> open_for_reading(const Session& session);

} // namespace loket::ctl
