// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticket as a camera may see it: grey, one pixel a dot, with paper all round; and what can go wrong with
// it.
#include <cstdint>
#include <random>
#include <vector>

#include "printer/raster.hpp"

namespace loket::printer {

struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels; ///< 0 is black

    [[nodiscard]] std::uint8_t at(int x, int y) const; ///< white outside
    [[nodiscard]] std::uint8_t& at(int x, int y);      ///< within only
};

/// With 40 dots of paper beside the print head.
[[nodiscard]] GreyPicture to_grey(const Raster& raster);
[[nodiscard]] GreyPicture rotated(const GreyPicture& picture, double degrees);
/// Gaussian.
[[nodiscard]] GreyPicture blurred(const GreyPicture& picture, double sigma);
/// Black becomes `black` and white `white`, with Gaussian noise.
[[nodiscard]] GreyPicture faded(const GreyPicture& picture, int black, int white, double noise,
                                std::mt19937& chance);
/// A dot of the head that never burns, or always does.
[[nodiscard]] Raster with_column(const Raster& raster, int column, bool black);

} // namespace loket::printer
