// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files and folders of the data folder: who may read them (the owner alone), how they are made durable, and
// the lock that keeps a second kiosk out. Everything throws Failed.
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "storage/error.hpp"

namespace loket::storage {

[[nodiscard]] std::filesystem::path database_file(const std::filesystem::path& data);
[[nodiscard]] std::filesystem::path keys_folder(const std::filesystem::path& data);
[[nodiscard]] std::filesystem::path lock_file(const std::filesystem::path& data);

/// Mode 0700. An existing folder is an error (already_exists).
void make_private_folder(const std::filesystem::path& folder);
/// Mode 0600, content on the disk when it returns. An existing file is an error (already_exists).
void make_private_file(const std::filesystem::path& file, std::string_view content);
/// Makes the names in `folder` durable.
void sync_folder(const std::filesystem::path& folder);
/// The whole file; io when it is longer than `limit` bytes or not a plain file, not_found when it is not
/// there.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& file, std::size_t limit);

/// Held by the one kiosk that writes in a data folder; the kernel lets go of it even when the program is
/// killed.
class KioskLock {
  public:
    /// in_use when another process, or another Store in this one, holds it.
    explicit KioskLock(const std::filesystem::path& data);
    KioskLock(const KioskLock&) = delete;
    KioskLock& operator=(const KioskLock&) = delete;
    ~KioskLock();

  private:
    int descriptor_;
};

} // namespace loket::storage
