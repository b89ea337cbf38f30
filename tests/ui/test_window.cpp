// SPDX-License-Identifier: GPL-3.0-or-later
#include <SDL.h>
#include <cairo.h>

#include <thread>

#include "tests/catch.hpp"
#include "tests/ui/temp_folder.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets.hpp"
#include "ui/window.hpp"

using namespace loket::ui;
using std::chrono::milliseconds;

namespace {

/// A written PNG, read back.
class Png {
  public:
    explicit Png(const std::filesystem::path& file)
        : surface_(cairo_image_surface_create_from_png(file.c_str())) {}
    ~Png() { cairo_surface_destroy(surface_); }
    Png(const Png&) = delete;
    Png& operator=(const Png&) = delete;

    [[nodiscard]] int width() const { return cairo_image_surface_get_width(surface_); }
    [[nodiscard]] int height() const { return cairo_image_surface_get_height(surface_); }
    [[nodiscard]] Rgb at(Point p) const {
        const auto* row = cairo_image_surface_get_data(surface_) +
                          static_cast<std::ptrdiff_t>(p.y) * cairo_image_surface_get_stride(surface_);
        const auto* pixel = row + static_cast<std::ptrdiff_t>(p.x) * 4;
        return {pixel[2], pixel[1], pixel[0]};
    }

  private:
    cairo_surface_t* surface_;
};

void push_finger(std::uint32_t type, SDL_FingerID finger, float x, float y) {
    SDL_Event event{};
    event.tfinger.type = type;
    event.tfinger.fingerId = finger;
    event.tfinger.x = x;
    event.tfinger.y = y;
    REQUIRE(SDL_PushEvent(&event) == 1);
}

void push_mouse(std::uint32_t type, int x, int y, std::uint8_t button = SDL_BUTTON_LEFT) {
    SDL_Event event{};
    event.button.type = type;
    event.button.button = button;
    event.button.x = x;
    event.button.y = y;
    REQUIRE(SDL_PushEvent(&event) == 1);
}

std::vector<PointerEvent> pointer_events(Window& window) {
    std::vector<PointerEvent> found;
    for (const WindowEvent& event : window.wait(milliseconds{0})) {
        if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
            found.push_back(*pointer);
        }
    }
    return found;
}

std::unique_ptr<Window> open_headless(int width, int height, float dock = 0) {
    auto window =
        Window::open({.panel_width = width, .panel_height = height, .dock_width = dock, .headless = true});
    REQUIRE(window);
    (void)(*window)->wait(milliseconds{0});
    return std::move(*window);
}

} // namespace

TEST_CASE("a screenshot shows what was drawn, in all panel shapes") {
    const auto canvas = GENERATE(values<Canvas>({{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}}));
    const TempFolder folder;
    const auto window = open_headless(canvas.pixel_width, canvas.pixel_height);
    CHECK(window->canvas() == canvas);
    Ui ui(window->canvas(), {}, {});
    CHECK_FALSE(window->screenshot(folder.path() / "none.png", ui.canvas().rect()));
    LettersState letters_state;
    ui.begin_frame({});
    const Rect next{64, 64, 400, 120};
    button(ui, next, {.name = "next", .label = "Lanjut", .kind = Button::Kind::primary});
    choice(ui, {64, 240, 800, 160},
           {.name = "c", .label = "Bantuan tidak cair", .icon = Icon::money, .selected = true});
    const LettersKeyboard keyboard{.space_label = "spasi", .clear_label = "Hapus"};
    const float keys = letters_height(ui, keyboard);
    letters(ui, {0, ui.canvas().height() - keys, ui.canvas().width(), keys}, letters_state, keyboard);
    ui.end_frame();
    window->present(ui);
    CHECK(window->frames_presented() == 1);

    const auto file = folder.path() / "all.png";
    REQUIRE(window->screenshot(file, ui.canvas().rect()));
    const Png all(file);
    CHECK(all.width() == canvas.pixel_width);
    CHECK(all.height() == canvas.pixel_height);
    const float scale = canvas.scale();
    const auto pixel = [&](float x, float y) { return all.at({x * scale, y * scale}); };
    CHECK(pixel(80, 124) == ui.theme().accent);
    CHECK(pixel(10, 10) == ui.theme().ground);
    CHECK(pixel(66, 320) == ui.theme().accent);      // the chosen card's outline
    CHECK(pixel(74, 320) == ui.theme().accent_soft); // and its tint
    int light = 0;
    for (int x = 180; x < 350; ++x) {
        for (int y = 90; y < 160; ++y) {
            light += pixel(static_cast<float>(x), static_cast<float>(y)) == ui.theme().on_accent ? 1 : 0;
        }
    }
    CHECK(light > 500); // there are letters on the button

    const auto part = folder.path() / "part.png";
    REQUIRE(window->screenshot(part, next));
    CHECK(Png(part).width() == Approx(400 * scale).margin(1));
    CHECK(Png(part).height() == Approx(120 * scale).margin(1));
    CHECK_FALSE(window->screenshot(part, {-500, 0, 100, 100}));
    CHECK_FALSE(window->screenshot(folder.path() / "no" / "folder.png", next));
}

TEST_CASE("without a display a window says so, unless it is headless") {
    const auto* driver = GENERATE("offscreen", "dummy", "evdev");
    CAPTURE(driver);
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, driver, SDL_HINT_OVERRIDE);
    const auto window = Window::open({.panel_width = 640, .panel_height = 480});
    REQUIRE_FALSE(window);
    CHECK(window.error() ==
          "No display was found: start Loket inside a desktop session (X11 or Wayland), "
          "or with --headless.");
    CHECK(SDL_WasInit(SDL_INIT_VIDEO) == 0);
    (void)open_headless(640, 480);
}

TEST_CASE("only the first finger counts") {
    const auto window = open_headless(1024, 768);
    const float scale = 768.F / 1080.F;
    push_finger(SDL_FINGERDOWN, 5, 0.5F, 0.5F);
    push_finger(SDL_FINGERDOWN, 6, 0.1F, 0.1F);
    push_finger(SDL_FINGERMOTION, 6, 0.2F, 0.2F);
    push_finger(SDL_FINGERMOTION, 5, 0.6F, 0.5F);
    push_finger(SDL_FINGERUP, 6, 0.2F, 0.2F);
    push_finger(SDL_FINGERUP, 5, 0.6F, 0.5F);
    push_finger(SDL_FINGERDOWN, 7, 0.0F, 0.0F);
    const auto events = pointer_events(*window);
    REQUIRE(events.size() == 4);
    CHECK(events[0].kind == PointerEvent::Kind::down);
    CHECK(events[0].at.x == Approx(512 / scale));
    CHECK(events[0].at.y == Approx(384 / scale));
    CHECK(events[1].kind == PointerEvent::Kind::move);
    CHECK(events[1].at.x == Approx(0.6F * 1024 / scale));
    CHECK(events[2].kind == PointerEvent::Kind::up);
    CHECK(events[3].kind == PointerEvent::Kind::down);
}

TEST_CASE("the mouse is a pointer too, with its left button only and not while a finger is down") {
    const auto window = open_headless(1080, 1920);
    push_mouse(SDL_MOUSEBUTTONDOWN, 10, 20, SDL_BUTTON_RIGHT);
    push_mouse(SDL_MOUSEBUTTONDOWN, 100, 200);
    push_mouse(SDL_MOUSEBUTTONUP, 110, 210);
    push_finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F);
    push_mouse(SDL_MOUSEBUTTONDOWN, 100, 200);
    push_mouse(SDL_MOUSEBUTTONUP, 100, 200);
    const auto events = pointer_events(*window);
    REQUIRE(events.size() == 3);
    CHECK(events[0].kind == PointerEvent::Kind::down);
    CHECK(events[0].at.x == Approx(100));
    CHECK(events[1].kind == PointerEvent::Kind::up);
    CHECK(events[1].at.y == Approx(210));
    CHECK(events[2].at.x == Approx(540));
}

TEST_CASE("typed text, keys and the wish to close arrive") {
    const auto window = open_headless(1080, 1920);
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    std::copy_n("\xC3\xA9", 3, event.text.text);
    SDL_PushEvent(&event);
    const auto press = [&event](SDL_Keycode code, int modifiers) {
        event = {};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        event.key.keysym.mod = static_cast<std::uint16_t>(modifiers);
        SDL_PushEvent(&event);
    };
    press(SDLK_RETURN, 0);
    press(SDLK_BACKSPACE, 0);
    for (const SDL_Keycode silent :
         {SDLK_a, SDLK_1, SDLK_KP_1, SDLK_SPACE, SDLK_LSHIFT, SDLK_LALT, SDLK_RGUI})
        press(silent, 0); // what they write comes as text
    press(SDLK_a, KMOD_RSHIFT | KMOD_NUM);
    constexpr std::size_t others = 6;
    press(SDLK_F3, 0);
    press(SDLK_ESCAPE, 0);
    press(SDLK_DELETE, 0);
    press(SDLK_RETURN, KMOD_LCTRL);
    press(SDLK_KP_1, KMOD_LALT);
    press(SDLK_a, KMOD_RGUI);
    event = {};
    event.type = SDL_QUIT;
    SDL_PushEvent(&event);
    const auto events = window->wait(milliseconds{0});
    REQUIRE(events.size() == 4 + others);
    CHECK(std::get<TextTyped>(events[0]).utf8 == "\xC3\xA9");
    CHECK(std::get<KeyPressed>(events[1]).key == KeyPressed::Key::enter);
    CHECK(std::get<KeyPressed>(events[2]).key == KeyPressed::Key::backspace);
    for (std::size_t i = 3; i < 3 + others; ++i)
        CHECK(std::get<KeyPressed>(events[i]).key == KeyPressed::Key::other);
    CHECK(std::holds_alternative<CloseAsked>(events.back()));
}

TEST_CASE("wake ends a long wait") {
    const auto window = open_headless(1024, 768);
    const auto begun = std::chrono::steady_clock::now();
    std::thread other([&] { window->wake(); });
    CHECK(window->wait(std::chrono::minutes{5}).empty());
    other.join();
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::minutes{1});
    CHECK(window->wait(milliseconds{1}).empty());
}

TEST_CASE("a dock makes the window wider, not the panel") {
    const TempFolder folder;
    const auto window = open_headless(1080, 1920, 420);
    CHECK(window->canvas() == Canvas{1080, 1920});
    Ui ui(window->canvas(), {}, {}, 420);
    CHECK(ui.dock() == Rect{1080, 0, 420, 1920});
    ui.begin_frame({});
    ui.fill(ui.dock(), {9, 8, 7});
    ui.end_frame();
    window->present(ui);
    REQUIRE(window->screenshot(folder.path() / "dock.png", {0, 0, 1500, 1920}));
    const Png png(folder.path() / "dock.png");
    CHECK(png.width() == 1500);
    CHECK(png.at({1081, 5}) == Rgb{9, 8, 7});
    CHECK(png.at({1499, 1919}) == Rgb{9, 8, 7});
    CHECK(png.at({1079, 5}) == ui.theme().ground);
}

TEST_CASE("a new look reaches the screen") {
    const TempFolder folder;
    const auto window = open_headless(1024, 768);
    Ui ui(window->canvas(), {}, {});
    for (const bool high_contrast : {false, true}) {
        ui.set_theme({ui.theme().choice.accent, high_contrast, high_contrast});
        ui.begin_frame({});
        ui.end_frame();
        window->present(ui);
        CHECK_FALSE(ui.fonts_changed());
        REQUIRE(window->screenshot(folder.path() / "look.png", ui.canvas().rect()));
        CHECK(Png(folder.path() / "look.png").at({500, 500}) == ui.theme().ground);
    }
}
