// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.hpp"

#include <SDL.h>
#include <cairo.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/font_files.hpp"
#include "ui/painter.hpp"
#include "ui/state.hpp"

namespace loket::ui {

namespace {

struct FreeSurface {
    void operator()(SDL_Surface* s) const { SDL_FreeSurface(s); }
};

std::string sdl_failure(const std::string& what) {
    return what + ": " + SDL_GetError();
}

/// How SDL is to behave; before it starts.
void set_hints(const WindowOptions& options) {
    if (options.headless) {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    }
    if (options.fullscreen) {
        SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0"); // no key ends a kiosk; a signal still does
    }
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0"); // a finger is a finger only, never a mouse as well
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");       // capturing the mouse swallows touch on Linux
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); // plain shared memory: no GL driver, 90 MB less
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

/// SDL's drivers that draw into memory only; without a display it may fall back to one of them.
bool is_invisible(std::string_view driver) {
    return driver == "offscreen" || driver == "dummy" || driver == "evdev"; // evdev: dummy with input
}

bool is_plain(const SDL_Surface& surface) {
    return surface.format->format == SDL_PIXELFORMAT_RGB888 ||
           surface.format->format == SDL_PIXELFORMAT_ARGB8888;
}

bool is_modifier(SDL_Keycode code) {
    return (code >= SDLK_LCTRL && code <= SDLK_RGUI) || code == SDLK_CAPSLOCK || code == SDLK_NUMLOCKCLEAR ||
           code == SDLK_MODE;
}

/// A character comes as text as well.
bool writes(SDL_Keycode code) {
    const bool number_block = code >= SDLK_KP_DIVIDE && code <= SDLK_KP_PERIOD;
    return number_block || (code >= SDLK_SPACE && code != SDLK_DELETE && (code & SDLK_SCANCODE_MASK) == 0);
}

std::optional<KeyPressed> to_key(const SDL_Keysym& pressed) {
    const bool chord = (pressed.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0;
    if (is_modifier(pressed.sym)) {
        return std::nullopt;
    }
    switch (chord ? SDLK_UNKNOWN : pressed.sym) {
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return KeyPressed{KeyPressed::Key::enter};
        case SDLK_TAB:
            return KeyPressed{KeyPressed::Key::tab};
        case SDLK_BACKSPACE:
            return KeyPressed{KeyPressed::Key::backspace};
        default:
            return !chord && writes(pressed.sym) ? std::nullopt
                                                 : std::optional(KeyPressed{KeyPressed::Key::other});
    }
}

} // namespace

struct Window::State {
    ~State() {
        shadow.reset();
        if (window != nullptr) {
            SDL_DestroyWindow(window);
        }
        if (started) {
            SDL_QuitSubSystem(SDL_INIT_VIDEO);
        }
        if (waker >= 0) {
            ::close(waker);
        }
    }

    bool started = false;
    bool sleeps_itself = false; ///< the driver cannot wait for events: wait on `waker` instead
    int waker = -1;
    std::uint32_t wake_event = 0;
    SDL_Window* window = nullptr;
    bool fullscreen = false;
    Canvas panel;         ///< as asked for; what counts unless fullscreen
    float dock_width = 0; ///< canvas units
    Painter painter;
    std::uint64_t frames = 0;
    std::unique_ptr<SDL_Surface, FreeSurface> shadow; ///< when the screen's pixels are not 0xXXRRGGBB
    SDL_Surface* painted = nullptr;                   ///< holds the last frame; `shadow` or the window's own
    std::optional<SDL_FingerID> finger;
    bool mouse_down = false;

    [[nodiscard]] Canvas canvas() const;
    [[nodiscard]] SDL_Surface* target();
    void sleep(std::chrono::milliseconds timeout) const;
    void translate(const SDL_Event& event, std::vector<WindowEvent>& out);
    void translate_finger(const SDL_TouchFingerEvent& event, std::vector<WindowEvent>& out);
};

Canvas Window::State::canvas() const {
    if (!fullscreen) {
        return panel;
    }
    int width = 0;
    int height = 0;
    SDL_GetWindowSizeInPixels(window, &width, &height);
    if (dock_width <= 0) {
        return {width, height};
    }
    // The dock's width depends on the scale, and the scale on what the dock leaves.
    const int dock_of_tall = static_cast<int>(std::lround(dock_width * static_cast<float>(height) / 1080.F));
    const Canvas wide{std::max(1, width - dock_of_tall), height};
    if (wide.pixel_width >= wide.pixel_height) {
        return wide;
    }
    const float share = 1080.F / (1080.F + dock_width);
    return {std::max(1, static_cast<int>(std::lround(static_cast<float>(width) * share))), height};
}

SDL_Surface* Window::State::target() {
    SDL_Surface* own = SDL_GetWindowSurface(window);
    if (own == nullptr || is_plain(*own)) {
        shadow.reset();
        return own;
    }
    if (!shadow || shadow->w != own->w || shadow->h != own->h) {
        shadow.reset(SDL_CreateRGBSurfaceWithFormat(0, own->w, own->h, 32, SDL_PIXELFORMAT_RGB888));
        painter.forget();
    }
    return shadow.get();
}

void Window::State::sleep(std::chrono::milliseconds timeout) const {
    const int milliseconds = static_cast<int>(std::clamp<std::int64_t>(timeout.count(), 0, 3'600'000));
    if (!sleeps_itself) {
        SDL_WaitEventTimeout(nullptr, milliseconds);
        return;
    }
    SDL_PumpEvents();
    if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE) {
        return;
    }
    pollfd waiting{waker, POLLIN, 0};
    ::poll(&waiting, 1, milliseconds);
}

void Window::State::translate_finger(const SDL_TouchFingerEvent& event, std::vector<WindowEvent>& out) {
    int width = 0;
    int height = 0;
    SDL_GetWindowSizeInPixels(window, &width, &height);
    const float scale = canvas().scale();
    const Point at{event.x * static_cast<float>(width) / scale, event.y * static_cast<float>(height) / scale};
    if (event.type == SDL_FINGERDOWN && !finger) {
        finger = event.fingerId;
        out.emplace_back(PointerEvent{PointerEvent::Kind::down, at});
    } else if (finger == event.fingerId) {
        const bool up = event.type == SDL_FINGERUP;
        out.emplace_back(PointerEvent{up ? PointerEvent::Kind::up : PointerEvent::Kind::move, at});
        if (up) {
            finger.reset();
        }
    }
}

void Window::State::translate(const SDL_Event& event, std::vector<WindowEvent>& out) {
    const auto mouse = [&](PointerEvent::Kind kind, int x, int y) {
        const float scale = canvas().scale();
        out.emplace_back(PointerEvent{kind, {static_cast<float>(x) / scale, static_cast<float>(y) / scale}});
    };
    switch (event.type) {
        case SDL_QUIT:
            out.emplace_back(CloseAsked{});
            break;
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            translate_finger(event.tfinger, out);
            break;
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_LEFT && !finger) {
                mouse_down = true;
                mouse(PointerEvent::Kind::down, event.button.x, event.button.y);
            }
            break;
        case SDL_MOUSEMOTION:
            if (mouse_down) {
                mouse(PointerEvent::Kind::move, event.motion.x, event.motion.y);
            }
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT && mouse_down) {
                mouse_down = false;
                mouse(PointerEvent::Kind::up, event.button.x, event.button.y);
            }
            break;
        case SDL_TEXTINPUT:
            out.emplace_back(TextTyped{event.text.text});
            break;
        case SDL_KEYDOWN:
            if (const auto key = to_key(event.key.keysym)) {
                out.emplace_back(*key);
            }
            break;
        case SDL_WINDOWEVENT:
            switch (event.window.event) {
                case SDL_WINDOWEVENT_SIZE_CHANGED:
                    painted = nullptr; // SDL gives another surface from now on
                    [[fallthrough]];
                case SDL_WINDOWEVENT_EXPOSED:
                    painter.forget();
                    out.emplace_back(Uncovered{});
                    break;
                case SDL_WINDOWEVENT_LEAVE:
                case SDL_WINDOWEVENT_FOCUS_LOST:
                    if (mouse_down) {
                        mouse_down = false;
                        out.emplace_back(PointerEvent{PointerEvent::Kind::cancel, {}});
                    }
                    break;
                default:
                    break;
            }
            break;
        default:
            break;
    }
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>, std::string> Window::open(const WindowOptions& options) {
    if (const auto fonts = find_font_files(); !fonts) {
        return failure(fonts.error());
    }
    auto state = std::make_unique<State>();
    set_hints(options);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return failure(sdl_failure("No screen to show anything on"));
    }
    state->started = true;
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (!options.headless && is_invisible(driver)) {
        return failure(
            std::string("No display was found: start Loket inside a desktop session "
                        "(X11 or Wayland), or with --headless."));
    }
    // The dummy driver has no events of its own and would look for some every millisecond.
    state->sleeps_itself = driver == "dummy";
    state->waker = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    state->wake_event = SDL_RegisterEvents(1);
    if (state->waker < 0 || state->wake_event == static_cast<std::uint32_t>(-1)) {
        return failure(std::string("The system gave no event descriptor."));
    }
    state->fullscreen = options.fullscreen;
    state->panel = {options.panel_width, options.panel_height};
    const int dock_pixels = static_cast<int>(std::lround(options.dock_width * state->panel.scale()));
    const std::uint32_t flags =
        options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS : 0;
    state->dock_width = options.dock_width;
    state->window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                     options.panel_width + dock_pixels, options.panel_height, flags);
    if (state->window == nullptr) {
        return failure(sdl_failure("The window could not be opened"));
    }
    if (state->target() == nullptr) {
        return failure(sdl_failure("The window has no memory to draw into"));
    }
    if (options.fullscreen) {
        SDL_ShowCursor(SDL_DISABLE);
    }
    SDL_DisableScreenSaver();
    SDL_StartTextInput();
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

Canvas Window::canvas() const {
    return state_->canvas();
}

std::vector<WindowEvent> Window::wait(std::chrono::milliseconds timeout) {
    state_->sleep(timeout);
    std::uint64_t drained = 0;
    while (::read(state_->waker, &drained, sizeof drained) > 0) {
    }
    std::vector<WindowEvent> events;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) {
        state_->translate(event, events);
    }
    return events;
}

void Window::wake() {
    if (state_->sleeps_itself) {
        const std::uint64_t one = 1;
        // Full means that it is awake already.
        [[maybe_unused]] const auto written = ::write(state_->waker, &one, sizeof one);
        return;
    }
    SDL_Event event{};
    event.type = state_->wake_event;
    SDL_PushEvent(&event);
}

void Window::present(Ui& ui) {
    State& s = *state_;
    SDL_Surface* target = s.target();
    if (target == nullptr) {
        return; // the screen is being reconfigured; an Uncovered will follow
    }
    if (ui.fonts_changed()) {
        s.painter.forget();
        ui.fonts_uploaded();
    }
    if (target != s.painted) {
        s.painter.forget();
        s.painted = target;
    }
    if (SDL_MUSTLOCK(target)) {
        SDL_LockSurface(target);
    }
    const Surface surface{static_cast<std::uint32_t*>(target->pixels), target->pitch / 4, target->w,
                          target->h};
    const auto damaged = s.painter.paint(surface, *ui.draw_data(),
                                         [&](std::uintptr_t number) { return ui.state().texture(number); });
    if (SDL_MUSTLOCK(target)) {
        SDL_UnlockSurface(target);
    }
    std::vector<SDL_Rect> rects;
    rects.reserve(damaged.size());
    for (const PixelRect& r : damaged) {
        rects.push_back({r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0});
        if (s.shadow) {
            SDL_Rect to = rects.back();
            SDL_BlitSurface(target, &rects.back(), SDL_GetWindowSurface(s.window), &to);
        }
    }
    if (!rects.empty()) {
        SDL_UpdateWindowSurfaceRects(s.window, rects.data(), static_cast<int>(rects.size()));
    }
    ++s.frames;
}

std::uint64_t Window::frames_presented() const {
    return state_->frames;
}

Result<void, std::string> Window::screenshot(const std::filesystem::path& file, const Rect& area) const {
    const SDL_Surface* painted = state_->painted;
    if (painted == nullptr) {
        return failure(std::string("Nothing has been presented yet."));
    }
    const float scale = canvas().scale();
    const int x0 = std::clamp(static_cast<int>(std::lround(area.x * scale)), 0, painted->w);
    const int y0 = std::clamp(static_cast<int>(std::lround(area.y * scale)), 0, painted->h);
    const int x1 = std::clamp(static_cast<int>(std::lround(area.right() * scale)), x0, painted->w);
    const int y1 = std::clamp(static_cast<int>(std::lround(area.bottom() * scale)), y0, painted->h);
    if (x0 == x1 || y0 == y1) {
        return failure(std::string("That area is not on the screen."));
    }
    // Cairo's RGB24 is the surface's own layout.
    auto* first = static_cast<unsigned char*>(painted->pixels) +
                  static_cast<std::ptrdiff_t>(y0) * painted->pitch + static_cast<std::ptrdiff_t>(x0) * 4;
    cairo_surface_t* image =
        cairo_image_surface_create_for_data(first, CAIRO_FORMAT_RGB24, x1 - x0, y1 - y0, painted->pitch);
    const cairo_status_t status = cairo_surface_write_to_png(image, file.c_str());
    cairo_surface_destroy(image);
    if (status != CAIRO_STATUS_SUCCESS) {
        return failure("The picture could not be written to " + file.string() + ": " +
                       cairo_status_to_string(status));
    }
    return {};
}

} // namespace loket::ui
