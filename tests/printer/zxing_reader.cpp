// SPDX-License-Identifier: GPL-3.0-or-later
#include <ZXing/ReadBarcode.h>

#include "tests/printer/qr_reader.hpp"

namespace loket::printer {

// Without options of our own: their type has another name in Debian 13's version.
std::vector<std::string> read_with_zxing(const GreyPicture& picture) {
    const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height,
                                ZXing::ImageFormat::Lum);
    std::vector<std::string> found;
    for (const auto& symbol : ZXing::ReadBarcodes(view)) {
        if (!symbol.isValid() || symbol.format() != ZXing::BarcodeFormat::QRCode) continue;
        found.emplace_back(symbol.bytes().begin(), symbol.bytes().end());
    }
    return found;
}

} // namespace loket::printer
