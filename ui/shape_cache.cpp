// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shape_cache.hpp"

#include <algorithm>
#include <cmath>

namespace loket::ui {

namespace {

using Coverage = std::vector<std::uint8_t>;

std::size_t area(int side) {
    return static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
}

/// How much of the pixel at (x, y) lies in a disc of `radius` around (centre, centre).
float disc(int x, int y, float centre, float radius) {
    const float dx = static_cast<float>(x) + 0.5F - centre;
    const float dy = static_cast<float>(y) + 0.5F - centre;
    return std::clamp(radius - std::sqrt(dx * dx + dy * dy) + 0.5F, 0.F, 1.F);
}

Coverage draw_ring(int radius, int thickness) {
    Coverage pixels(area(radius));
    const auto r = static_cast<float>(radius);
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x) {
            const float inner = thickness < radius ? disc(x, y, r, r - static_cast<float>(thickness)) : 0.F;
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(radius) +
                   static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(std::lround(255 * (disc(x, y, r, r) - inner)));
        }
    }
    return pixels;
}

void blur_rows(std::vector<float>& pixels, int side, int reach) {
    std::vector<float> row(static_cast<std::size_t>(side));
    const float share = 1.F / static_cast<float>(2 * reach + 1);
    for (int y = 0; y < side; ++y) {
        float* line = pixels.data() + static_cast<std::ptrdiff_t>(y) * side;
        for (int x = 0; x < side; ++x) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k) {
                sum += line[std::clamp(x + k, 0, side - 1)];
            }
            row[static_cast<std::size_t>(x)] = sum * share;
        }
        std::copy(row.begin(), row.end(), line);
    }
}

void transpose(std::vector<float>& pixels, int side) {
    for (int y = 0; y < side; ++y) {
        for (int x = y + 1; x < side; ++x) {
            std::swap(pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                             static_cast<std::size_t>(x)],
                      pixels[static_cast<std::size_t>(x) * static_cast<std::size_t>(side) +
                             static_cast<std::size_t>(y)]);
        }
    }
}

Coverage draw_shadow(int radius, int blur) {
    const int side = radius + 2 * blur;
    const int drawn = side + blur; // a margin of the box's inside, for the blur to look at
    std::vector<float> box(area(drawn), 0.F);
    for (int y = blur; y < drawn; ++y) {
        for (int x = blur; x < drawn; ++x) {
            const bool in_corner = x < blur + radius && y < blur + radius;
            box[static_cast<std::size_t>(y) * static_cast<std::size_t>(drawn) + static_cast<std::size_t>(x)] =
                in_corner ? disc(x, y, static_cast<float>(blur + radius), static_cast<float>(radius)) : 1.F;
        }
    }
    const int reach = std::max(1, blur / 3); // three box blurs are nearly a Gaussian
    for (int direction = 0; direction < 2; ++direction) {
        for (int pass = 0; pass < 3; ++pass) {
            blur_rows(box, drawn, reach);
        }
        transpose(box, drawn);
    }
    Coverage pixels(area(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                   static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(
                    std::lround(255 * box[static_cast<std::size_t>(y) * static_cast<std::size_t>(drawn) +
                                          static_cast<std::size_t>(x)]));
        }
    }
    return pixels;
}

} // namespace

ShapeCache::ShapeCache(const std::filesystem::path& icon_file) : icons_(icon_file) {
    reset();
}

void ShapeCache::begin_frame() {
    fresh_ = ran_out_;
    if (ran_out_) {
        reset();
    }
}

void ShapeCache::reset() {
    pixels_.assign(static_cast<std::size_t>(width) * height, 0);
    pixels_[0] = 255;
    known_.clear();
    shelf_x_ = 2;
    shelf_y_ = 0;
    shelf_height_ = 1;
    ran_out_ = false;
    ++version_;
}

std::optional<Sprite> ShapeCache::place(int side) {
    if (shelf_x_ + side > width) {
        shelf_y_ += shelf_height_;
        shelf_x_ = shelf_height_ = 0;
    }
    if (side > width || shelf_y_ + side > height) {
        return std::nullopt;
    }
    const Sprite sprite{shelf_x_, shelf_y_, side, side};
    shelf_x_ += side;
    shelf_height_ = std::max(shelf_height_, side);
    return sprite;
}

template <class Draw>
Sprite ShapeCache::find_or_draw(const Key& key, int side, Draw draw) {
    if (side < 1) {
        return {};
    }
    if (const auto known = known_.find(key); known != known_.end()) {
        return known->second;
    }
    const auto sprite = place(side);
    if (!sprite) {
        ran_out_ = side <= std::min(width, height); // what can never fit is no reason to start again
        return {};
    }
    const Coverage drawn = draw();
    for (int y = 0; y < side && !drawn.empty(); ++y) {
        std::copy_n(drawn.begin() + static_cast<std::ptrdiff_t>(y) * side, side,
                    pixels_.begin() + static_cast<std::ptrdiff_t>(sprite->y + y) * width + sprite->x);
    }
    return known_[key] = *sprite;
}

Sprite ShapeCache::corner(int radius) {
    return find_or_draw({Kind::corner, radius, 0}, radius, [&] { return draw_ring(radius, radius); });
}

Sprite ShapeCache::ring(int radius, int thickness) {
    return find_or_draw({Kind::ring, radius, thickness}, radius,
                        [&] { return draw_ring(radius, thickness); });
}

Sprite ShapeCache::shadow(int radius, int blur) {
    return find_or_draw({Kind::shadow, radius, blur}, radius + 2 * blur,
                        [&] { return draw_shadow(radius, blur); });
}

Sprite ShapeCache::icon(Icon icon, int size) {
    return find_or_draw({Kind::icon, static_cast<int>(icon), size}, size,
                        [&] { return icons_.draw(icon, size); });
}

Texture ShapeCache::texture() const {
    return {Texture::Kind::coverage, pixels_.data(), width, height, version_};
}

} // namespace loket::ui
