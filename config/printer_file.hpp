// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// printers/NAME.toml: what one model of receipt printer can do. Blocking file I/O; no state; any thread.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/office_folder.hpp"
#include "domain/printer_profile.hpp"

namespace loket::config {

struct PrinterReport {
    std::optional<PrinterProfile> printer; ///< present when there is no problem
    std::vector<OfficeProblem> problems;   ///< all of them; unknown keys too
};

/// The profile of that file; its id is the file's name.
[[nodiscard]] PrinterReport read_printer(const std::filesystem::path& file);
/// Parses the text as `file` would be; for tests and the fuzzer.
[[nodiscard]] PrinterReport read_printer_text(const std::filesystem::path& file, const std::string& toml);
/// The ids of a folder's profiles, by name.
[[nodiscard]] std::vector<std::string> printer_ids(const std::filesystem::path& folder);

} // namespace loket::config
