// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace loket::config {

/// The folder that holds offices/ and po/: share/loket beside the installed program's bin/, or `source`, the
/// tree it was built from. `program`: where the running program lies (program_file()).
[[nodiscard]] std::filesystem::path resources_folder(const std::filesystem::path& program,
                                                     const std::filesystem::path& source);

/// Where the running program lies; empty when the system does not tell.
[[nodiscard]] std::filesystem::path program_file();

} // namespace loket::config
