// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures on screen (the paper preview), scaled once to the pixels they cover. One that a frame did not show
// is forgotten with it: a ticket leaves no copy behind.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/texture.hpp"

namespace loket::ui {

class PictureStore {
  public:
    struct Shown {
        std::uintptr_t texture = 0; ///< number for a draw command; 0: nothing to show
        int width = 0, height = 0;  ///< pixels of the scaled picture
    };

    /// `grey`: width * height bytes, 0 black. Scaled to exactly out_width x out_height: averaged when
    /// `smooth`, else nearest.
    Shown show(std::string_view key, std::uint64_t version, int width, int height,
               std::span<const std::uint8_t> grey, bool smooth, int out_width, int out_height);

    void begin_frame();
    void end_frame(); ///< forgets what was not shown
    [[nodiscard]] Texture texture(std::uintptr_t number) const;

  private:
    struct Picture {
        std::uintptr_t number = 0;
        std::uint64_t version = 0;
        int width = 0, height = 0;
        bool smooth = false;
        bool shown = false;
        std::uint64_t revision = 0;
        std::vector<std::uint8_t> pixels;
    };

    std::map<std::string, Picture, std::less<>> pictures_;
    std::uintptr_t next_number_ = texture_numbers::first_picture;
    std::uint64_t revisions_ = 0;
};

} // namespace loket::ui
