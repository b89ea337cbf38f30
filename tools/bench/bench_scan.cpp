// SPDX-License-Identifier: GPL-3.0-or-later
// bench_scan FOLDER [--headless]: from a scanner's terminator to the frame that shows what was read,
// 1920x1080, software rendering, through a pseudo terminal, the scanner's thread and the real window: NIKs on
// the page for the NIK, tickets on the start screen.
#include <sodium.h>

#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "kiosk/app.hpp"
#include "kiosk/scan_desk.hpp"
#include "tests/scanner/fake_scanner.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"
#include "ui/window.hpp"

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kScans = 100; // of each kind

/// The kiosk and its window, and the loop between them.
class Counter {
  public:
    Counter(ui::Window& window, ui::Ui& ui, kiosk::KioskApp& app, kiosk::KioskClock& clock,
            ui::RunQueue& finished, const int& readings)
        : window_(window), ui_(ui), app_(app), clock_(clock), finished_(finished), readings_(readings) {
        settle();
    }

    void tap(const std::string& name) {
        clock_.advance(400ms); // past the time in which a new screen takes no touch
        settle();
        const ui::Node* node = ui_.tree().find_target("#" + name);
        if (node == nullptr) stop("Nothing called " + name + " on screen " + ui_.tree().screen());
        const ui::Point at = node->bounds.centre();
        for (const auto kind : {ui::PointerEvent::Kind::down, ui::PointerEvent::Kind::up}) {
            app_.touched();
            ui_.queue({kind, at});
            frame();
            settle();
        }
    }

    /// All of a reading but its end, then the end, and how long until the screen has changed.
    void scan(const scanner::FakeScanner& device, const std::string& text, Samples& samples) {
        device.send(text);
        std::this_thread::sleep_for(3ms); // the scanner sends its characters over some milliseconds
        const int before = readings_;
        const auto begin = Clock::now();
        device.send("\r");
        while (readings_ == before) { // what comes meanwhile is an earlier ticket's answer from the register
            if (!finished_.run()) (void)window_.wait(1s);
            if (Clock::now() - begin > 10s) stop("A scan never came.");
        }
        frame();
        samples.add(Clock::now() - begin);
        settle();
    }

    void expect(std::string_view screen) const {
        if (ui_.tree().screen() != screen) {
            stop("On screen " + ui_.tree().screen() + " instead of " + std::string(screen));
        }
    }
    [[nodiscard]] std::string picture(const std::filesystem::path& folder) const {
        const auto file = folder / "picture.png";
        if (const auto saved = window_.screenshot(file, ui_.canvas().rect()); !saved) stop(saved.error());
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void settle() {
        for (int i = 0; i < 20; ++i) {
            const bool came = finished_.run();
            if (!came && !ui_.has_queued() && !ui_.wants_another_frame() && !app_.take_redraw() && i > 0)
                return;
            frame();
        }
    }

  private:
    void frame() {
        ui_.begin_frame(clock_.steady());
        app_.draw(ui_);
        ui_.end_frame();
        window_.present(ui_);
    }

    ui::Window& window_;
    ui::Ui& ui_;
    kiosk::KioskApp& app_;
    kiosk::KioskClock& clock_;
    ui::RunQueue& finished_;
    const int& readings_; ///< that have come to the kiosk
};

std::string nik(int serial) {
    return fmt::format("990101410756{:04}", serial);
}

int measure_reaction(const char* where, bool headless) {
    const auto folder = fresh_folder(where);
    const Office office = sample_office();
    const ui::Catalog catalog = screen_texts();
    kiosk::KioskClock clock;
    storage::Store store = new_register(folder, office, clock.wall());
    auto window =
        ui::Window::open({.title = "Loket", .panel_width = 1920, .panel_height = 1080, .headless = headless});
    if (!window) stop(window.error());
    const auto texts = catalog.all_texts();
    ui::Ui ui((*window)->canvas(), {.accent = {office.accent.r, office.accent.g, office.accent.b}}, texts);
    ui::RunQueue finished([&window] { (*window)->wake(); });
    kiosk::TicketDesk desk(std::move(store), office, catalog, clock, finished, {});
    kiosk::KioskApp app({office, catalog, desk, clock,
                         [] {
                             TicketId id;
                             randombytes_buf(id.data(), id.size());
                             return id;
                         },
                         [](Incident) {}},
                        {});
    scanner::FakeScanner device;
    device.plug_in();
    bool told = false;
    int readings = 0;
    const kiosk::ScanDesk scanners(
        finished, {ScannerProfile{"Pemindai", SerialPort{device.device()}}},
        [&app, &readings](const scanner::Reading& reading) {
            ++readings;
            app.read(reading);
        },
        [&told](const std::vector<std::string>&) { told = true; }, [](Incident) {});
    std::this_thread::sleep_for(500ms); // the line is open
    Counter counter(**window, ui, app, clock, finished, readings);

    Samples niks, tickets, warming;
    counter.expect("start");
    counter.tap("start.guest-book");
    while (ui.tree().screen().starts_with("notice")) counter.tap("foot.primary");
    counter.expect("identity");
    counter.tap("identity.nik");
    std::string before = counter.picture(folder);
    for (int i = 0; i < kScans; ++i) {
        counter.scan(device, nik(i + 1), i == 0 ? warming : niks);
        counter.expect("identity.nik");
        if (i >= 3) continue; // looked at, not counted
        const std::string after = counter.picture(folder);
        if (after == before) stop("The frame after a scan looks as the one before: nothing was measured.");
        before = after;
    }
    counter.tap("foot.cancel");
    for (int i = 0; i < kScans; ++i) {
        counter.expect("start");
        const auto code = TrackingCode::from_random({9, 9, 9, 9, 9, static_cast<std::uint8_t>(i), 1});
        counter.scan(device, code.grouped(), tickets);
        counter.expect("track");
        counter.tap("foot.back");
    }
    if (told) stop("The scanner was lost meanwhile.");
    Samples all = niks;
    all.add(tickets);
    std::cout << nlohmann::json{{"scan_ms", all.json()},
                                {"nik_ms", niks.json()},
                                {"ticket_ms", tickets.json()}}
              << "\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const bool headless = argc == 3 && std::string_view(argv[2]) == "--headless";
    if (argc != 2 && !headless) {
        stop("Usage: bench_scan FOLDER [--headless] (its content is replaced)");
    }
    return measure_reaction(argv[1], headless);
}
