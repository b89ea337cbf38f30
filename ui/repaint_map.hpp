// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which parts of the screen differ from the last frame. The screen is divided into square tiles; each keeps a
// hash of everything drawn over it, in order. A tile whose hash changed is painted again, nothing else is.
#include <cstdint>
#include <vector>

namespace loket::ui {

/// Pixels; right and bottom excluded.
struct PixelRect {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool operator==(const PixelRect&) const = default;
};

class RepaintMap {
  public:
    static constexpr int tile = 64;

    void resize(int width, int height); ///< everything must be painted again
    void forget();                      ///< likewise: the surface lost its content

    void begin_frame();
    /// Something whose looks are summed up in `hash` covers that rectangle.
    void cover(const PixelRect& r, std::uint64_t hash);
    /// What to paint: rectangles that do not overlap, inside the surface.
    [[nodiscard]] std::vector<PixelRect> end_frame();

  private:
    int width_ = 0, height_ = 0, columns_ = 0, rows_ = 0;
    bool all_ = true;
    std::vector<std::uint64_t> last_, now_;
};

} // namespace loket::ui
