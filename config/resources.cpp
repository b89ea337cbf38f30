// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/resources.hpp"

#include <system_error>

namespace loket::config {
namespace fs = std::filesystem;

fs::path resources_folder(const fs::path& program, const fs::path& source) {
    const fs::path installed = program.parent_path().parent_path() / "share" / "loket";
    std::error_code ignored;
    return !program.empty() && fs::is_directory(installed / "offices", ignored) ? installed : source;
}

fs::path program_file() {
    std::error_code error;
    auto file = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{} : file;
}

} // namespace loket::config
