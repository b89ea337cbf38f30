// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a finger does to the targets on screen. A press belongs to the target that was visible under it; it
// becomes a tap only when it ends on the same target; it is dropped when the screen changes in between or
// changed just before.
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.hpp"

namespace loket::ui {

class Pointer {
  public:
    static constexpr std::chrono::milliseconds settle{300};       ///< a new screen takes no touch this long
    static constexpr std::chrono::milliseconds repeat_after{400}; ///< held keys
    static constexpr std::chrono::milliseconds repeat_every{60};

    void queue(const PointerEvent& event) { queue_.push_back(event); }
    [[nodiscard]] bool has_queued() const { return !queue_.empty(); }

    /// Takes events up to and including the next press or release.
    void begin_frame(SteadyTime now);
    void end_frame();
    /// Another screen than before is being drawn.
    void screen_changed();
    Touch touch(std::string_view name, const Rect& bounds, bool enabled, bool repeat);

    /// The frame just drawn answered a tap or a repeat, so the next one may look different.
    [[nodiscard]] bool acted() const { return acted_; }
    [[nodiscard]] std::optional<SteadyTime> wakes_at() const {
        return drawn_repeat_ ? repeats_at_ : std::nullopt;
    }

  private:
    struct Target {
        std::string name;
        Rect bounds;
        bool enabled = true;
    };

    void press(Point at);
    void forget();

    std::deque<PointerEvent> queue_;
    std::vector<Target> visible_, drawing_; // of the last frame and of this one
    SteadyTime now_{};
    std::optional<SteadyTime> screen_since_;
    bool first_screen_ = true;

    bool down_ = false;
    Point at_{};
    std::optional<std::string> held_;     // the target the finger went down on
    std::optional<std::string> released_; // the target it was lifted from, this frame only
    std::optional<SteadyTime> repeats_at_;
    bool repeated_ = false;
    bool drawn_ = false;        // the held target is part of this frame
    bool drawn_repeat_ = false; // and repeats, and the finger is on it
    bool acted_ = false;
};

} // namespace loket::ui
