// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/main_loop.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "domain/secure_clear.hpp"
#include "kiosk/tree_json.hpp"

namespace loket::kiosk {

using namespace std::chrono_literals;

MainLoop::MainLoop(Parts parts) : parts_(std::move(parts)) {}

int MainLoop::run(std::optional<std::vector<ScriptStep>> steps) {
    std::optional<ScriptRunner> script;
    if (steps) {
        ScriptHost& host = *this;
        script.emplace(std::move(*steps), host);
    }
    while (!closed_) {
        const auto events = parts_.window.wait(sleep_time(script ? &*script : nullptr));
        for (const ui::WindowEvent& event : events) {
            take(event);
        }
        for (const ui::WindowEvent& event : std::exchange(injected_, {})) {
            take(event);
        }
        take_scanner(wedge_.poll(parts_.clock.steady()));
        take_readings(played_.poll(parts_.clock.steady()));
        dirty_ = parts_.finished_work.run() || dirty_;
        dirty_ = parts_.app.take_redraw() || dirty_;
        const auto now = parts_.clock.steady();
        const auto due = [now](const std::optional<KioskClock::Steady>& at) { return at && *at <= now; };
        if (dirty_ || parts_.ui.has_queued() || parts_.ui.wants_another_frame() ||
            due(parts_.ui.wakes_at()) || due(parts_.app.wakes_at())) {
            draw_frame();
        }
        if (script) {
            switch (script->turn(parts_.clock.steady())) {
                case ScriptRunner::Status::running:
                    break;
                case ScriptRunner::Status::done:
                    return 0;
                case ScriptRunner::Status::failed:
                    fmt::print(stderr, "script line {}: {}\n  {}\n", script->failure()->line,
                               script->failure()->step, script->failure()->sentence);
                    return 1;
            }
        }
    }
    if (script) {
        fmt::print(stderr, "The window was closed before the script ended.\n");
        return 1;
    }
    return 0;
}

std::chrono::milliseconds MainLoop::sleep_time(const ScriptRunner* script) const {
    if (dirty_ || !injected_.empty() || parts_.ui.has_queued() || parts_.ui.wants_another_frame()) {
        return 0ms;
    }
    std::optional<KioskClock::Steady> at;
    const auto sooner = [&at](const std::optional<KioskClock::Steady>& other) {
        if (other && (!at || *other < *at)) {
            at = other;
        }
    };
    sooner(parts_.ui.wakes_at());
    sooner(parts_.app.wakes_at());
    sooner(wedge_.poll_at());
    sooner(played_.poll_at());
    if (script != nullptr) {
        sooner(script->wakes_at());
    }
    if (!at) {
        return 10min;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*at - parts_.clock.steady());
    return std::clamp<std::chrono::milliseconds>(left, 0ms, 10min);
}

void MainLoop::take(const ui::WindowEvent& event) {
    const auto now = parts_.clock.steady();
    if (const auto* pointer = std::get_if<ui::PointerEvent>(&event)) {
        parts_.app.touched();
        parts_.ui.queue(*pointer);
    } else if (const auto* typed = std::get_if<ui::TextTyped>(&event)) {
        if (parts_.wedge) {
            take_scanner(wedge_.character(typed->utf8, now));
        } else {
            parts_.app.typed(typed->utf8);
        }
    } else if (const auto* key = std::get_if<ui::KeyPressed>(&event)) {
        take_key(*key, now);
    } else if (std::holds_alternative<ui::CloseAsked>(event)) {
        closed_ = true;
    } else {
        dirty_ = true;
    }
}

void MainLoop::take_key(const ui::KeyPressed& key, KioskClock::Steady now) {
    using Key = ui::KeyPressed::Key;
    if (key.key == Key::backspace) {
        parts_.app.pressed_backspace();
    }
    if (!parts_.wedge) {
        return;
    }
    if (key.key == Key::enter || key.key == Key::tab) {
        take_scanner(wedge_.terminator(now));
    } else {
        wedge_.other_key(now);
    }
}

void MainLoop::take_scanner(std::vector<scanner::WedgeDecoder::Out> out) {
    for (auto& item : out) {
        if (auto* reading = std::get_if<scanner::Reading>(&item)) {
            parts_.app.read(*reading);
            wipe(*reading);
        } else if (auto& typed = std::get<scanner::WedgeDecoder::Typed>(item); !typed.text.empty()) {
            parts_.app.typed(typed.text);
            secure_clear(typed.text);
        }
    }
}

void MainLoop::play_scan(std::string_view text) {
    const auto now = parts_.clock.steady();
    for (std::size_t i = 0; i < text.size(); ++i) {
        take_scanner(
            wedge_.character(text.substr(i, 1), now + std::chrono::milliseconds{static_cast<long>(i)}));
    }
    take_scanner(wedge_.terminator(now + std::chrono::milliseconds{static_cast<long>(text.size())}));
}

void MainLoop::play(PlayedDevice device, std::string_view bytes) {
    take_readings(played_.play(device, bytes, parts_.clock.steady()));
}

void MainLoop::play(std::string_view device, std::string_view bytes) {
    play(find_played_device(device).value(), bytes);
}

void MainLoop::take_readings(std::vector<scanner::Reading> readings) {
    for (scanner::Reading& reading : readings) {
        parts_.app.read(reading);
        wipe(reading);
    }
}

void MainLoop::draw_frame() {
    dirty_ = false;
    parts_.ui.begin_frame(parts_.clock.steady());
    parts_.app.draw(parts_.ui);
    if (parts_.dock != nullptr) {
        parts_.dock->draw(parts_.ui, Words(parts_.catalog, LanguageTag{kIndonesian}), parts_.last_code());
    }
    parts_.ui.end_frame();
    parts_.window.present(parts_.ui);
    dirty_ = parts_.app.take_redraw();
    write_tree(parts_.tree_file, parts_.ui);
    if (std::exchange(first_frame_, false) && parts_.first_frame_shown) {
        parts_.first_frame_shown();
    }
}

void MainLoop::window_event(const ui::WindowEvent& event) {
    injected_.push_back(event);
}

bool MainLoop::input_taken() const {
    return injected_.empty() && !dirty_ && !parts_.ui.has_queued() && !parts_.ui.wants_another_frame() &&
           !wedge_.poll_at() && !played_.under_way();
}

void MainLoop::advance(std::chrono::milliseconds by) {
    parts_.clock.advance(by);
    dirty_ = true;
}

Result<void, std::string> MainLoop::change_printer(const printer::PrinterCommand& fault) {
    if (parts_.printer == nullptr) {
        return failure(std::string("only the demo's printer can be broken by a script"));
    }
    printer::make_fault(fault, *parts_.printer);
    return {};
}

Result<void, std::string> MainLoop::screenshot(const std::string& name) {
    return parts_.window.screenshot(parts_.screenshots / (name + ".png"), parts_.ui.canvas().rect());
}

} // namespace loket::kiosk
