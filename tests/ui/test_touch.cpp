// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/ui/bench.hpp"
#include "ui/widgets.hpp"

using namespace loket::ui;
using std::chrono::milliseconds;

namespace {

constexpr Rect left{100, 100, 300, 120};
constexpr Rect right{500, 100, 300, 120};
constexpr Point nowhere{900, 1500};

struct Counter {
    int left_taps = 0, right_taps = 0, repeats = 0;
    bool left_pressed = false;
    bool right_enabled = true;
    std::string screen = "one";

    void draw(Ui& ui) {
        ui.screen(screen);
        const Touch touch = ui.touch("left", left, true, true);
        left_pressed = touch.pressed;
        left_taps += touch.tapped ? 1 : 0;
        repeats += touch.repeats ? 1 : 0;
        right_taps += ui.touch("right", right, right_enabled).tapped ? 1 : 0;
    }
};

struct TouchBench {
    Counter counter;
    Bench bench{[this](Ui& ui) { counter.draw(ui); }};
};

} // namespace

TEST_CASE("a press shows at once and acts once, on release") {
    TouchBench t;
    t.bench.press(left.centre());
    CHECK(t.counter.left_pressed);
    CHECK(t.counter.left_taps == 0);
    t.bench.lift(left.centre());
    CHECK_FALSE(t.counter.left_pressed);
    CHECK(t.counter.left_taps == 1);
    CHECK(t.bench.ui.wants_another_frame());
    t.bench.frame();
    CHECK(t.counter.left_taps == 1);
    CHECK(t.counter.right_taps == 0);
    CHECK_FALSE(t.bench.ui.wants_another_frame());
}

TEST_CASE("press and release in one batch take a frame each") {
    TouchBench t;
    t.bench.ui.queue({PointerEvent::Kind::down, left.centre()});
    t.bench.ui.queue({PointerEvent::Kind::up, left.centre()});
    t.bench.frame();
    CHECK(t.counter.left_pressed);
    CHECK(t.counter.left_taps == 0);
    CHECK(t.bench.ui.has_queued());
    CHECK(t.bench.ui.wants_another_frame());
    t.bench.frame();
    CHECK(t.counter.left_taps == 1);
}

TEST_CASE("a press must begin and end on the same target") {
    struct Case {
        const char* what;
        Point down, up;
        int left_taps, right_taps;
    };
    const auto c = GENERATE(values<Case>({
        {"inside, elsewhere on the same target", {110, 110}, {390, 210}, 1, 0},
        {"dragged off into nothing", left.centre(), nowhere, 0, 0},
        {"dragged onto the other", left.centre(), right.centre(), 0, 0},
        {"from nothing onto one", nowhere, left.centre(), 0, 0},
        {"on the edge that belongs to it", {100, 100}, {100, 100}, 1, 0},
        {"on the edge that does not", {400, 100}, {400, 100}, 0, 0},
    }));
    INFO(c.what);
    TouchBench t;
    t.bench.press(c.down);
    t.bench.move(c.up);
    t.bench.lift(c.up);
    CHECK(t.counter.left_taps == c.left_taps);
    CHECK(t.counter.right_taps == c.right_taps);
}

TEST_CASE("dragging off shows that nothing will happen; coming back shows that it will") {
    TouchBench t;
    t.bench.press(left.centre());
    t.bench.move(nowhere);
    CHECK_FALSE(t.counter.left_pressed);
    t.bench.move(left.centre());
    CHECK(t.counter.left_pressed);
    t.bench.lift(left.centre());
    CHECK(t.counter.left_taps == 1);
}

TEST_CASE("a cancelled or disabled press does nothing") {
    TouchBench t;
    t.bench.press(left.centre());
    t.bench.ui.queue({PointerEvent::Kind::cancel, left.centre()});
    t.bench.frame();
    t.bench.lift(left.centre());
    CHECK(t.counter.left_taps == 0);

    t.counter.right_enabled = false;
    t.bench.frame();
    t.bench.press(right.centre());
    t.bench.lift(right.centre());
    CHECK(t.counter.right_taps == 0);
}

TEST_CASE("the second half of a double tap never lands on the next screen") {
    TouchBench t;
    t.bench.press(left.centre());
    t.bench.lift(left.centre());
    REQUIRE(t.counter.left_taps == 1);
    t.counter.screen = "two";

    SECTION("pressed before the new screen was drawn") {
        t.bench.press(left.centre());
        CHECK_FALSE(t.counter.left_pressed);
        t.bench.lift(left.centre());
        CHECK(t.counter.left_taps == 1);
    }
    SECTION("pressed just after, let go much later") {
        t.bench.frame();
        t.bench.frame(milliseconds{250});
        t.bench.press(left.centre());
        CHECK_FALSE(t.counter.left_pressed);
        t.bench.frame(milliseconds{1000});
        t.bench.lift(left.centre());
        CHECK(t.counter.left_taps == 1);
    }
    SECTION("pressed when it has been there for 300 ms") {
        t.bench.frame();
        t.bench.frame(milliseconds{284});
        t.bench.press(left.centre()); // 16 ms later
        t.bench.lift(left.centre());
        CHECK(t.counter.left_taps == 2);
    }
}

TEST_CASE("a press on a screen that goes away is forgotten") {
    TouchBench t;
    t.bench.press(left.centre());
    t.counter.screen = "two";
    t.bench.frame();
    CHECK(t.bench.ui.wants_another_frame());
    t.bench.frame(milliseconds{2000});
    t.bench.lift(left.centre());
    CHECK(t.counter.left_taps == 0);
}

TEST_CASE("the target drawn last is on top") {
    int below = 0;
    int above = 0;
    Bench bench([&](Ui& ui) {
        below += ui.touch("below", {0, 0, 1000, 1000}).tapped ? 1 : 0;
        above += ui.touch("above", left).tapped ? 1 : 0;
    });
    bench.press(left.centre());
    bench.lift(left.centre());
    CHECK(above == 1);
    CHECK(below == 0);
    bench.press({600, 600});
    bench.lift({600, 600});
    CHECK(below == 1);
}

TEST_CASE("two taps on the same target are two taps") {
    TouchBench t;
    for (int i = 0; i < 2; ++i) {
        t.bench.press(left.centre());
        t.bench.lift(left.centre());
    }
    CHECK(t.counter.left_taps == 2);
}

TEST_CASE("a held key repeats after 400 ms, then every 60 ms, and its release adds nothing") {
    TouchBench t;
    t.bench.press(left.centre());
    REQUIRE(t.bench.ui.wakes_at().has_value());
    CHECK(*t.bench.ui.wakes_at() - t.bench.ui.now() == milliseconds{400});
    t.bench.frame(milliseconds{399});
    CHECK(t.counter.repeats == 0);
    t.bench.frame(milliseconds{1});
    CHECK(t.counter.repeats == 1);
    CHECK(*t.bench.ui.wakes_at() - t.bench.ui.now() == milliseconds{60});
    t.bench.frame(milliseconds{59});
    CHECK(t.counter.repeats == 1);
    t.bench.frame(milliseconds{1});
    CHECK(t.counter.repeats == 2);
    t.bench.move(nowhere);
    t.bench.frame(milliseconds{500});
    CHECK(t.counter.repeats == 2);
    CHECK_FALSE(t.bench.ui.wakes_at().has_value());
    t.bench.move(left.centre());
    t.bench.lift(left.centre());
    CHECK(t.counter.left_taps == 0);
    CHECK_FALSE(t.bench.ui.wakes_at().has_value());
}
