// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Draws icons at whatever size is asked for; the file stays on disk and FreeType reads only what it needs.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "ui/icons.hpp"

namespace loket::ui {

class IconFont {
  public:
    explicit IconFont(const std::filesystem::path& file); ///< a missing file: every icon is empty
    ~IconFont();
    IconFont(const IconFont&) = delete;
    IconFont& operator=(const IconFont&) = delete;

    /// Coverage, size * size bytes; empty when the font has no such icon.
    [[nodiscard]] std::vector<std::uint8_t> draw(Icon icon, int size) const;

  private:
    struct Open;
    std::unique_ptr<Open> open_;
};

} // namespace loket::ui
