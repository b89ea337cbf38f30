// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "tests/catch.hpp"
#include "ui/painter.hpp"
#include "ui/state.hpp"
#include "ui/widgets.hpp"

using namespace loket::ui;

namespace {

/// A surface in memory and a painter that keeps it up to date.
struct Sheet {
    explicit Sheet(const Canvas& canvas)
        : width(canvas.pixel_width),
          height(canvas.pixel_height),
          pixels(static_cast<std::size_t>(width * height), 0x123456) {}

    std::vector<PixelRect> paint(Ui& ui) {
        return painter.paint({pixels.data(), width, width, height}, *ui.draw_data(),
                             [&](std::uintptr_t number) { return ui.state().texture(number); });
    }
    [[nodiscard]] std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }

    int width, height;
    std::vector<std::uint32_t> pixels;
    Painter painter;
};

std::uint32_t value(Rgb c) {
    return static_cast<std::uint32_t>(c.r << 16 | c.g << 8 | c.b);
}

template <class Draw>
void frame(Ui& ui, Draw draw) {
    ui.begin_frame({});
    draw();
    ui.end_frame();
}

} // namespace

TEST_CASE("fills, rounded corners and outlines are where they should be") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    const Rgb red{200, 10, 20};
    const Rgb blue{10, 20, 200};
    frame(ui, [&] {
        ui.fill({10, 10, 100, 50}, red);
        ui.fill_round({200, 200, 300, 200}, blue, 40);
        ui.outline_round({600, 600, 200, 200}, red, 30, 4);
    });
    sheet.paint(ui);
    const auto ground = value(ui.theme().ground);
    CHECK(sheet.at(9, 10) == ground);
    CHECK(sheet.at(10, 10) == value(red));
    CHECK(sheet.at(109, 59) == value(red));
    CHECK(sheet.at(110, 59) == ground);
    for (const auto& [x, y] : {std::pair{200, 200}, {499, 200}, {200, 399}, {499, 399}}) {
        CHECK(sheet.at(x, y) == ground);
    }
    for (const auto& [x, y] :
         {std::pair{240, 200}, {200, 240}, {499, 359}, {459, 399}, {350, 300}, {220, 220}, {479, 379}}) {
        CHECK(sheet.at(x, y) == value(blue));
    }
    CHECK(sheet.at(700, 602) == value(red));
    CHECK(sheet.at(602, 700) == value(red));
    CHECK(sheet.at(797, 700) == value(red));
    CHECK(sheet.at(700, 605) == ground);
    CHECK(sheet.at(700, 700) == ground);
}

TEST_CASE("corners are mirror images") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    frame(ui, [&] {
        ui.fill({0, 0, 1080, 1080}, {255, 255, 255});
        ui.shadow({300, 300, 400, 400}, 30);
        ui.fill_round({300, 300, 400, 400}, {0, 90, 90}, 30);
        ui.outline_round({300, 300, 400, 400}, {90, 0, 0}, 30, 3);
    });
    sheet.paint(ui);
    int shades = 0;
    for (int y = 260; y < 740; ++y) {
        for (int x = 260; x < 500; ++x) {
            REQUIRE(sheet.at(x, y) == sheet.at(999 - x, y));
            shades += y > 705 && sheet.at(x, y) != 0xFFFFFF ? 1 : 0;
        }
    }
    CHECK(shades > 1000); // the shadow falls below the card
}

TEST_CASE("a QR symbol is exact squares with its quiet zone") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    constexpr int side = 21;
    std::vector<bool> dark(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    std::mt19937 random(7);
    for (std::size_t i = 0; i < dark.size(); ++i) {
        dark[i] = random() % 2 == 0;
    }
    frame(ui, [&] { ui.modules({100, 100, 300, 300}, side, dark); });
    sheet.paint(ui);
    constexpr int module = 300 / (side + 8);
    constexpr int origin = 100 + (300 - module * (side + 8)) / 2;
    for (int y = -4; y < side + 4; ++y) {
        for (int x = -4; x < side + 4; ++x) {
            const bool inside = x >= 0 && y >= 0 && x < side && y < side;
            const std::uint32_t expected =
                inside && dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                               static_cast<std::size_t>(x)]
                    ? 0x000000
                    : 0xFFFFFF;
            for (const int corner : {0, module - 1}) {
                REQUIRE(sheet.at(origin + (x + 4) * module + corner, origin + (y + 4) * module + corner) ==
                        expected);
            }
        }
    }
}

TEST_CASE("pictures are shown in grey, and forgotten when they are not shown") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    const std::vector<std::uint8_t> grey{0, 255, 255, 0};
    const auto show = [&](std::uint64_t version, std::span<const std::uint8_t> pixels, bool smooth,
                          float side) {
        frame(ui, [&] { ui.picture({0, 0, side, side}, "paper", version, 2, 2, pixels, smooth); });
        sheet.paint(ui);
    };
    show(1, grey, false, 100);
    CHECK(sheet.at(25, 25) == 0x000000);
    CHECK(sheet.at(75, 25) == 0xFFFFFF);
    CHECK(sheet.at(25, 75) == 0xFFFFFF);
    CHECK(sheet.at(75, 75) == 0x000000);
    show(1, grey, true, 1);
    CHECK(sheet.at(0, 0) == 0x7F7F7F);
    const std::vector<std::uint8_t> white{255, 255, 255, 255};
    show(1, white, true, 1);
    CHECK(sheet.at(0, 0) == 0x7F7F7F); // the same version is the same picture
    show(2, white, true, 1);
    CHECK(sheet.at(0, 0) == 0xFFFFFF);
    frame(ui, [] {});
    CHECK(ui.state().texture(texture_numbers::first_picture).pixels == nullptr);
    frame(ui, [&] {
        ui.picture({0, 0, 10, 10}, "short", 1, 4, 4, grey, true);
    }); // fewer bytes than it claims
    CHECK(ui.state().texture(texture_numbers::first_picture + 1).pixels == nullptr);
}

TEST_CASE("nothing changed: nothing is painted; a small change: little is") {
    const Canvas canvas{1080, 1920};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    std::string words = "A-014";
    const auto draw = [&] {
        frame(ui, [&] {
            heading(ui, {64, 100, 900, 200}, "Nomor Antrean");
            button(ui, {64, 1000, 400, 120}, {.name = "x", .label = words});
        });
    };
    draw();
    const auto first = sheet.paint(ui);
    REQUIRE(first.size() == 1);
    CHECK(first.front() == PixelRect{0, 0, 1080, 1920});
    draw();
    CHECK(sheet.paint(ui).empty());
    words = "A-015";
    draw();
    const auto changed = sheet.paint(ui);
    REQUIRE_FALSE(changed.empty());
    int area = 0;
    for (const PixelRect& r : changed) {
        CHECK(r.y0 >= 1000 - RepaintMap::tile);
        CHECK(r.y1 <= 1120 + RepaintMap::tile);
        area += (r.x1 - r.x0) * (r.y1 - r.y0);
    }
    CHECK(area < 300 * 200);
    sheet.painter.forget();
    CHECK(sheet.paint(ui).size() == 1);
}

TEST_CASE("the same shape moved sideways is painted in its new place") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    const Rgb red{200, 10, 20};
    // Left and right edges whose bits differ in the same way: 0 and 8, 16 and 24.
    for (const float left : {0.F, 16.F, 0.F}) {
        frame(ui, [&] { ui.fill({left, 0, 8, 8}, red); });
        sheet.paint(ui);
        CHECK(sheet.at(static_cast<int>(left) + 4, 4) == value(red));
        CHECK(sheet.at(20 - static_cast<int>(left), 4) == value(ui.theme().ground));
    }
}

TEST_CASE("painting only the changes gives the same picture as painting everything") {
    const auto canvas = GENERATE(values<Canvas>({{1080, 1920}, {1024, 768}}));
    Ui ui(canvas, {}, {});
    Sheet kept(canvas);
    std::mt19937 random(42);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    struct Thing {
        Rect r;
        int kind;
        std::string words;
    };
    std::vector<Thing> things;
    for (int i = 0; i < 40; ++i) {
        if (things.empty() || below(3) > 0) {
            things.push_back({{static_cast<float>(below(1000)) - 60, static_cast<float>(below(1000)) - 60,
                               static_cast<float>(60 + below(700)), static_cast<float>(40 + below(300))},
                              below(5),
                              "Kata " + std::to_string(below(10000))});
        } else {
            things.erase(things.begin() + below(static_cast<int>(things.size())));
        }
        if (i == 30) {
            ui.set_theme({{120, 20, 90}, true, false});
        }
        frame(ui, [&] {
            for (const Thing& t : things) {
                switch (t.kind) {
                    case 0:
                        ui.fill(t.r, {30, 140, 90});
                        break;
                    case 1:
                        choice(ui, t.r,
                               {.name = t.words, .label = t.words, .icon = Icon::money, .selected = true});
                        break;
                    case 2:
                        heading(ui, t.r, t.words);
                        break;
                    case 3:
                        ui.outline_round(t.r, {200, 0, 0}, 30, 5);
                        break;
                    default:
                        field(ui, t.r, {.name = t.words, .label = t.words, .value = t.words});
                        break;
                }
            }
        });
        kept.paint(ui);
        Sheet whole(canvas);
        whole.paint(ui);
        REQUIRE(kept.pixels == whole.pixels);
    }
}

TEST_CASE("draw data that is no quad of ours is left out, not read wrongly") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    Sheet sheet(canvas);
    frame(ui, [&] {
        ui.state().list->AddCircleFilled({500, 500}, 100, IM_COL32(255, 0, 0, 255));
        ui.fill({10, 10, 20, 20}, {1, 2, 3});
    });
    sheet.paint(ui);
    CHECK(sheet.at(15, 15) == 0x010203);
}

TEST_CASE("more shapes than the cache holds: the next frame has them") {
    const Canvas canvas{1080, 1080};
    Ui ui(canvas, {}, {});
    const auto icons = [&](float from) {
        frame(ui, [&] {
            for (int i = 1; i <= 20; ++i) {
                ui.icon({0, 0, 200, 200}, static_cast<Icon>(i), {0, 0, 0}, from);
            }
        });
    };
    icons(100);
    CHECK_FALSE(ui.wants_another_frame());
    icons(120);
    CHECK(ui.wants_another_frame());
    icons(120);
    CHECK_FALSE(ui.wants_another_frame());
    icons(4000); // can never fit: left out, without asking for ever
    CHECK_FALSE(ui.wants_another_frame());
}
