// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.hpp"

#include <cmath>
#include <initializer_list>

namespace loket::ui {

namespace {

constexpr double readable = 7.05; // a hair above 7:1, so that rounding to bytes never falls below it
constexpr Rgb black{0, 0, 0};
constexpr Rgb white{255, 255, 255};

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgb c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

Theme light(const ThemeChoice& choice) {
    Theme t;
    t.surface = white;
    t.ground = mix({249, 250, 250}, choice.accent, 0.02F);
    t.surface_low = mix({234, 237, 239}, choice.accent, 0.05F);
    t.ink = {17, 24, 29};
    t.line = mix({214, 219, 223}, choice.accent, 0.06F);
    t.accent_soft = mix(white, with_contrast(choice.accent, white, readable), 0.11F);
    t.accent = choice.accent;
    for (const Rgb ground : {t.surface, t.ground, t.accent_soft}) {
        t.accent = with_contrast(t.accent, ground, readable);
    }
    t.on_accent = white;
    t.ink_soft = with_contrast({86, 98, 106}, t.surface_low, readable);
    t.ink_soft = with_contrast(t.ink_soft, t.accent_soft, readable);
    t.danger_soft = {253, 237, 236};
    t.danger = with_contrast({180, 22, 34}, t.danger_soft, readable);
    t.good_soft = {231, 245, 236};
    t.good = with_contrast({0, 110, 62}, t.good_soft, readable);
    t.warn_soft = {255, 245, 219};
    t.warn = with_contrast({138, 82, 0}, t.warn_soft, readable);
    return t;
}

Theme stark() {
    Theme t;
    t.ground = black;
    t.surface = black;
    t.surface_low = {34, 34, 34};
    t.ink = white;
    t.ink_soft = {224, 224, 224};
    t.line = {190, 190, 190};
    t.accent = {255, 221, 51};
    t.on_accent = black;
    t.accent_soft = {48, 41, 0};
    t.danger_soft = {51, 0, 6};
    t.danger = with_contrast({255, 138, 138}, t.danger_soft, readable);
    t.good_soft = {0, 40, 18};
    t.good = with_contrast({110, 231, 160}, t.good_soft, readable);
    t.warn_soft = {48, 34, 0};
    t.warn = with_contrast({255, 196, 84}, t.warn_soft, readable);
    return t;
}

} // namespace

double contrast(Rgb a, Rgb b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

Rgb mix(Rgb a, Rgb b, float share_of_b) {
    const auto channel = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(from) * (1 - share_of_b) + static_cast<float>(to) * share_of_b));
    };
    return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b)};
}

Rgb with_contrast(Rgb colour, Rgb ground, double at_least) {
    const Rgb end = contrast(white, ground) >= contrast(black, ground) ? white : black;
    constexpr int steps = 200;
    for (int i = 0; i < steps; ++i) {
        const Rgb candidate = mix(colour, end, static_cast<float>(i) / steps);
        if (contrast(candidate, ground) >= at_least) {
            return candidate;
        }
    }
    return end;
}

Theme make_theme(const ThemeChoice& choice) {
    Theme t = choice.high_contrast ? stark() : light(choice);
    t.choice = choice;
    t.target = choice.large_text ? 120.F : 104.F;
    return t;
}

float Theme::size(Type type) const {
    const float enlarged = choice.large_text ? 1.2F : 1.F;
    switch (type) {
        case Type::caption:
            return 32 * enlarged;
        case Type::body:
        case Type::strong:
            return 40 * enlarged;
        case Type::lead:
        case Type::key:
            return 48 * enlarged;
        case Type::title:
            return 64 * enlarged;
        case Type::display:
            return 96 * enlarged;
        case Type::code:
            return 72 * enlarged;
    }
    return 40 * enlarged;
}

} // namespace loket::ui
