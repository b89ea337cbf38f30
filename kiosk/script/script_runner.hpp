// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Drives the real program through its semantic tree, one step a turn of the main loop.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/script/script.hpp"
#include "printer/emulator/commands.hpp"
#include "ui/semantics.hpp"
#include "ui/window.hpp"

namespace loket::kiosk {

/// What a script may do to the program: exactly what a person with fingers, a keyboard and a scanner can,
/// plus moving the kiosk's clock, breaking
/// the demo's printer and taking pictures. All calls come from the UI thread.
class ScriptHost {
  public:
    virtual ~ScriptHost() = default;
    [[nodiscard]] virtual const ui::SemanticTree& tree() const = 0; ///< of the last finished frame
    virtual void window_event(
        const ui::WindowEvent& event) = 0;              ///< enters where the window's own events enter
    [[nodiscard]] virtual bool input_taken() const = 0; ///< every event given so far has been through a frame
    /// The device is one that find_played_device() knows.
    virtual void play(std::string_view device, std::string_view bytes) = 0;
    virtual void advance(std::chrono::milliseconds by) = 0;
    /// A fault's beginning or end, as in docs/printers.md.
    [[nodiscard]] virtual Result<void, std::string> change_printer(const printer::PrinterCommand& fault) = 0;
    [[nodiscard]] virtual Result<void, std::string> screenshot(const std::string& name) = 0;
};

class ScriptRunner {
  public:
    ScriptRunner(std::vector<ScriptStep> steps, ScriptHost& host);

    struct Failure {
        int line;
        std::string step;     ///< as written
        std::string sentence; ///< what was wrong; lists the labels on screen when a target is missing. Never
                              ///< a field's value.
    };
    enum class Status { running, done, failed };

    /// Does what can be done now. Call once a turn of the loop, after the frame.
    Status turn(ui::SteadyTime now);
    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }
    /// When to call turn() again although nothing happened on screen.
    [[nodiscard]] std::optional<ui::SteadyTime> wakes_at() const;

  private:
    /// What became of the present step in this turn.
    enum class Outcome { waiting, finished, failed };

    Status next_step(ui::SteadyTime now);
    Outcome run(const ScriptStep& step, ui::SteadyTime now);
    Outcome tap(const ScriptStep& step, ui::SteadyTime now);
    Outcome type(const ScriptStep& step);
    Outcome keys(const ScriptStep& step, ui::SteadyTime now);
    Outcome scan(const ScriptStep& step);
    Outcome play(const ScriptStep& step);
    Outcome press_key(const ScriptStep& step);
    Outcome expect_screen(const ScriptStep& step, ui::SteadyTime now);
    Outcome expect(const ScriptStep& step, ui::SteadyTime now);
    Outcome expect_not(const ScriptStep& step);
    Outcome remember(const ScriptStep& step, ui::SteadyTime now);
    Outcome pause(const ScriptStep& step, ui::SteadyTime now);
    Outcome change_printer(const ScriptStep& step);
    Outcome take_picture(const ScriptStep& step);

    bool finger_lifted(); ///< presses at target_, then lets go a frame later; true when that has been through
                          ///< a frame
    [[nodiscard]] bool settled(ui::SteadyTime now);
    [[nodiscard]] std::string filled_in(const std::string& text) const;
    [[nodiscard]] const ui::Node* find_enabled(const std::string& label_or_name) const;
    [[nodiscard]] bool timed_out(ui::SteadyTime now) const;
    Outcome fail(std::string sentence);

    std::vector<ScriptStep> steps_;
    ScriptHost& host_;
    std::size_t next_ = 0;
    std::map<std::string, std::string> remembered_;
    std::chrono::milliseconds timeout_{10000};
    std::optional<ui::SteadyTime> step_began_;
    std::optional<ui::SteadyTime> wakes_at_;
    std::size_t progress_ = 0; ///< bytes or taps of the present step already done
    enum class Finger { none, down, up } finger_ = Finger::none;
    bool key_chosen_ =
        false;           ///< `keys`: target_ is the next character's own key, not shift or the other page
    int page_turns_ = 0; ///< `keys`: shift and page keys tapped in search of the next character
    ui::Point target_{}; ///< where the present step taps
    std::string screen_seen_;
    std::optional<ui::SteadyTime> screen_since_;
    std::optional<Failure> failure_;
};

} // namespace loket::kiosk
