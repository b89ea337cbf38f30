// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/ascii_text.hpp"

#include <glib.h>

#include <memory>

#include "printer/printable_text.hpp"

namespace loket::printer {

std::string ascii_text(std::string_view text) {
    using Owned = std::unique_ptr<gchar, decltype(&g_free)>;
    const std::string printable = printable_text(text);
    // Composed first: an accent that is a character of its own would come out as a question mark.
    const Owned composed(g_utf8_normalize(printable.data(), static_cast<gssize>(printable.size()),
                                          G_NORMALIZE_DEFAULT_COMPOSE),
                         g_free);
    if (!composed) return {};
    // Not the environment's language: a receipt looks the same wherever it is made.
    const Owned ascii(g_str_to_ascii(composed.get(), "id"), g_free);
    std::string out(ascii.get());
    for (char& letter : out) {
        if (letter < ' ' || letter > '~') letter = '?';
    }
    return out;
}

} // namespace loket::printer
