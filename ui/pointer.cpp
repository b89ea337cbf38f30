// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pointer.hpp"

#include <algorithm>
#include <utility>

namespace loket::ui {

void Pointer::begin_frame(SteadyTime now) {
    now_ = now;
    visible_ = std::exchange(drawing_, {});
    released_.reset();
    acted_ = drawn_ = drawn_repeat_ = false;
    while (!queue_.empty()) {
        const PointerEvent event = queue_.front();
        queue_.pop_front();
        if (event.kind == PointerEvent::Kind::move) {
            at_ = event.at;
            continue;
        }
        at_ = event.at;
        if (event.kind == PointerEvent::Kind::down) {
            press(event.at);
        } else if (event.kind == PointerEvent::Kind::up) {
            if (down_ && !repeated_) {
                released_ = held_;
            }
            forget();
        } else {
            forget();
        }
        break;
    }
}

void Pointer::press(Point at) {
    forget();
    down_ = true;
    if (screen_since_ && now_ - *screen_since_ < settle) {
        return;
    }
    const auto hit = std::find_if(visible_.rbegin(), visible_.rend(),
                                  [&](const Target& t) { return t.bounds.contains(at); });
    if (hit != visible_.rend() && hit->enabled) {
        held_ = hit->name;
        repeats_at_ = now_ + repeat_after;
    }
}

void Pointer::forget() {
    down_ = repeated_ = false;
    held_.reset();
    repeats_at_.reset();
}

void Pointer::screen_changed() {
    if (!std::exchange(first_screen_, false)) {
        screen_since_ = now_;
    }
    released_.reset();
    held_.reset();
    repeats_at_.reset();
}

Touch Pointer::touch(std::string_view name, const Rect& bounds, bool enabled, bool repeat) {
    drawing_.push_back({std::string(name), bounds, enabled});
    Touch result;
    if (!enabled || !bounds.contains(at_)) {
        drawn_ = drawn_ || (enabled && held_ == name);
        return result;
    }
    if (released_ == name) {
        released_.reset();
        result.tapped = acted_ = true;
    }
    if (down_ && held_ == name) {
        drawn_ = result.pressed = true;
        if (repeat) {
            if (repeats_at_ && now_ >= *repeats_at_) {
                repeats_at_ = now_ + repeat_every;
                result.repeats = repeated_ = acted_ = true;
            }
            drawn_repeat_ = true;
        }
    }
    return result;
}

void Pointer::end_frame() {
    if (held_ && !drawn_) { // the target is gone: what was pressed cannot be tapped any more
        held_.reset();
        repeats_at_.reset();
    }
}

} // namespace loket::ui
