// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/closed.hpp"

#include "ui/widgets.hpp"

namespace loket::kiosk {
namespace {

constexpr std::chrono::seconds kBetweenTries{5};

void draw(ui::Ui& ui, const ui::Catalog& catalog, const std::string& sentence) {
    const auto& theme = ui.theme();
    ui.begin_frame(std::chrono::steady_clock::now());
    ui.screen("closed");
    ui.fill(ui.canvas().rect(), theme.ground);
    ui::Rect box = ui.canvas().rect().middle(std::min(ui.canvas().width() - 2 * theme.margin, 1100.F), 760);
    ui.icon(box.cut_top(120), ui::Icon::info, theme.accent, 96);
    box.cut_top(theme.gap);
    // Both languages: nobody can touch a switch here.
    for (const std::string_view language : {kIndonesian, kEnglish}) {
        const Words w(catalog, LanguageTag{language});
        box.cut_top(ui::paragraph(ui, box, w.tr("This kiosk is resting"), ui::Type::title, false,
                                  ui::Ui::Align::centre));
        box.cut_top(ui::paragraph(ui, box, w.tr("Please go to the desk: an officer will serve you."),
                                  ui::Type::body, true, ui::Ui::Align::centre));
        box.cut_top(theme.gap);
    }
    ui::paragraph(ui, box, sentence, ui::Type::caption, true, ui::Ui::Align::centre);
    ui.end_frame();
}

} // namespace

bool show_closed(ui::Window& window, ui::Ui& ui, const ui::Catalog& catalog, const std::string& sentence,
                 const std::function<bool()>& try_again) {
    bool drawn = false;
    while (true) {
        if (!drawn) {
            draw(ui, catalog, sentence);
            window.present(ui);
            drawn = true;
        }
        for (const ui::WindowEvent& event : window.wait(kBetweenTries)) {
            if (std::holds_alternative<ui::CloseAsked>(event)) {
                return false;
            }
            drawn = drawn && !std::holds_alternative<ui::Uncovered>(event);
        }
        if (try_again()) {
            return true;
        }
    }
}

} // namespace loket::kiosk
