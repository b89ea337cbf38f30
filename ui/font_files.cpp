// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/font_files.hpp"

#include <initializer_list>

namespace loket::ui {

namespace {

using Candidates = std::initializer_list<const char*>;

std::filesystem::path first_present(Candidates candidates) {
    for (const char* candidate : candidates) {
        std::error_code ignored;
        std::filesystem::path path = std::filesystem::path("/usr/share/fonts") / candidate;
        if (std::filesystem::is_regular_file(path, ignored)) {
            return path;
        }
    }
    return {};
}

} // namespace

Result<FontFiles, std::string> find_font_files() {
    FontFiles files;
    files.regular = first_present({"opentype/inter/Inter-Regular.otf", "truetype/inter/Inter-Regular.ttf"});
    files.medium = first_present({"opentype/inter/Inter-Medium.otf", "truetype/inter/Inter-Medium.ttf"});
    files.semibold =
        first_present({"opentype/inter/Inter-SemiBold.otf", "truetype/inter/Inter-SemiBold.ttf"});
    files.headline =
        first_present({"opentype/inter/InterDisplay-Bold.otf", "truetype/inter/InterDisplay-Bold.ttf",
                       "opentype/inter/Inter-Bold.otf", "truetype/inter/Inter-Bold.ttf"});
    // All tell 0 from O and 8 from B at a glance (a dotted or slashed zero).
    files.mono =
        first_present({"truetype/jetbrains-mono/JetBrainsMono-Medium.ttf",
                       "opentype/jetbrains-mono/JetBrainsMono-Medium.otf",
                       "truetype/noto/NotoSansMono-Regular.ttf", "truetype/dejavu/DejaVuSansMono.ttf"});
    files.icons = first_present({"truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"});

    if (files.regular.empty() || files.medium.empty() || files.semibold.empty() || files.headline.empty()) {
        return failure(std::string("The font Inter is missing: install the package fonts-inter."));
    }
    if (files.mono.empty()) {
        return failure(
            std::string("No monospaced font found: install fonts-jetbrains-mono or fonts-noto-mono."));
    }
    if (files.icons.empty()) {
        return failure(
            std::string("The icon font is missing: install fonts-material-design-icons-iconfont."));
    }
    return files;
}

} // namespace loket::ui
