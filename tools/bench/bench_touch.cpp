// SPDX-License-Identifier: GPL-3.0-or-later
// bench_touch FOLDER [--headless]: from a touch to the frame that answers it, 1920x1080, software rendering,
// through the real window. A press is answered by the first frame (the thing looks pressed), a release by the
// last of those that follow (the new screen is there). The visit walks through every screen of the guest
// book, keyboards included.
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "kiosk/app.hpp"
#include "tools/bench/sample_office.hpp"
#include "tools/bench/samples.hpp"
#include "tools/bench/setting.hpp"
#include "ui/window.hpp"

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kVisits = 6;

/// The kiosk, its window and a finger.
class Hand {
  public:
    Hand(ui::Window& window, ui::Ui& ui, kiosk::KioskApp& app, kiosk::KioskClock& clock,
         ui::RunQueue& finished)
        : window_(window), ui_(ui), app_(app), clock_(clock), finished_(finished) {
        settle();
    }

    void tap(const std::string& name) {
        clock_.advance(400ms); // past the time in which a new screen takes no touch
        settle();
        const auto& nodes = ui_.tree().nodes();
        const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& n) {
            return n.enabled && (name == "a choice" ? n.role == ui::Role::choice : n.name == name);
        });
        if (node == nodes.end()) {
            stop("Nothing called " + name + " on screen " + ui_.tree().screen());
        }
        const ui::Point at = node->bounds.centre();
        std::ignore =
            window_.wait(0ms); // what the window itself has to say (exposed, mouse) is not of interest
        const ui::Rect face = node->bounds;
        const std::string before = prove_ ? picture(face) : std::string();
        touch(ui::PointerEvent::Kind::down, at, presses_);
        if (prove_ && picture(face) == before) {
            stop("The frame after a press on " + name + " looks as the one before: nothing was measured.");
        }
        settle();
        touch(ui::PointerEvent::Kind::up, at, releases_);
        settle();
    }

    void type(std::string_view text) {
        for (const char c : text) {
            tap(c == ' ' ? "key.space" : std::string("key.") + c);
        }
    }

    /// Whether each press is checked to have changed the picture (slow; the time is not counted).
    void prove(std::optional<std::filesystem::path> folder) { prove_ = std::move(folder); }

    /// Goes on from a screen that may be spread over pages.
    void leave(std::string_view screen) {
        while (ui_.tree().screen().starts_with(screen)) {
            tap("foot.primary");
        }
    }

    void expect(std::string_view screen) {
        if (ui_.tree().screen() != screen) {
            stop("On screen " + ui_.tree().screen() + " instead of " + std::string(screen));
        }
    }

    [[nodiscard]] nlohmann::json json() const {
        Samples all = presses_;
        all.add(releases_);
        return {{"touch_ms", all.json()},
                {"press_ms", presses_.json()},
                {"release_ms", releases_.json()},
                {"frame_ms", frames_.json()}};
    }

  private:
    void touch(ui::PointerEvent::Kind kind, ui::Point at, Samples& samples) {
        const auto begin = Clock::now();
        app_.touched();
        ui_.queue({kind, at});
        frame();
        if (kind == ui::PointerEvent::Kind::up) {
            settle();
        }
        samples.add(Clock::now() - begin);
    }

    void settle() {
        finished_.run();
        for (int i = 0;
             i < 8 && (redraw_ || ui_.has_queued() || ui_.wants_another_frame() || app_.take_redraw()); ++i) {
            frame();
        }
    }

    void frame() {
        const auto begin = Clock::now();
        ui_.begin_frame(clock_.steady());
        app_.draw(ui_);
        ui_.end_frame();
        window_.present(ui_);
        redraw_ = app_.take_redraw();
        frames_.add(Clock::now() - begin);
    }

    [[nodiscard]] std::string picture(const ui::Rect& area) const {
        const auto file = *prove_ / "picture.png";
        if (const auto saved = window_.screenshot(file, area); !saved) {
            stop(saved.error());
        }
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    ui::Window& window_;
    ui::Ui& ui_;
    kiosk::KioskApp& app_;
    kiosk::KioskClock& clock_;
    ui::RunQueue& finished_;
    bool redraw_ = true;
    std::optional<std::filesystem::path> prove_;
    Samples presses_, releases_, frames_;
};

void visit(Hand& hand) {
    hand.expect("start");
    hand.tap("start.guest-book");
    hand.leave("notice");
    hand.expect("identity");
    hand.tap("identity.document");
    hand.expect("visitor.name");
    hand.type("warga contoh");
    hand.tap("key.backspace");
    hand.tap("foot.primary");
    hand.expect("visitor.from");
    hand.type("jalan contoh nomor satu desa contoh");
    hand.tap("foot.primary");
    hand.expect("visitor.phone");
    hand.type("081200000000");
    hand.tap("foot.primary");
    hand.tap("a choice");
    hand.tap("a choice");
    hand.expect("visit.companions");
    hand.tap("companions.more");
    hand.tap("foot.primary");
    hand.expect("review");
    hand.tap("foot.back");
    hand.tap("foot.primary");
    hand.tap("foot.cancel");
    hand.tap("start.track");
    hand.type("7k3m");
    hand.tap("foot.back");
}

} // namespace

int main(int argc, char** argv) {
    const bool headless = argc == 3 && std::string_view(argv[2]) == "--headless";
    if (argc != 2 && !headless) {
        stop("Usage: bench_touch FOLDER [--headless] (its content is replaced)");
    }
    const auto folder = fresh_folder(argv[1]);
    const Office office = sample_office();
    const ui::Catalog catalog = screen_texts();
    kiosk::KioskClock clock;
    storage::Store store = new_register(folder, office, clock.wall());
    auto window =
        ui::Window::open({.title = "Loket", .panel_width = 1920, .panel_height = 1080, .headless = headless});
    if (!window) {
        stop(window.error());
    }
    const auto texts = catalog.all_texts();
    ui::Ui ui((*window)->canvas(), {.accent = {office.accent.r, office.accent.g, office.accent.b}}, texts);
    ui::RunQueue finished([] {});
    kiosk::TicketDesk desk(std::move(store), office, catalog, clock, finished, {});
    kiosk::KioskApp app({office, catalog, desk, clock,
                         [] {
                             TicketId id;
                             randombytes_buf(id.data(), id.size());
                             return id;
                         },
                         [](Incident) {}},
                        {});
    Hand hand(**window, ui, app, clock, finished);
    hand.prove(folder);
    visit(hand);
    hand.prove(std::nullopt);
    for (int i = 0; i < kVisits; ++i) {
        visit(hand);
    }
    std::cout << hand.json() << "\n";
    return 0;
}
