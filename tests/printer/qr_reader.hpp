// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two readers that know nothing of us, nor of each other.
#include <string>
#include <vector>

#include "printer/raster.hpp"
#include "tests/printer/grey_picture.hpp"

namespace loket::printer {

/// What ZBar finds.
[[nodiscard]] std::vector<std::string> read_with_zbar(const GreyPicture& picture);
/// What ZXing finds (zxing_reader.cpp).
[[nodiscard]] std::vector<std::string> read_with_zxing(const GreyPicture& picture);
/// What ZBar finds on paper that is as it was printed.
[[nodiscard]] std::vector<std::string> read_qr_codes(const Raster& raster);

} // namespace loket::printer
