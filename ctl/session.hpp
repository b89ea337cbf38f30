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
inline constexpr int kFailed = 1;           ///< could not be done, or what was checked is not sound
inline constexpr int kNoTicket = 2;         ///< no such ticket or case, or not one for this person
inline constexpr int kRefused = 3;          ///< a rule of the office refuses it
inline constexpr int kChangedMeanwhile = 4; ///< somebody else acted on the case first
inline constexpr int kWrongUsage = 64;

struct Session {
    std::filesystem::path data;      ///< --data; empty when not given
    std::filesystem::path resources; ///< --resources
    int exit_code = kDone;           ///< set by the subcommand that ran
    bool input_taken = false;        ///< an option "-" reads standard input already
};

/// One sentence on stderr; returns `exit_code`.
int fail(std::string_view sentence, int exit_code = kFailed);

/// kRefused for a rule, kFailed for everything else.
[[nodiscard]] int exit_code_of(const storage::StoreError& error);

/// The machine's clock, as the journal writes it.
[[nodiscard]] Instant clock_now();

/// The data folder for reading, or a sentence that says what to do.
[[nodiscard]] Result<storage::Store, std::string> open_for_reading(const Session& session);
/// The same for writing, beside a running kiosk.
[[nodiscard]] Result<storage::Store, std::string> open_for_staff(const Session& session);

} // namespace loket::ctl
