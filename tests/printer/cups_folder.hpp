// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <system_error>

namespace loket::printer {

/// A folder for a private cupsd, gone afterwards; its path is short, for a socket.
class CupsFolder {
  public:
    CupsFolder() {
        char name[] = "/tmp/loket-cups-XXXXXX"; // mkdtemp's pattern
        path_ = ::mkdtemp(name);
        // As root, cupsd runs as another user, who must be able to walk in; its own folder is closed to all
        // others.
        std::filesystem::permissions(path_, std::filesystem::perms(0755));
    }
    CupsFolder(const CupsFolder&) = delete;
    CupsFolder& operator=(const CupsFolder&) = delete;
    ~CupsFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace loket::printer
