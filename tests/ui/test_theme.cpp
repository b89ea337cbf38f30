// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "tests/catch.hpp"
#include "ui/theme.hpp"

using namespace loket::ui;

namespace {

void check_readable(const Theme& t) {
    struct Pair {
        const char* what;
        Rgb words, ground;
    };
    const Pair pairs[] = {
        {"ink on ground", t.ink, t.ground},
        {"ink on surface", t.ink, t.surface},
        {"ink on low surface", t.ink, t.surface_low},
        {"ink on tint", t.ink, t.accent_soft},
        {"ink on danger tint", t.ink, t.danger_soft},
        {"soft ink on ground", t.ink_soft, t.ground},
        {"soft ink on surface", t.ink_soft, t.surface},
        {"soft ink on low surface", t.ink_soft, t.surface_low},
        {"soft ink on tint", t.ink_soft, t.accent_soft},
        {"accent on ground", t.accent, t.ground},
        {"accent on surface", t.accent, t.surface},
        {"accent on tint", t.accent, t.accent_soft},
        {"on accent", t.on_accent, t.accent},
        {"danger on its tint", t.danger, t.danger_soft},
        {"danger on ground", t.danger, t.ground},
        {"surface on danger", t.surface, t.danger},
        {"good on its tint", t.good, t.good_soft},
        {"warn on its tint", t.warn, t.warn_soft},
    };
    for (const Pair& pair : pairs) {
        INFO(pair.what);
        CHECK(contrast(pair.words, pair.ground) >= 7.0);
    }
}

} // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
    CHECK(contrast({255, 255, 255}, {0, 0, 0}) == Approx(21.0));
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == Approx(4.48).epsilon(0.005));
    CHECK(contrast({255, 0, 0}, {255, 255, 255}) == Approx(4.0).epsilon(0.005));
}

TEST_CASE("a colour is moved only as far as needed") {
    const Rgb white{255, 255, 255};
    CHECK(with_contrast({0, 0, 80}, white, 7) == Rgb{0, 0, 80});
    const Rgb darker = with_contrast({255, 200, 0}, white, 7);
    CHECK(contrast(darker, white) >= 7);
    CHECK(contrast(darker, white) < 7.3);
    const Rgb lighter = with_contrast({90, 0, 0}, {0, 0, 0}, 7);
    CHECK(contrast(lighter, {0, 0, 0}) >= 7);
    CHECK(lighter.r > 90);
}

TEST_CASE("every pair of words and ground reads at 7:1, whatever the office's colour") {
    const Rgb offices[] = {{0, 98, 114}, {18, 92, 60}, {24, 64, 128}, {140, 28, 40}, {230, 160, 20}};
    std::mt19937 random(20260301);
    std::uniform_int_distribution<int> channel(0, 255);
    std::vector<Rgb> accents(std::begin(offices), std::end(offices));
    accents.insert(accents.end(), {{255, 255, 255}, {0, 0, 0}, {255, 255, 0}, {0, 255, 255}});
    for (int i = 0; i < 200; ++i) {
        accents.push_back({static_cast<std::uint8_t>(channel(random)),
                           static_cast<std::uint8_t>(channel(random)),
                           static_cast<std::uint8_t>(channel(random))});
    }
    for (const Rgb accent : accents) {
        for (const bool high_contrast : {false, true}) {
            INFO("accent " << int{accent.r} << ' ' << int{accent.g} << ' ' << int{accent.b}
                           << " high contrast " << high_contrast);
            check_readable(make_theme({accent, false, high_contrast}));
        }
    }
}

TEST_CASE("sizes grow by a fifth, and body text is at least 7 mm") {
    const Theme normal = make_theme({});
    const Theme large = make_theme({{}, true, false});
    for (const Type type : {Type::caption, Type::body, Type::strong, Type::lead, Type::title, Type::display,
                            Type::code, Type::key}) {
        CHECK(large.size(type) == Approx(normal.size(type) * 1.2F));
    }
    constexpr float millimetres_a_unit = 0.18F; // 1080 units across a 15.6 inch panel
    CHECK(normal.size(Type::body) * millimetres_a_unit >= 7);
    CHECK(normal.target >= 96);
    CHECK(large.target >= normal.target);
}
