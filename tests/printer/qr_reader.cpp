// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/qr_reader.hpp"

#include <zbar.h>

namespace loket::printer {

std::vector<std::string> read_qr_codes(const Raster& raster) {
    constexpr int margin = 40; // paper beside the print head
    const int width = raster.width() + 2 * margin;
    const int height = raster.height() + 2 * margin;
    std::vector<unsigned char> grey(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) {
            if (raster.black(x, y)) {
                grey[static_cast<std::size_t>(y + margin) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x + margin)] = 0;
            }
        }
    }
    zbar::zbar_image_scanner_t* scanner = zbar::zbar_image_scanner_create();
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_scanner_set_config(scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    zbar::zbar_image_t* image = zbar::zbar_image_create();
    zbar::zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image, static_cast<unsigned>(width), static_cast<unsigned>(height));
    zbar::zbar_image_set_data(image, grey.data(), grey.size(), nullptr);
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

} // namespace loket::printer
