// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture_store.hpp"

#include <algorithm>

namespace loket::ui {

namespace {

std::vector<std::uint8_t> scaled(std::span<const std::uint8_t> grey, int width, int height, bool smooth,
                                 int out_width, int out_height) {
    std::vector<std::uint8_t> out(static_cast<std::size_t>(out_width) * static_cast<std::size_t>(out_height));
    const auto source = [&](int x, int y) {
        return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < out_height; ++y) {
        const int y0 = static_cast<int>(static_cast<std::int64_t>(y) * height / out_height);
        const int y1 =
            std::max(y0 + 1, static_cast<int>(static_cast<std::int64_t>(y + 1) * height / out_height));
        for (int x = 0; x < out_width; ++x) {
            const int x0 = static_cast<int>(static_cast<std::int64_t>(x) * width / out_width);
            const int x1 =
                std::max(x0 + 1, static_cast<int>(static_cast<std::int64_t>(x + 1) * width / out_width));
            int sum = 0;
            int count = 0;
            for (int sy = y0; sy < (smooth ? y1 : y0 + 1); ++sy) {
                for (int sx = x0; sx < (smooth ? x1 : x0 + 1); ++sx) {
                    sum += source(sx, sy);
                    ++count;
                }
            }
            out[static_cast<std::size_t>(y) * static_cast<std::size_t>(out_width) +
                static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(sum / count);
        }
    }
    return out;
}

} // namespace

PictureStore::Shown PictureStore::show(std::string_view key, std::uint64_t version, int width, int height,
                                       std::span<const std::uint8_t> grey, bool smooth, int out_width,
                                       int out_height) {
    if (width < 1 || height < 1 || out_width < 1 || out_height < 1 ||
        grey.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return {};
    }
    auto found = pictures_.find(key);
    if (found == pictures_.end()) {
        found = pictures_.emplace(std::string(key), Picture{}).first;
        found->second.number = next_number_++;
    }
    Picture& picture = found->second;
    picture.shown = true;
    const bool current = !picture.pixels.empty() && picture.version == version &&
                         picture.width == out_width && picture.height == out_height &&
                         picture.smooth == smooth;
    if (!current) {
        picture.pixels = scaled(grey, width, height, smooth, out_width, out_height);
        picture.version = version;
        picture.width = out_width;
        picture.height = out_height;
        picture.smooth = smooth;
        picture.revision = ++revisions_;
    }
    return {picture.number, out_width, out_height};
}

void PictureStore::begin_frame() {
    for (auto& [key, picture] : pictures_) {
        picture.shown = false;
    }
}

void PictureStore::end_frame() {
    std::erase_if(pictures_, [](const auto& entry) { return !entry.second.shown; });
}

Texture PictureStore::texture(std::uintptr_t number) const {
    for (const auto& [key, picture] : pictures_) {
        if (picture.number == number) {
            return {Texture::Kind::grey, picture.pixels.data(), picture.width, picture.height,
                    picture.revision};
        }
    }
    return {};
}

} // namespace loket::ui
