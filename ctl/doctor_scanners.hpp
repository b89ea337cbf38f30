// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// loketctl doctor --scanners: the scanners that a file names (docs/scanners.md). Both print what they find
// and what to do, and return the exit code.
#include <filesystem>

namespace loket::ctl {

/// Is each there, and may it be read? One that another program reads is in use, as it should be.
[[nodiscard]] int look_at_scanners(const std::filesystem::path& file);
/// Waits half a minute for a reading of any, and says what kind it was, never what it says.
[[nodiscard]] int try_scanners(const std::filesystem::path& file);

} // namespace loket::ctl
