// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A TOML file as it lies on disk, and as a document. What is wrong with it becomes a problem.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

struct Source {
    std::filesystem::path file;
    std::string text;
};

/// None: missing, unreadable or over 1 MiB. Blocking file I/O.
[[nodiscard]] std::optional<Source> read_source(const std::filesystem::path& file,
                                                std::vector<OfficeProblem>& problems);
/// Every visible *.toml of a folder, by name. A folder that is not there has none.
[[nodiscard]] std::vector<Source> read_sources(const std::filesystem::path& folder,
                                               std::vector<OfficeProblem>& problems);
/// None: over 1 MiB, or no TOML.
[[nodiscard]] std::optional<Node> parse_source(const Source& source, const FileContext& context);

} // namespace loket::config
