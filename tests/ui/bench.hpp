// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A screen on the test bench: draws frames at times of the test's choosing and touches targets by name.
#include <functional>
#include <stdexcept>
#include <string>

#include "ui/ui.hpp"

namespace loket::ui {

class Bench {
  public:
    explicit Bench(std::function<void(Ui&)> draw, Canvas canvas = {1080, 1920}, ThemeChoice choice = {})
        : ui(canvas, choice, {}), draw_(std::move(draw)) {
        frame();
    }

    void frame(std::chrono::milliseconds later = std::chrono::milliseconds{16}) {
        now_ += later;
        ui.begin_frame(now_);
        draw_(ui);
        ui.end_frame();
    }
    [[nodiscard]] Point at(std::string_view target) const {
        const Node* node = ui.tree().find_target(target);
        if (node == nullptr) {
            throw std::runtime_error("no target " + std::string(target));
        }
        return node->bounds.centre();
    }
    void press(Point p) { event(PointerEvent::Kind::down, p); }
    void lift(Point p) { event(PointerEvent::Kind::up, p); }
    void move(Point p) { event(PointerEvent::Kind::move, p); }
    void tap(std::string_view target) {
        const Point p = at(target);
        press(p);
        lift(p);
        frame(); // what the tap changed
    }

    Ui ui;

  private:
    void event(PointerEvent::Kind kind, Point p) {
        ui.queue({kind, p});
        frame();
    }

    std::function<void(Ui&)> draw_;
    SteadyTime now_{std::chrono::hours{1}};
};

} // namespace loket::ui
