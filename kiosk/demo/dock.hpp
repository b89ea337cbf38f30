// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The demo dock beside the panel: the printer's paper, switches that break it by hand, and a pad of sample
// cards for the scanner. Not part of the kiosk; says so on screen. UI thread.
#include <functional>
#include <string>

#include "kiosk/demo/played_devices.hpp"
#include "kiosk/words.hpp"
#include "printer/emulated_printer.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

class DemoDock {
  public:
    /// Canvas units beside such a panel: on a low one controls and paper stand side by side.
    [[nodiscard]] static float width_beside(int panel_width, int panel_height);

    struct Hand {
        std::function<void(std::string_view)> scan; ///< these characters, as a wedge scanner would
        std::function<void(PlayedDevice, std::string_view)> play;
    };
    DemoDock(printer::EmulatedPrinter& printer, Hand hand);

    /// `last_code`: the newest ticket's tracking code, empty when none was made yet.
    void draw(ui::Ui& ui, const Words& words, std::string_view last_code);

  private:
    void draw_switches(ui::Ui& ui, const Words& words, ui::Rect& r);
    void draw_cards(ui::Ui& ui, const Words& words, ui::Rect& r, std::string_view last_code);
    void draw_paper(ui::Ui& ui, ui::Rect r);

    printer::EmulatedPrinter& printer_;
    Hand hand_;
    std::vector<std::uint8_t> grey_;
    printer::Raster shown_;
    std::uint64_t version_ = 0;
};

} // namespace loket::kiosk
