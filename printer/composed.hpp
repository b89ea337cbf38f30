// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A receipt that was measured and can be drawn: what the raster for thermal paper (layout.hpp) and the PDF
// page (receipt_pdf.hpp) have in common.
#include <functional>
#include <vector>

#include "printer/cairo_handles.hpp"
#include "printer/layout.hpp"

namespace loket::printer {

/// In dots of its paper, whatever it is drawn on. Must be drawn by the thread that composed it: its fonts are
/// that thread's.
class Composed {
  public:
    struct Piece {
        int height = 0;
        int above = 0;                           ///< white wished above it; none at the very top
        std::function<void(cairo_t*, int)> draw; ///< with its top at this row; empty: white
    };
    Composed() = default;
    Composed(std::vector<Piece> pieces, int height) : pieces_(std::move(pieces)), height_(height) {}

    [[nodiscard]] int height() const { return height_; } ///< 0: nothing is on it
    /// In the present colour.
    void draw(cairo_t* cairo) const;

  private:
    std::vector<Piece> pieces_;
    int height_ = 0;
};

/// Limits as lay_out() has them.
[[nodiscard]] Result<Composed, LayoutError> compose(const Receipt& receipt, Paper paper);

} // namespace loket::printer
