// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a label goes into a button: in its own size on one line if it can, else on two, else smaller.
#include <string_view>

#include "ui/ui.hpp"

namespace loket::ui {

struct LabelFit {
    Type type = Type::strong;
    bool one_line = true;
    bool fits = true;
    float width = 0;  ///< of the widest line, canvas units
    float height = 0; ///< of all lines
};

[[nodiscard]] LabelFit fit_label(const Ui& ui, std::string_view label, float width, float height,
                                 Type preferred);

/// Draws it, centred vertically in r.
void draw_label(Ui& ui, const Rect& r, std::string_view label, const LabelFit& fit, Rgb colour,
                Ui::Align align);

} // namespace loket::ui
