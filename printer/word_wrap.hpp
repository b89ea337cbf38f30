// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Breaking of text into lines of equally wide letters. Pure; the texts are ASCII.
#include <string>
#include <string_view>
#include <vector>

namespace loket::printer {

/// Lines of at most `columns` letters (at least 1), broken at blanks; a word longer than a line is broken
/// where the line ends, without a hyphen that nobody wrote. No line is empty or begins or ends with a blank.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int columns);

/// The same number of lines, all as short as they can be: for centred text, so that no word is left alone.
[[nodiscard]] std::vector<std::string> wrap_evenly(std::string_view text, int columns);

} // namespace loket::printer
