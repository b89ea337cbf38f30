// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "domain/result.hpp"
#include "printer/layout.hpp"

namespace loket::printer {

/// One grey pixel a dot, with a white margin of `margin` dots all round (a QR reader needs its quiet zone).
[[nodiscard]] Result<void, LayoutError> write_png(const Raster& raster, const std::filesystem::path& file,
                                                  int margin = 24);

} // namespace loket::printer
