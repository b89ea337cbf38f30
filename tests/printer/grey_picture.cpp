// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/grey_picture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loket::printer {
namespace {

GreyPicture blank(int width, int height) {
    return {
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
}

std::uint8_t to_pixel(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

/// Of each pixel the sum over its row, or its column, weighted. A row at a time, so that it takes
/// milliseconds.
GreyPicture smeared(const GreyPicture& picture, const std::vector<float>& weights, bool along_row) {
    GreyPicture out = blank(picture.width, picture.height);
    const auto width = static_cast<std::size_t>(picture.width);
    const int reach = static_cast<int>(weights.size()) / 2;
    std::vector<float> sum(width);
    std::vector<std::uint8_t> row(width + weights.size(), 255);
    const auto add = [&](const std::uint8_t* pixels, float weight) {
        for (std::size_t x = 0; x < width; ++x) sum[x] += weight * static_cast<float>(pixels[x]);
    };
    const std::vector<std::uint8_t> beyond(width, 255);
    for (int y = 0; y < picture.height; ++y) {
        std::fill(sum.begin(), sum.end(), 0.5F);
        if (along_row) {
            std::copy_n(&picture.pixels[static_cast<std::size_t>(y) * width], width,
                        &row[static_cast<std::size_t>(reach)]);
            for (std::size_t i = 0; i < weights.size(); ++i) add(&row[i], weights[i]);
        } else {
            int other = y - reach;
            for (const float weight : weights) {
                const bool inside = other >= 0 && other < picture.height;
                add(inside ? &picture.pixels[static_cast<std::size_t>(other) * width] : beyond.data(),
                    weight);
                ++other;
            }
        }
        for (std::size_t x = 0; x < width; ++x) {
            out.pixels[static_cast<std::size_t>(y) * width + x] =
                static_cast<std::uint8_t>(std::clamp(sum[x], 0.0F, 255.0F));
        }
    }
    return out;
}

} // namespace

std::uint8_t GreyPicture::at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width || y >= height) return 255;
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
}

std::uint8_t& GreyPicture::at(int x, int y) {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
}

GreyPicture to_grey(const Raster& raster) {
    constexpr int margin = 40;
    GreyPicture picture = blank(raster.width() + 2 * margin, raster.height() + 2 * margin);
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) {
            if (raster.black(x, y)) picture.at(x + margin, y + margin) = 0;
        }
    }
    return picture;
}

GreyPicture rotated(const GreyPicture& picture, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const auto extent = [&](int along, int across) {
        return static_cast<int>(std::ceil(std::abs(along * c) + std::abs(across * s)));
    };
    GreyPicture out = blank(extent(picture.width, picture.height), extent(picture.height, picture.width));
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const double u = x - out.width / 2.0, v = y - out.height / 2.0;
            const double from_x = c * u + s * v + picture.width / 2.0;
            const double from_y = c * v - s * u + picture.height / 2.0;
            const int left = static_cast<int>(std::floor(from_x)), top = static_cast<int>(std::floor(from_y));
            const double right_part = from_x - left, bottom_part = from_y - top;
            const auto row = [&](int at) {
                return picture.at(left, at) * (1 - right_part) + picture.at(left + 1, at) * right_part;
            };
            out.at(x, y) = to_pixel(row(top) * (1 - bottom_part) + row(top + 1) * bottom_part);
        }
    }
    return out;
}

GreyPicture blurred(const GreyPicture& picture, double sigma) {
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<float> weights;
    float sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma))));
        sum += weights.back();
    }
    for (float& weight : weights) weight /= sum;
    return smeared(smeared(picture, weights, true), weights, false);
}

GreyPicture faded(const GreyPicture& picture, int black, int white, double noise, std::mt19937& chance) {
    GreyPicture out = picture;
    std::normal_distribution<double> grain(0, noise);
    for (std::uint8_t& pixel : out.pixels)
        pixel = to_pixel(black + pixel * (white - black) / 255.0 + grain(chance));
    return out;
}

Raster with_column(const Raster& raster, int column, bool black) {
    Raster out = raster;
    for (int y = 0; y < out.height(); ++y) {
        out.row(y)[column / 8] &= static_cast<std::uint8_t>(~(0x80 >> (column % 8)));
        if (black) out.set_black(column, y);
    }
    return out;
}

} // namespace loket::printer
