// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/printable_text.hpp"

#include <glib.h>

namespace loket::printer {
namespace {

bool separates_words(gunichar c) {
    return c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool never_printed(gunichar c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069);
    const bool annotation = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
    return control || direction || annotation;
}

} // namespace

std::string printable_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending_blank = false;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        if (*at == '\0') { // which GLib would call an unfinished character
            ++at;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(at, end - at);
        // -1 and -2: a broken and an unfinished sequence.
        if (c == static_cast<gunichar>(-1) || c == static_cast<gunichar>(-2)) {
            c = 0xFFFD;
            ++at;
        } else {
            at += g_unichar_to_utf8(c, nullptr);
        }
        if (separates_words(c)) {
            pending_blank = true;
            continue;
        }
        if (never_printed(c)) continue;
        if (pending_blank && c != ' ' && !out.empty() && out.back() != ' ') out += ' ';
        pending_blank = false;
        if (c == ' ' && out.empty()) continue;
        char encoded[6];
        out.append(encoded, static_cast<std::size_t>(g_unichar_to_utf8(c, encoded)));
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

} // namespace loket::printer
