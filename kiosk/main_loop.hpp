// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The main loop: sleep until something happens, take it in, draw what changed, sleep again. An idle kiosk
// draws nothing.
#include <filesystem>
#include <functional>
#include <optional>

#include "kiosk/app.hpp"
#include "kiosk/demo/dock.hpp"
#include "kiosk/demo/played_devices.hpp"
#include "kiosk/script/script_runner.hpp"
#include "scanner/wedge.hpp"
#include "ui/window.hpp"

namespace loket::kiosk {

class MainLoop final : private ScriptHost {
  public:
    /// Everything here outlives the loop. `dock` may be null.
    struct Parts {
        ui::Window& window;
        ui::Ui& ui;
        KioskApp& app;
        ui::RunQueue& finished_work;
        KioskClock& clock;
        const ui::Catalog& catalog;
        DemoDock* dock = nullptr;
        printer::EmulatedPrinter* printer = nullptr; ///< the demo's, for scripts
        bool wedge = true;                           ///< quick typing is a scanner's
        std::function<std::string()> last_code;      ///< of the newest ticket, for the dock's pad
        std::filesystem::path screenshots;           ///< folder of a script's pictures
        std::filesystem::path tree_file;             ///< empty: none
        std::function<void()> first_frame_shown;     ///< called once
    };

    explicit MainLoop(Parts parts);

    /// Until the window is closed, or the script has ended. 0, or 1 when the script failed (said on standard
    /// error).
    int run(std::optional<std::vector<ScriptStep>> script);

    /// As a wedge scanner would: character by character, then Enter, through the same decoder.
    void play_scan(std::string_view text);
    /// As that device would (played_devices.hpp).
    void play(PlayedDevice device, std::string_view bytes);

  private:
    [[nodiscard]] std::chrono::milliseconds sleep_time(const ScriptRunner* script) const;
    void take(const ui::WindowEvent& event);
    void take_key(const ui::KeyPressed& key, KioskClock::Steady now);
    void take_scanner(std::vector<scanner::WedgeDecoder::Out> out); ///< overwrites what it has taken
    void take_readings(std::vector<scanner::Reading> readings);     ///< likewise
    void draw_frame();

    // ScriptHost
    [[nodiscard]] const ui::SemanticTree& tree() const override { return parts_.ui.tree(); }
    void window_event(const ui::WindowEvent& event) override;
    [[nodiscard]] bool input_taken() const override;
    void play(std::string_view device, std::string_view bytes) override;
    void advance(std::chrono::milliseconds by) override;
    [[nodiscard]] Result<void, std::string> change_printer(const printer::PrinterCommand& fault) override;
    [[nodiscard]] Result<void, std::string> screenshot(const std::string& name) override;

    Parts parts_;
    scanner::WedgeDecoder wedge_;
    PlayedDevices played_;
    std::vector<ui::WindowEvent> injected_; ///< a script's events, taken in with the window's own
    bool dirty_ = true;
    bool closed_ = false;
    bool first_frame_ = true;
};

} // namespace loket::kiosk
