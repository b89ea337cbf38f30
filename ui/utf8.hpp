// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reading UTF-8 that anybody may have typed: every byte sequence is accepted, a broken one reads as U+FFFD.
#include <cstddef>
#include <string_view>

namespace loket::ui {

struct Decoded {
    char32_t code_point = 0;
    std::size_t length = 0; ///< bytes taken, at least 1
};

/// The character at byte `at`, which must be inside the text.
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t at);

/// Joiners, variation selectors, byte order marks: they take no room and draw nothing.
[[nodiscard]] bool is_invisible(char32_t c);

} // namespace loket::ui
