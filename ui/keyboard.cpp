// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "ui/label_fit.hpp"

namespace loket::ui {

namespace {

constexpr float gap = 10;

struct Key {
    std::string name;       ///< without "key."
    std::string_view label; ///< on the key and in the tree
    Icon icon = Icon::none; ///< drawn instead of the label
    bool special = false;   ///< tinted: does something other than type its label
    bool lit = false;       ///< shift held
    bool repeats = false;
};

constexpr std::string_view backspace_label = "\xE2\x8C\xAB";
constexpr std::string_view shift_label = "\xE2\x87\xA7";
constexpr std::string_view enter_label = "\xE2\x86\xB5";

/// Draws one key; true when it was tapped or, held, repeats.
bool key(Ui& ui, const Rect& r, const Key& k) {
    const Theme& t = ui.theme();
    const std::string name = "key." + k.name;
    // The gap belongs to the keys: a finger between two of them hits one.
    const Touch touch = ui.touch(name, {r.x - gap / 2, r.y - gap / 2, r.w + gap, r.h + gap}, true, k.repeats);
    const bool lit = touch.pressed || k.lit;
    const Rgb tinted = t.choice.high_contrast ? t.surface_low : mix(t.surface_low, t.line, 0.45F);
    const Rgb face = lit ? t.accent : k.special ? tinted : t.surface;
    constexpr float radius = 16;
    if (!t.choice.high_contrast) {
        ui.fill_round({r.x, r.y + 3, r.w, r.h}, mix(t.line, t.ink_soft, 0.35F), radius); // the key's edge
    }
    ui.fill_round(r, face, radius);
    if (t.choice.high_contrast) {
        ui.outline_round(r, lit ? t.accent : t.line, radius, 2);
    }
    const Rgb words = lit ? t.on_accent : t.ink;
    bool fits = true;
    if (k.icon != Icon::none) {
        ui.icon(r, k.icon, words, std::min({t.size(Type::key), r.h * 0.6F, r.w * 0.6F}));
    } else {
        const Rect inner = r.inset(8, 4);
        const bool letter = k.label.size() == 1;
        const LabelFit fit =
            letter ? LabelFit{.type = Type::key} : fit_label(ui, k.label, inner.w, inner.h, Type::strong);
        draw_label(ui, letter ? r : inner, k.label, fit, words, Ui::Align::centre);
        fits = fit.fits;
    }
    ui.describe({.role = Role::key,
                 .name = name,
                 .label = std::string(k.label),
                 .value = {},
                 .bounds = r,
                 .enabled = true,
                 .selected = k.lit,
                 .truncated = !fits,
                 .hidden_value = false});
    return touch.tapped || touch.repeats;
}

/// Keys side by side; each is as wide as its share of the row.
class Row {
  public:
    Row(const Rect& r, float shares) : rest_(r), unit_((r.w + gap) / shares) {}
    Rect next(float share = 1) {
        const Rect whole = rest_.cut_left(unit_ * share);
        return {whole.x, whole.y, unit_ * share - gap, whole.h};
    }
    void skip(float share) { rest_.cut_left(unit_ * share); }

  private:
    Rect rest_;
    float unit_;
};

/// The rows of a keyboard, equally high.
class Rows {
  public:
    Rows(const Rect& r, int count) : rest_(r), height_((r.h + gap) / static_cast<float>(count) - gap) {}
    Row next(float shares) {
        Row row(rest_.cut_top(height_), shares);
        rest_.cut_top(gap);
        return row;
    }

  private:
    Rect rest_;
    float height_;
};

KeyPress typed(std::string text) {
    return {KeyPress::Kind::text, std::move(text)};
}

void take(KeyPress& result, bool happened, KeyPress::Kind kind) {
    if (happened) {
        result = {kind, {}};
    }
}

/// A run of single-character keys, one share each.
void characters(Ui& ui, Row& row, std::string_view shown, KeyPress& result) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const char plain = static_cast<char>(std::tolower(static_cast<unsigned char>(shown[i])));
        if (key(ui, row.next(), {.name = std::string(1, plain), .label = shown.substr(i, 1)})) {
            result = typed(std::string(1, shown[i]));
        }
    }
}

bool backspace(Ui& ui, const Rect& r) {
    return key(ui, r,
               {.name = "backspace",
                .label = backspace_label,
                .icon = Icon::backspace,
                .special = true,
                .repeats = true});
}

bool clear(Ui& ui, const Rect& r, std::string_view label) {
    return key(ui, r, {.name = "clear", .label = label, .special = true});
}

float keyboard_height(const Ui& ui, int rows) {
    const float one = ui.canvas().portrait() ? std::max(104.F, ui.theme().target - 4) : 96.F;
    return static_cast<float>(rows) * (one + gap) - gap;
}

std::string in_case(std::string_view letters, bool upper) {
    std::string result(letters);
    if (upper) {
        std::transform(result.begin(), result.end(), result.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    }
    return result;
}

int letters_rows(const LettersKeyboard& options) {
    return options.digits_row ? 5 : 4;
}
constexpr int digits_rows = 4; // one more with an extra key: "clear" then has a row of its own
constexpr int code_rows = 5;

} // namespace

float letters_height(const Ui& ui, const LettersKeyboard& options) {
    return keyboard_height(ui, letters_rows(options));
}
float digits_height(const Ui& ui, char extra) {
    return keyboard_height(ui, extra != 0 ? digits_rows + 1 : digits_rows);
}
float code_keys_height(const Ui& ui) {
    return keyboard_height(ui, code_rows);
}

KeyPress letters(Ui& ui, const Rect& r, LettersState& state, const LettersKeyboard& options) {
    KeyPress result;
    const bool upper = state.shift && !state.symbols;
    const auto page = [&](std::string_view of_letters, std::string_view of_symbols) {
        return state.symbols ? std::string(of_symbols) : in_case(of_letters, upper);
    };
    Rows rows(r, letters_rows(options));

    if (options.digits_row) {
        Row digits_row = rows.next(10);
        characters(ui, digits_row, "1234567890", result);
    }
    const std::string top = page("qwertyuiop", options.digits_row ? "@#&%*+=<>_" : "1234567890");
    Row top_row = rows.next(10);
    characters(ui, top_row, top, result);
    const std::string middle = page("asdfghjkl", options.digits_row ? "!\"'();:?$" : "!\"'():?/@");
    Row middle_row = rows.next(10);
    middle_row.skip(0.5F);
    characters(ui, middle_row, middle, result);

    bool turn_shift = false;
    Row low_row = rows.next(10);
    if (state.symbols) {
        take(result, clear(ui, low_row.next(2.5F), options.clear_label), KeyPress::Kind::clear);
        characters(ui, low_row, options.digits_row ? "/[]{}\\" : "#&%+=*", result);
    } else {
        turn_shift = key(ui, low_row.next(1.5F),
                         {.name = "shift",
                          .label = shift_label,
                          .icon = Icon::shift,
                          .special = true,
                          .lit = state.shift});
        const std::string low = in_case("zxcvbnm", upper);
        characters(ui, low_row, low, result);
    }
    take(result, backspace(ui, low_row.next(1.5F)), KeyPress::Kind::backspace);

    Row foot = rows.next(10);
    const bool turn_page = key(ui, foot.next(1.5F),
                               {.name = "symbols",
                                .label = state.symbols        ? "ABC"
                                         : options.digits_row ? "!?#"
                                                              : "123",
                                .special = true});
    characters(ui, foot, ",", result);
    if (key(ui, foot.next(options.line_breaks ? 3.5F : 4.5F),
            {.name = "space", .label = options.space_label})) {
        result = typed(" ");
    }
    characters(ui, foot, ".-", result);
    if (options.line_breaks) {
        take(result,
             key(ui, foot.next(2),
                 {.name = "enter", .label = enter_label, .icon = Icon::enter, .special = true}),
             KeyPress::Kind::line_break);
    } else {
        characters(ui, foot, state.symbols ? "~" : "/", result);
    }

    if (turn_page) {
        state.symbols = !state.symbols;
    } else if (turn_shift) {
        state.shift = !state.shift;
    } else if (result.kind == KeyPress::Kind::text &&
               std::isalpha(static_cast<unsigned char>(result.text[0])) != 0) {
        state.shift = false;
    }
    return result;
}

KeyPress digits(Ui& ui, const Rect& r, std::string_view clear_label, char extra) {
    KeyPress result;
    Rows rows(r, extra != 0 ? digits_rows + 1 : digits_rows);
    for (const std::string_view three : {"123", "456", "789"}) {
        Row row = rows.next(3);
        characters(ui, row, three, result);
    }
    Row foot = rows.next(3);
    if (extra != 0) {
        characters(ui, foot, std::string(1, extra), result);
    } else {
        take(result, clear(ui, foot.next(), clear_label), KeyPress::Kind::clear);
    }
    characters(ui, foot, "0", result);
    take(result, backspace(ui, foot.next()), KeyPress::Kind::backspace);
    if (extra != 0) {
        Row last = rows.next(1);
        take(result, clear(ui, last.next(), clear_label), KeyPress::Kind::clear);
    }
    return result;
}

KeyPress code_keys(Ui& ui, const Rect& r, std::string_view clear_label) {
    KeyPress result;
    Rows rows(r, code_rows);
    // Crockford's base 32: no I, L, O, U, which are easily taken for others.
    for (const std::string_view eight : {"01234567", "89ABCDEF", "GHJKMNPQ", "RSTVWXYZ"}) {
        Row row = rows.next(8);
        characters(ui, row, eight, result);
    }
    Row foot = rows.next(8);
    take(result, clear(ui, foot.next(5), clear_label), KeyPress::Kind::clear);
    take(result, backspace(ui, foot.next(3)), KeyPress::Kind::backspace);
    return result;
}

} // namespace loket::ui
