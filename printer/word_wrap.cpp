// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/word_wrap.hpp"

#include <algorithm>

namespace loket::printer {

std::vector<std::string> wrap(std::string_view text, int columns) {
    const auto width = static_cast<std::size_t>(std::max(columns, 1));
    std::vector<std::string> lines;
    bool open = false; // whether the last line may grow
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::string_view word = text.substr(at, text.find(' ', at) - at);
        at += word.size();
        if (open && lines.back().size() + 1 + word.size() <= width) {
            lines.back().append(1, ' ').append(word);
            continue;
        }
        for (; !word.empty(); word.remove_prefix(std::min(width, word.size()))) {
            lines.emplace_back(word.substr(0, width));
        }
        open = true;
    }
    return lines;
}

std::vector<std::string> wrap_evenly(std::string_view text, int columns) {
    std::vector<std::string> lines = wrap(text, columns);
    if (lines.size() < 2 || lines.size() > 6) return lines;
    const auto fits = [&](int width) { return wrap(text, width).size() <= lines.size(); };
    int narrow = columns / static_cast<int>(lines.size()), wide = columns;
    while (wide - narrow > 1) {
        const int middle = (narrow + wide) / 2;
        (fits(middle) ? wide : narrow) = middle;
    }
    return wrap(text, wide);
}

} // namespace loket::printer
