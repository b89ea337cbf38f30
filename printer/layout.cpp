// SPDX-License-Identifier: GPL-3.0-or-later
// The composed receipt is drawn once into a picture of exactly the height needed; dots half covered with ink
// or more become black.
#include "printer/layout.hpp"

#include "printer/composed.hpp"
#include "printer/realtime_guard.hpp"

namespace loket::printer {
namespace {

Raster to_black_and_white(cairo_surface_t* surface, int width, int height) {
    // A little under one half: thermal dots round thin strokes off, so they may start a little heavier.
    constexpr unsigned char threshold = 112;
    Raster raster(width, height);
    const unsigned char* const ink = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (int y = 0; y < height; ++y) {
        const unsigned char* line = ink + stride * static_cast<std::size_t>(y);
        for (int x = 0; x < width; ++x) {
            if (line[x] >= threshold) raster.set_black(x, y);
        }
    }
    break_realtime_commands(raster);
    return raster;
}

} // namespace

Result<Raster, LayoutError> lay_out(const Receipt& receipt, Paper paper) {
    const auto composed = compose(receipt, paper);
    if (!composed) return failure(composed.error());
    if (composed->height() == 0) return Raster(paper.dots, 0);
    const Handle<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, paper.dots, composed->height()));
    const Handle<cairo_t> cairo(cairo_create(surface.get()));
    composed->draw(cairo.get());
    cairo_surface_flush(surface.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
        return failure(LayoutError{std::string("The receipt could not be drawn: ") +
                                   cairo_status_to_string(cairo_status(cairo.get())) + "."});
    }
    return to_black_and_white(surface.get(), paper.dots, composed->height());
}

} // namespace loket::printer
