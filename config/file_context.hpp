// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every reader of one file shares: where problems go, and in which languages texts must be.
#include <vector>

#include "config/office_folder.hpp"

namespace loket::config {

struct FileContext {
    std::filesystem::path file;
    std::vector<LanguageTag> languages;
    std::vector<OfficeProblem>& problems; ///< of the whole office; outlives the context

    void error(int line, std::string key, std::string wrong, std::string expected) const;
    void warning(int line, std::string key, std::string wrong, std::string expected) const;
};

/// `is "WIP"`: a value as it may stand in a message, shortened and without control characters.
[[nodiscard]] std::string is_text(std::string_view value);

} // namespace loket::config
