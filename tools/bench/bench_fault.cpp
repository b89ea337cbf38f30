// SPDX-License-Identifier: GPL-3.0-or-later
// bench_fault FOLDER [--headless]: from a fault of the printer to the frame of the start screen that says so,
// and from its end to the frame that takes it back: 1920x1080, software rendering, through the real window,
// with the demo's own CUPS server and emulated printer.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>
#include <tuple>

#include "kiosk/app.hpp"
#include "kiosk/demo/demo_devices.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"
#include "ui/window.hpp"

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kRounds = 10;

/// The kiosk as its main loop runs it: asleep until something is finished.
class Screen {
  public:
    Screen(ui::Window& window, ui::Ui& ui, kiosk::KioskApp& app, const kiosk::KioskClock& clock,
           ui::RunQueue& finished)
        : window_(window), ui_(ui), app_(app), clock_(clock), finished_(finished) {}

    /// Until the start screen has that element, or has it no more.
    Clock::duration until(std::string_view name, bool there) {
        const auto began = Clock::now();
        while (shows(name) != there) {
            if (Clock::now() - began > 10s) {
                stop("The start screen did not change within ten seconds.");
            }
            std::ignore = window_.wait(20ms);
            finished_.run();
            if (app_.take_redraw()) {
                frame();
            }
        }
        return Clock::now() - began;
    }
    void frame() {
        ui_.begin_frame(clock_.steady());
        app_.draw(ui_);
        ui_.end_frame();
        window_.present(ui_);
    }

  private:
    [[nodiscard]] bool shows(std::string_view name) const {
        const auto& nodes = ui_.tree().nodes();
        return std::any_of(nodes.begin(), nodes.end(),
                           [&](const ui::Node& node) { return node.name == name; });
    }

    ui::Window& window_;
    ui::Ui& ui_;
    kiosk::KioskApp& app_;
    const kiosk::KioskClock& clock_;
    ui::RunQueue& finished_;
};

} // namespace

int main(int argc, char** argv) {
    const bool headless = argc == 3 && std::string_view(argv[2]) == "--headless";
    if (argc != 2 && !headless) {
        stop("Usage: bench_fault FOLDER [--headless] (its content is replaced)");
    }
    const auto folder = fresh_folder(argv[1]);
    const Office office = sample_office();
    const ui::Catalog catalog = screen_texts();
    const kiosk::KioskClock clock;
    storage::Store store = new_register(folder, office, clock.wall());
    auto window =
        ui::Window::open({.title = "Loket", .panel_width = 1920, .panel_height = 1080, .headless = headless});
    if (!window) {
        stop(window.error());
    }
    const auto texts = catalog.all_texts();
    ui::Ui ui((*window)->canvas(), {.accent = {office.accent.r, office.accent.g, office.accent.b}}, texts);
    ui::RunQueue finished([&window] { (*window)->wake(); });
    auto devices = kiosk::DemoDevices::start(PrinterProfile{}, [] {});
    if (!devices) {
        stop(devices.error().sentence);
    }
    printer::EmulatedPrinter& printer = (*devices)->printer();
    kiosk::TicketDesk desk(std::move(store), office, catalog, clock, finished, {});
    desk.open_printer((*devices)->make_queue());
    kiosk::KioskApp app({office, catalog, desk, clock, [] { return TicketId{}; }, [](Incident) {}}, {});
    Screen screen(**window, ui, app, clock, finished);
    screen.frame();
    while (!desk.idle()) {
        std::this_thread::sleep_for(5ms);
    }
    std::this_thread::sleep_for(500ms); // the watch has met the printer

    Samples begins;
    Samples ends;
    for (int i = 0; i < kRounds; ++i) {
        for (bool printer::PrinterFaults::*fault :
             {&printer::PrinterFaults::paper_out, &printer::PrinterFaults::cover_open,
              &printer::PrinterFaults::cutter_jam, &printer::PrinterFaults::unplugged}) {
            printer::PrinterFaults faults;
            faults.*fault = true;
            const auto began = Clock::now();
            printer.set_faults(faults);
            std::ignore = screen.until("start.printer", true);
            begins.add(Clock::now() - began);
            const auto mended = Clock::now();
            printer.set_faults({});
            std::ignore = screen.until("start.printer", false);
            ends.add(Clock::now() - mended);
        }
    }
    std::cout << nlohmann::json{{"fault_to_frame_ms", begins.json()}, {"mended_to_frame_ms", ends.json()}}
              << "\n";
    return 0;
}
