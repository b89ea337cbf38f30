// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A folder under the temporary folder that belongs to one run of the demo. Removed with the object; what a
// killed run left behind is removed by the next.
#include <filesystem>
#include <optional>

namespace loket::kiosk {

class ScratchFolder {
  public:
    /// Sweeps the folders of runs that are dead, then makes one. None when the temporary folder cannot be
    /// written.
    [[nodiscard]] static std::optional<ScratchFolder> make();

    ScratchFolder(ScratchFolder&& other) noexcept;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

} // namespace loket::kiosk
