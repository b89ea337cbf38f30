// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where Debian keeps the fonts Loket is set in. Packages: fonts-inter, fonts-jetbrains-mono (or
// fonts-dejavu-core), fonts-material-design-icons-iconfont.
#include <filesystem>
#include <string>

#include "domain/result.hpp"

namespace loket::ui {

struct FontFiles {
    std::filesystem::path regular, medium, semibold, headline, mono, icons;
};

/// The first present file of each. Fails with a sentence that names what to install.
[[nodiscard]] Result<FontFiles, std::string> find_font_files();

} // namespace loket::ui
