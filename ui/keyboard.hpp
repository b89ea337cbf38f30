// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// On-screen keyboards. They write nowhere: each returns what was pressed, and the screen changes its own
// string.
#include <string>

#include "ui/ui.hpp"

namespace loket::ui {

struct KeyPress {
    enum class Kind { none, text, backspace, clear, line_break };
    Kind kind = Kind::none;
    std::string text; ///< UTF-8, for Kind::text
};

struct LettersState {
    bool shift = true;    ///< starts with a capital; falls back after one letter
    bool symbols = false; ///< digits and punctuation page
};

/// QWERTY as Indonesian phones have it, digits row, space, shift, punctuation page. `line_breaks`: offers
/// Enter. Key labels are language-neutral but for `space_label` and `clear_label`.
struct LettersKeyboard {
    std::string_view space_label;
    std::string_view clear_label;
    bool line_breaks = false;
    bool digits_row = true; ///< false on low panels: four rows of large keys, digits on the other page
};
KeyPress letters(Ui& ui, const Rect& r, LettersState& state, const LettersKeyboard& options);
[[nodiscard]] float letters_height(const Ui& ui, const LettersKeyboard& options = {});

/// 3 x 4 digits with backspace and clear; `extra`: one more key ("+") of the same size, 0 for none. With it
/// "clear" stands below, in a fifth row.
KeyPress digits(Ui& ui, const Rect& r, std::string_view clear_label, char extra = 0);
[[nodiscard]] float digits_height(const Ui& ui, char extra = 0);

/// Tracking codes: the 32 Crockford characters.
KeyPress code_keys(Ui& ui, const Rect& r, std::string_view clear_label);
[[nodiscard]] float code_keys_height(const Ui& ui);

} // namespace loket::ui
