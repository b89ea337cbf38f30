// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "printer/raster.hpp"

namespace loket::printer {

/// What an independent reader (ZBar) finds on the paper.
[[nodiscard]] std::vector<std::string> read_qr_codes(const Raster& raster);

} // namespace loket::printer
