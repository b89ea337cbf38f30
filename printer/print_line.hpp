// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The line of letters that a printer holds until it is told to print it. For the emulated printer.
#include <vector>

#include "printer/raster.hpp"

namespace loket::printer {

class PrintLine {
  public:
    struct Style {
        bool bold = false;
        int wide = 1, high = 1; ///< times
    };

    [[nodiscard]] bool empty() const { return letters_.empty(); }
    [[nodiscard]] bool fits(Style style, int dots) const; ///< one more letter
    void add(char letter, Style style);
    void clear() { letters_.clear(); }
    /// Its dots, all letters on one base line, and begins anew.
    [[nodiscard]] Raster take();

  private:
    struct Letter {
        char letter;
        Style style;
    };
    [[nodiscard]] int width() const;

    std::vector<Letter> letters_;
};

} // namespace loket::printer
