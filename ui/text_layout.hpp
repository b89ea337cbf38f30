// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where lines end. Widths in pixels; the pieces are views into the text given.
#include <string_view>
#include <vector>

#include "ui/fonts.hpp"

namespace loket::ui {

[[nodiscard]] float measure(const Face& face, std::string_view text);

/// Width of the longest piece that wrapping would not break.
[[nodiscard]] float widest_word(const Face& face, std::string_view text);

/// Breaks at line breaks, at spaces, after '-' and '/', and inside a word only when it alone is wider than
/// `width`. Spaces at a line's end hang. At least one line.
[[nodiscard]] std::vector<std::string_view> break_lines(const Face& face, std::string_view text, float width);

/// The longest beginning (or, with `from_end`, ending) that is at most that wide; never splits a character.
[[nodiscard]] std::string_view fitting(const Face& face, std::string_view text, float width,
                                       bool from_end = false);

} // namespace loket::ui
