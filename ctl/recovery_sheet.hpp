// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The printable sheet with the recovery code: the one thing that opens the private half of the register
// again.
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/office.hpp"
#include "domain/result.hpp"
#include "storage/store.hpp"

namespace loket::ctl {

/// Plain text, at most 76 columns, Indonesian first and English below.
[[nodiscard]] std::string recovery_sheet_text(const Office& office, std::string_view code,
                                              storage::Purpose purpose, Date day);

/// A new file that only its owner can read. It is made before the code exists, so that a code is never made
/// without a place to keep it; it is removed again unless the sheet was written.
class RecoverySheetFile {
  public:
    /// Refuses a file that is there already. The error is a sentence.
    [[nodiscard]] static Result<RecoverySheetFile, std::string> reserve(const std::filesystem::path& file);
    /// Writes and flushes to the disk.
    [[nodiscard]] Result<void, std::string> write(std::string_view text);

    RecoverySheetFile(RecoverySheetFile&& other) noexcept;
    RecoverySheetFile& operator=(RecoverySheetFile&&) = delete;
    ~RecoverySheetFile();

  private:
    RecoverySheetFile(std::filesystem::path file, int descriptor)
        : file_(std::move(file)), descriptor_(descriptor) {}
    std::filesystem::path file_;
    int descriptor_;
    bool written_ = false;
};

} // namespace loket::ctl
