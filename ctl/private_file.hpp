// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A new file for private text that only its owner can read. It is made before the text exists, so that
// nothing is opened or issued without a place to put it, and is removed again unless keep() was called.
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/result.hpp"

namespace loket::ctl {

class PrivateFile {
  public:
    /// Mode 0600. What is already there, a link included, is never written to. A sentence otherwise.
    [[nodiscard]] static Result<PrivateFile, std::string> create(const std::filesystem::path& file);
    /// Below what was written before, which stays whatever happens; on the disk when it returns.
    [[nodiscard]] Result<void, std::string> write(std::string_view text);
    void keep() { kept_ = true; }

    PrivateFile(PrivateFile&& other) noexcept;
    PrivateFile& operator=(PrivateFile&&) = delete;
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    ~PrivateFile();

  private:
    PrivateFile(std::filesystem::path file, int descriptor)
        : file_(std::move(file)), descriptor_(descriptor) {}
    std::filesystem::path file_;
    int descriptor_;
    bool kept_ = false;
};

} // namespace loket::ctl
