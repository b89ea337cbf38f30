// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How Loket looks: colours, type sizes, distances. Everything in canvas units. Body text is at least 7 mm on
// a 15.6" panel; every text colour has a contrast of at least 7:1 on its ground (WCAG 2.1 AAA; DESIGN.md,
// "The screen").
#include <cstdint>

namespace loket::ui {

struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Rgb&) const = default;
};

/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(Rgb a, Rgb b);
/// `colour`, darkened (or, on a dark ground, lightened) just until it has that contrast on `ground`.
[[nodiscard]] Rgb with_contrast(Rgb colour, Rgb ground, double at_least);
[[nodiscard]] Rgb mix(Rgb a, Rgb b, float share_of_b);

struct ThemeChoice {
    Rgb accent{0, 98, 114};
    bool large_text = false;
    bool high_contrast = false;
    bool operator==(const ThemeChoice&) const = default;
};

/// Type styles; sizes in Theme::size().
enum class Type { caption, body, strong, lead, title, display, code, key };

struct Theme {
    ThemeChoice choice;
    Rgb ground;      ///< behind everything
    Rgb surface;     ///< cards, keys, fields
    Rgb surface_low; ///< pressed, disabled
    Rgb ink;         ///< words
    Rgb ink_soft;    ///< lesser words; still 7:1
    Rgb line;        ///< hairlines and borders
    Rgb accent;      ///< the one colour: primary action, progress, focus
    Rgb on_accent;
    Rgb accent_soft; ///< a tint of it: chosen choices
    Rgb danger, danger_soft, good, good_soft, warn, warn_soft;

    float margin = 64;  ///< canvas edge to content
    float gap = 24;     ///< between targets
    float radius = 20;  ///< corners
    float target = 104; ///< smallest height and width of anything that can be touched

    [[nodiscard]] float size(Type type) const; ///< font size, canvas units, large text included
};

[[nodiscard]] Theme make_theme(const ThemeChoice& choice);

} // namespace loket::ui
