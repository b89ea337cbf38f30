// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/raster.hpp"

#include <algorithm>

namespace loket::printer {

Raster::Raster(int width, int height)
    : width_(std::max(width, 0)),
      height_(std::max(height, 0)),
      bits_(static_cast<std::size_t>(height_) * static_cast<std::size_t>(row_bytes()), 0) {}

} // namespace loket::printer
