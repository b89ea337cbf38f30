// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Canvas geometry. One canvas unit is one pixel on a panel whose shorter side is 1080; a smaller panel scales
// the whole canvas down, so 96 units are always at least 17 mm on a 15.6" panel. Rectangles are cut up, never
// computed twice.
#include <algorithm>

namespace loket::ui {

struct Point {
    float x = 0, y = 0;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
    [[nodiscard]] Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Rect inset(float dx, float dy) const {
        return {x + dx, y + dy, std::max(0.F, w - 2 * dx), std::max(0.F, h - 2 * dy)};
    }
    [[nodiscard]] Rect inset(float d) const { return inset(d, d); }
    [[nodiscard]] bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    /// Cuts a strip off one side and returns it; the rest stays.
    Rect cut_top(float n) {
        n = std::min(n, h);
        Rect r{x, y, w, n};
        y += n;
        h -= n;
        return r;
    }
    Rect cut_bottom(float n) {
        n = std::min(n, h);
        h -= n;
        return {x, y + h, w, n};
    }
    Rect cut_left(float n) {
        n = std::min(n, w);
        Rect r{x, y, n, h};
        x += n;
        w -= n;
        return r;
    }
    Rect cut_right(float n) {
        n = std::min(n, w);
        w -= n;
        return {x + w, y, n, h};
    }
    /// A rectangle of that size in the middle.
    [[nodiscard]] Rect middle(float mw, float mh) const {
        return {x + (w - mw) / 2, y + (h - mh) / 2, mw, mh};
    }
    bool operator==(const Rect&) const = default;
};

/// A panel in pixels and its canvas in units.
struct Canvas {
    int pixel_width = 1080, pixel_height = 1920; ///< of the panel, without the demo dock

    [[nodiscard]] float scale() const {
        return static_cast<float>(std::min(pixel_width, pixel_height)) / 1080.F;
    } ///< pixels a unit
    [[nodiscard]] float width() const { return static_cast<float>(pixel_width) / scale(); }
    [[nodiscard]] float height() const { return static_cast<float>(pixel_height) / scale(); }
    [[nodiscard]] bool portrait() const { return pixel_height > pixel_width; }
    [[nodiscard]] Rect rect() const { return {0, 0, width(), height()}; }
    bool operator==(const Canvas&) const = default;
};

} // namespace loket::ui
