// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A program made of nothing but a semantic tree: what a script does to it is kept, and a test decides what it
// answers.
#include <functional>
#include <string>
#include <vector>

#include "kiosk/script/script_runner.hpp"

namespace loket::kiosk {

class FakeHost final : public ScriptHost {
  public:
    [[nodiscard]] const ui::SemanticTree& tree() const override { return tree_; }
    void window_event(const ui::WindowEvent& event) override {
        events.push_back(event);
        taken = false;
        if (on_event) {
            on_event(event);
        }
    }
    [[nodiscard]] bool input_taken() const override { return taken; }
    void play(std::string_view device, std::string_view bytes) override {
        played.push_back(std::string(device) + ": " + std::string(bytes));
    }
    void advance(std::chrono::milliseconds by) override { advanced += by; }
    [[nodiscard]] Result<void, std::string> change_printer(const printer::PrinterCommand& fault) override {
        faults.push_back(printer::to_text(fault));
        return {};
    }
    [[nodiscard]] Result<void, std::string> screenshot(const std::string& name) override {
        if (!screenshot_error.empty()) {
            return failure(screenshot_error);
        }
        screenshots.push_back(name);
        return {};
    }

    /// A new screen with these things on it.
    void show(const std::string& screen, std::vector<ui::Node> nodes) {
        tree_.clear();
        tree_.set_screen(screen);
        for (ui::Node& node : nodes) {
            tree_.add(std::move(node));
        }
    }

    /// What went in, in words: "down 5,5", "text abc", "key enter".
    [[nodiscard]] std::vector<std::string> heard() const;

    std::vector<ui::WindowEvent> events;
    std::vector<std::string> faults;
    std::vector<std::string> played;
    std::vector<std::string> screenshots;
    std::string screenshot_error;
    std::chrono::milliseconds advanced{0};
    bool taken = true;
    std::function<void(const ui::WindowEvent&)> on_event;

  private:
    ui::SemanticTree tree_;
};

/// A thing on the screen; each has its own place, so that a tap tells which one it met.
[[nodiscard]] ui::Node thing(ui::Role role, const std::string& name, const std::string& label, int place,
                             const std::string& value = {});

/// Runs a script to its end, 10 ms a turn; between turns the host has taken everything. Parsing it must not
/// fail.
struct Run {
    explicit Run(FakeHost& fake, std::string_view script);
    ScriptRunner::Status until(std::chrono::milliseconds limit = std::chrono::minutes(5));
    ScriptRunner::Status once();

    FakeHost& host;
    ScriptRunner runner;
    ui::SteadyTime now{};
    ScriptRunner::Status status = ScriptRunner::Status::running;
};

} // namespace loket::kiosk
