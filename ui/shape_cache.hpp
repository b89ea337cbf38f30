// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rounded corners, rings, soft shadows and icons, each drawn once into one small 8-bit texture and from then
// on copied as axis-aligned quads: filling free triangles without a GPU costs many times more.
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "ui/icon_font.hpp"
#include "ui/texture.hpp"

namespace loket::ui {

/// Where in the texture a shape lies, pixels.
struct Sprite {
    int x = 0, y = 0, w = 0, h = 0;
};

class ShapeCache {
  public:
    explicit ShapeCache(const std::filesystem::path& icon_file);

    /// Forgets everything when the last frame ran out of room.
    void begin_frame();
    /// This frame lacks shapes that another one will have: draw it again.
    [[nodiscard]] bool wants_another_frame() const { return ran_out_ && !fresh_; }

    // All sizes in pixels. Each is the top left quarter; the others are mirrored. Empty sprite: no room this
    // time.
    Sprite corner(int radius);
    Sprite ring(int radius, int thickness);
    /// A rounded box's corner blurred: `blur` pixels of fading outside and inside; (radius + 2 * blur)
    /// square.
    Sprite shadow(int radius, int blur);
    Sprite icon(Icon icon, int size);
    /// One fully covered pixel.
    [[nodiscard]] Sprite solid() const { return {0, 0, 1, 1}; }

    [[nodiscard]] Texture texture() const;

  private:
    enum class Kind : std::uint8_t { corner, ring, shadow, icon };
    using Key = std::tuple<Kind, int, int>;

    template <class Draw>
    Sprite find_or_draw(const Key& key, int side, Draw draw);
    std::optional<Sprite> place(int side);
    void reset();

    static constexpr int width = 512, height = 768;
    IconFont icons_;
    std::vector<std::uint8_t> pixels_;
    std::map<Key, Sprite> known_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    bool ran_out_ = false;
    bool fresh_ = false; ///< this frame began empty
    std::uint64_t version_ = 0;
};

} // namespace loket::ui
