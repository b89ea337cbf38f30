// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The file with the recovery code: the one thing that opens the private half of a register again. It lies
// beside the data folder, never in it, and is never written over.
#include <filesystem>
#include <string_view>

#include "domain/result.hpp"
#include "storage/error.hpp"

namespace loket::storage {

/// Absolute, without a "/" at its end and without links where they can be followed.
[[nodiscard]] Result<std::filesystem::path, StoreError> settled(const std::filesystem::path& path);

/// A file that only its owner can read, made before the code exists, so that a code is never made without a
/// place to keep it. It is removed again unless keep() was called.
class RecoverySheet {
  public:
    /// "x-recovery.txt" for the data folder "x" or "x/".
    [[nodiscard]] static Result<std::filesystem::path, StoreError> beside(const std::filesystem::path& data);
    /// already_exists when something is there, a link included. The file of an earlier creation of `data`
    /// that was cut off is taken over: one without a word in it, or one whose code opens only keys that were
    /// never used.
    [[nodiscard]] static Result<RecoverySheet, StoreError> reserve(const std::filesystem::path& file,
                                                                   const std::filesystem::path& data);
    /// When it returns, text and name are on the disk.
    [[nodiscard]] Result<void, StoreError> write(std::string_view text);
    /// The data folder is there: the sheet stays.
    void keep() { kept_ = true; }

    RecoverySheet(RecoverySheet&& other) noexcept;
    RecoverySheet& operator=(RecoverySheet&&) = delete;
    ~RecoverySheet();

  private:
    RecoverySheet(std::filesystem::path file, int descriptor)
        : file_(std::move(file)), descriptor_(descriptor) {}
    std::filesystem::path file_;
    int descriptor_;
    bool kept_ = false;
};

} // namespace loket::storage
