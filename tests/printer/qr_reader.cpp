// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/qr_reader.hpp"

#include <zbar.h>

namespace loket::printer {

std::vector<std::string> read_with_zbar(const GreyPicture& picture) {
    zbar::zbar_image_scanner_t* scanner = zbar::zbar_image_scanner_create();
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    zbar::zbar_image_t* image = zbar::zbar_image_create();
    zbar::zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image, static_cast<unsigned>(picture.width),
                              static_cast<unsigned>(picture.height));
    zbar::zbar_image_set_data(image, picture.pixels.data(), picture.pixels.size(), nullptr);
    zbar::zbar_scan_image(scanner, image);
    std::vector<std::string> found;
    for (const zbar::zbar_symbol_t* symbol = zbar::zbar_image_first_symbol(image); symbol != nullptr;
         symbol = zbar::zbar_symbol_next(symbol)) {
        found.emplace_back(zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol));
    }
    zbar::zbar_image_destroy(image);
    zbar::zbar_image_scanner_destroy(scanner);
    return found;
}

std::vector<std::string> read_qr_codes(const Raster& raster) {
    return read_with_zbar(to_grey(raster));
}

} // namespace loket::printer
