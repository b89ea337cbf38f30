// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repaint_map.hpp"

#include <algorithm>
#include <utility>

namespace loket::ui {

void RepaintMap::resize(int width, int height) {
    width_ = width;
    height_ = height;
    columns_ = (width + tile - 1) / tile;
    rows_ = (height + tile - 1) / tile;
    const auto count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    last_.assign(count, 0);
    now_.assign(count, 0);
    all_ = true;
}

void RepaintMap::forget() {
    all_ = true;
}

void RepaintMap::begin_frame() {
    std::fill(now_.begin(), now_.end(), 0xcbf29ce484222325ULL);
}

void RepaintMap::cover(const PixelRect& r, std::uint64_t hash) {
    const int left = std::max(r.x0, 0) / tile;
    const int top = std::max(r.y0, 0) / tile;
    const int right = std::min(columns_ - 1, (std::min(r.x1, width_) - 1) / tile);
    const int bottom = std::min(rows_ - 1, (std::min(r.y1, height_) - 1) / tile);
    if (r.x1 <= 0 || r.y1 <= 0) {
        return;
    }
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            auto& sum = now_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(x)];
            sum = (sum ^ hash) * 0x9E3779B97F4A7C15ULL;
            sum ^= sum >> 29U;
        }
    }
}

std::vector<PixelRect> RepaintMap::end_frame() {
    std::vector<PixelRect> damaged;
    if (std::exchange(all_, false)) {
        damaged.push_back({0, 0, width_, height_});
    } else {
        for (int y = 0; y < rows_; ++y) {
            for (int x = 0; x < columns_; ++x) {
                const int start = x;
                const auto changed = [&](int column) {
                    const auto i = static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
                                   static_cast<std::size_t>(column);
                    return now_[i] != last_[i];
                };
                while (x < columns_ && changed(x)) {
                    ++x;
                }
                if (x == start) {
                    continue;
                }
                const PixelRect run{start * tile, y * tile, std::min(x * tile, width_),
                                    std::min((y + 1) * tile, height_)};
                // A run right below an equally wide one makes that one taller.
                const auto above = std::find_if(damaged.begin(), damaged.end(), [&](const PixelRect& r) {
                    return r.x0 == run.x0 && r.x1 == run.x1 && r.y1 == run.y0;
                });
                if (above != damaged.end()) {
                    above->y1 = run.y1;
                } else {
                    damaged.push_back(run);
                }
            }
        }
    }
    last_.swap(now_);
    return damaged;
}

} // namespace loket::ui
