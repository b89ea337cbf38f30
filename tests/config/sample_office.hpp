// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small, complete and sound office as TOML texts, for tests to break in one place.
#include <string>

namespace loket::config {

/// Line 1 is `id = "contoh"`; each line is one key, so that messages can be checked to the line.
[[nodiscard]] const std::string& sample_office();
[[nodiscard]] const std::string& sample_service();
/// For a file named 2026.toml.
[[nodiscard]] const std::string& sample_holidays();

/// `text` with the first `from` made `to`; `from` must be there.
[[nodiscard]] std::string replaced(std::string text, const std::string& from, const std::string& to);

} // namespace loket::config
