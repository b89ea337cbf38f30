// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Text of a letter, measured and broken into lines. All lengths in points.
#include <string_view>

#include "printer/cairo_handles.hpp"

namespace loket::printer {

struct LetterStyle {
    double size = 10.5;
    bool bold = false;
    PangoAlignment align = PANGO_ALIGN_LEFT;
    bool justified = false;
};

/// One paragraph. Used by the thread that made it.
class LetterText {
  public:
    /// `text` is printable_text().
    LetterText(std::string_view text, const LetterStyle& style, double width);

    [[nodiscard]] double height() const;
    [[nodiscard]] double first_line() const; ///< its height
    /// Whole, with its top left corner there.
    void draw(cairo_t* cairo, double x, double y) const;
    [[nodiscard]] PangoLayout* layout() const { return layout_.get(); }

  private:
    Handle<PangoLayout> layout_;
};

} // namespace loket::printer
