// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/demo/scratch_folder.hpp"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

namespace loket::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "loket-demo-";
constexpr const char* kOwner = "owner"; ///< file that names the process the folder belongs to

/// Only folders that say whose they are, and whose owner is gone.
bool left_behind(const fs::path& folder) {
    pid_t owner = 0;
    std::ifstream(folder / kOwner) >> owner;
    return owner > 0 && kill(owner, 0) != 0 && errno == ESRCH;
}

void sweep(const fs::path& temporary) {
    std::error_code error;
    for (fs::directory_iterator entry(temporary, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path& folder = entry->path();
        struct stat facts {};
        // Ours, a real folder (no link somebody laid there), and its process dead.
        if (folder.filename().string().starts_with(kPrefix) && lstat(folder.c_str(), &facts) == 0 &&
            S_ISDIR(facts.st_mode) && facts.st_uid == geteuid() && left_behind(folder)) {
            std::error_code ignored;
            fs::remove_all(folder, ignored);
        }
    }
}

} // namespace

std::optional<ScratchFolder> ScratchFolder::make() {
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    if (error) {
        return std::nullopt;
    }
    sweep(temporary);
    std::string name = (temporary / (std::string(kPrefix) + "XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr) {
        return std::nullopt;
    }
    ScratchFolder folder{fs::path(name)};
    // The spooler runs as another user when we are root: it must be able to walk through, not to list.
    if (chmod(name.c_str(), 0711) != 0 || !(std::ofstream(folder.path() / kOwner) << getpid() << '\n')) {
        return std::nullopt;
    }
    return folder;
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) {
    other.path_.clear();
}

ScratchFolder::~ScratchFolder() {
    if (!path_.empty()) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

} // namespace loket::kiosk
