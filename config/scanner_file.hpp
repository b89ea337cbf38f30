// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scanners of one machine: a TOML file with a [[scanner]] for each, and below one that reads identity
// cards a [scanner.ktp] (ktp_layout.hpp; docs/scanners.md). Blocking file I/O; no state; any thread.
#include <filesystem>
#include <string>
#include <vector>

#include "config/office_folder.hpp"
#include "domain/scanner_profile.hpp"

namespace loket::config {

struct ScannerReport {
    ScannerSettings settings;            ///< as in the file; without devices when there is a problem
    std::vector<OfficeProblem> problems; ///< all of them; unknown keys too
};

[[nodiscard]] ScannerReport read_scanners(const std::filesystem::path& file);
/// Parses the text as `file` would be; for tests and the fuzzer.
[[nodiscard]] ScannerReport read_scanners_text(const std::filesystem::path& file, const std::string& toml);

} // namespace loket::config
