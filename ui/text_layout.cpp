// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_layout.hpp"

#include <algorithm>

#include "ui/utf8.hpp"

namespace loket::ui {

float measure(const Face& face, std::string_view text) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode_utf8(text, at);
        at += d.length;
        width += face.advance(d.code_point);
    }
    return width;
}

float widest_word(const Face& face, std::string_view text) {
    float widest = 0;
    float word = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode_utf8(text, at);
        at += d.length;
        if (d.code_point == ' ' || d.code_point == '\n') {
            word = 0;
            continue;
        }
        word += face.advance(d.code_point);
        widest = std::max(widest, word);
        if (d.code_point == '-' || d.code_point == '/') {
            word = 0;
        }
    }
    return widest;
}

std::vector<std::string_view> break_lines(const Face& face, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;      // of the line
    std::size_t break_end = 0;  // where the line would end if broken at the last chance
    std::size_t break_next = 0; // where the next line would then start
    float used = 0;
    float used_at_break = 0; // width from `start` to `break_next`
    for (std::size_t at = 0; at < text.size();) {
        const Decoded d = decode_utf8(text, at);
        const std::size_t next = at + d.length;
        if (d.code_point == '\n') {
            lines.push_back(text.substr(start, at - start));
            start = break_end = break_next = next;
            used = 0;
            at = next;
            continue;
        }
        const float advance = face.advance(d.code_point);
        const bool space = d.code_point == ' ';
        if (used + advance > width && !space && at > start) {
            if (break_next > start) {
                lines.push_back(text.substr(start, break_end - start));
                start = break_next;
                used -= used_at_break;
            } else {
                lines.push_back(text.substr(start, at - start));
                start = at;
                used = 0;
            }
            break_end = break_next = start;
            used_at_break = 0;
            continue; // look at the same character again, on the new line
        }
        used += advance;
        if (space && at > start) {
            break_end = at;
            break_next = next;
            used_at_break = used;
        } else if (d.code_point == '-' || d.code_point == '/') {
            break_end = break_next = next;
            used_at_break = used;
        }
        at = next;
    }
    lines.push_back(text.substr(start));
    return lines;
}

std::string_view fitting(const Face& face, std::string_view text, float width, bool from_end) {
    if (!from_end) {
        float used = 0;
        std::size_t at = 0;
        while (at < text.size()) {
            const Decoded d = decode_utf8(text, at);
            used += face.advance(d.code_point);
            if (used > width) {
                break;
            }
            at += d.length;
        }
        return text.substr(0, at);
    }
    float total = measure(face, text);
    std::size_t at = 0;
    while (at < text.size() && total > width) {
        const Decoded d = decode_utf8(text, at);
        total -= face.advance(d.code_point);
        at += d.length;
    }
    return text.substr(at);
}

} // namespace loket::ui
