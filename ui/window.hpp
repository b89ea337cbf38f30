// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window and its events (SDL2); frames are painted into its memory (ui/painter.hpp). UI thread, but
// for wake().
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "domain/result.hpp"
#include "ui/ui.hpp"

namespace loket::ui {

struct WindowOptions {
    std::string title = "Loket";
    int panel_width = 1080, panel_height = 1920; ///< pixels; ignored with fullscreen
    float dock_width = 0;                        ///< canvas units right of the panel
    bool fullscreen = false;
    bool headless = false; ///< SDL's dummy driver: draws into memory, no display needed
};

struct TextTyped {
    std::string utf8;
};
struct KeyPressed {
    /// other: one that writes nothing, or any with Ctrl, Alt or the logo key; those alone and Shift are none.
    enum class Key { enter, tab, backspace, other } key;
};
/// By a signal; a window's own close button or chord counts only without fullscreen, where there is no
/// visitor.
struct CloseAsked {};
struct Uncovered {}; ///< must be drawn again (exposed, resized)
using WindowEvent = std::variant<PointerEvent, TextTyped, KeyPressed, CloseAsked, Uncovered>;

class Window {
  public:
    /// Fails with a sentence (no display, no memory). Never invisible unless headless.
    [[nodiscard]] static Result<std::unique_ptr<Window>, std::string> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] Canvas canvas() const; ///< the panel as it really is (fullscreen)

    /// Sleeps until an event, wake() or the timeout, then returns all that waits. Touch and mouse arrive as
    /// PointerEvent.
    [[nodiscard]] std::vector<WindowEvent> wait(std::chrono::milliseconds timeout);
    void wake(); ///< any thread

    void present(Ui& ui); ///< draws ui.draw_data()
    [[nodiscard]] std::uint64_t frames_presented() const;
    /// What was last presented, `area` in canvas units, as PNG.
    [[nodiscard]] Result<void, std::string> screenshot(const std::filesystem::path& file,
                                                       const Rect& area) const;

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace loket::ui
