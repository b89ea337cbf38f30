// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/png.hpp"

#include <algorithm>
#include <system_error>

#include "printer/cairo_handles.hpp"

namespace loket::printer {

Result<void, LayoutError> write_png(const Raster& raster, const std::filesystem::path& file, int margin) {
    margin = std::clamp(margin, 0, 1000);
    const Handle<cairo_surface_t> picture(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, raster.width() + 2 * margin, raster.height() + 2 * margin));
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) {
        return failure(LayoutError{"The picture is too large to be written as PNG."});
    }
    unsigned char* const pixels = cairo_image_surface_get_data(picture.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(picture.get()));
    std::fill_n(pixels, stride * static_cast<std::size_t>(raster.height() + 2 * margin), 0xFF);
    for (int y = 0; y < raster.height(); ++y) {
        auto* line =
            reinterpret_cast<std::uint32_t*>(pixels + stride * static_cast<std::size_t>(y + margin)) + margin;
        for (int x = 0; x < raster.width(); ++x) {
            if (raster.black(x, y)) line[x] = 0;
        }
    }
    cairo_surface_mark_dirty(picture.get());
    const cairo_status_t status = cairo_surface_write_to_png(picture.get(), file.c_str());
    if (status != CAIRO_STATUS_SUCCESS) {
        return failure(LayoutError{std::string("The PNG could not be written: ") +
                                   cairo_status_to_string(status) + "."});
    }
    return {};
}

} // namespace loket::printer
