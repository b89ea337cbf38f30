// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The things on a screen. Each draws itself inside the given rectangle, registers in the semantic tree, and
// (if it can be touched) answers true in the one frame in which it was tapped. Names are stable ids; labels
// are already translated.
#include <string_view>

#include "ui/ui.hpp"

namespace loket::ui {

/// Each returns the height taken; `heading` is the screen's question (Type::title), `paragraph` plain words.
float heading(Ui& ui, const Rect& r, std::string_view text, Type type = Type::title);
float paragraph(Ui& ui, const Rect& r, std::string_view text, Type type = Type::body, bool soft = false,
                Ui::Align align = Ui::Align::left);

struct Button {
    std::string_view name;
    std::string_view label;
    Icon icon = Icon::none;
    enum class Kind { primary, secondary, quiet, danger } kind = Kind::secondary;
    bool enabled = true;
    bool icon_after = false; ///< "Lanjut ->"
};
bool button(Ui& ui, const Rect& r, const Button& b);
/// Width in which its words stand on one line in their full size.
[[nodiscard]] float button_width(const Ui& ui, const Button& b);

/// A big choice: icon, label, one line of detail. Tall enough: it wraps; `selected` shows a tick and the
/// tint.
struct Choice {
    std::string_view name;
    std::string_view label;
    std::string_view detail = {};
    Icon icon = Icon::none;
    bool selected = false;
    bool enabled = true;
    bool multiple = false; ///< a check box instead of a radio tick
    bool tile = false;     ///< icon above label (start screen) instead of beside it
    std::size_t snug = 0;  ///< a tile: at least so tight a setting, so that neighbours look alike
};
bool choice(Ui& ui, const Rect& r, const Choice& c);
/// How tight a tile must be set to hold its words in that size; 0 is the roomiest. See Choice::snug.
[[nodiscard]] std::size_t tile_snugness(const Ui& ui, const Choice& c, float width, float height);
/// Height such a choice needs at that width.
[[nodiscard]] float choice_height(const Ui& ui, const Choice& c, float width);

/// Shows text being entered (by the on-screen keyboard; it has no focus of its own). Multi-line fields show
/// their end.
struct Field {
    std::string_view name;
    std::string_view label;
    std::string_view value;
    std::string_view placeholder = {};
    bool caret = true;
    bool masked = false; ///< value drawn as given (caller masks), but never in the tree
    bool multiline = false;
    bool code = false; ///< large monospaced figures (NIK, tracking code)
    bool wrong = false;
};
bool field(Ui& ui, const Rect& r, const Field& f);

/// "2 dari 5" with a bar; label is given ready.
void progress(Ui& ui, const Rect& r, std::string_view label, int step, int of);

enum class Tone { neutral, good, warn, danger };
/// A banner with icon and a sentence: a warning, an error, a print state. Returns height taken.
float banner(Ui& ui, const Rect& r, std::string_view name, std::string_view text, Tone tone, Icon icon);
[[nodiscard]] float banner_height(const Ui& ui, std::string_view text, float width);

/// A label over a value (review page, ticket).
float fact(Ui& ui, const Rect& r, std::string_view label, std::string_view value,
           Type value_type = Type::strong);

/// A small toggle in the header or the demo dock.
bool toggle(Ui& ui, const Rect& r, std::string_view name, std::string_view label, bool on,
            Icon icon = Icon::none);

} // namespace loket::ui
