// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/demo/dock.hpp"

#include <array>
#include <optional>
#include <string>

#include "ui/widgets.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Rect;
using ui::Type;

// Plainly sample data: no province has the code 99.
constexpr std::string_view kSampleNik = "9901014107560001";
constexpr std::string_view kSampleFamilyCard = "9901012301150002";
constexpr std::string_view kSampleKtp =
    "NIK : 9901014107560001\r\nNama : WARGA CONTOH\r\n"
    "Tempat/Tgl Lahir : CONTOH, 01-07-1956\r\nAlamat : JL. CONTOH NO. 12\r\n";
constexpr std::string_view kSampleTracks =
    "%B6013010000000001^CONTOH/WARGA^3012101?;6013010000000001=30121010000000?";
constexpr std::string_view kSampleAnswer = "04A1B2C3D4E5F69000";
constexpr float kControl = 72; ///< height of a switch or card; the dock is used with a mouse
constexpr float kBetween = 8;
constexpr std::string_view kTornTicket = "7K3M-Q2XV-9T4A";

} // namespace

DemoDock::DemoDock(printer::EmulatedPrinter& printer, Hand hand)
    : printer_(printer), hand_(std::move(hand)) {}

float DemoDock::width_beside(int panel_width, int panel_height) {
    return panel_width > panel_height ? 860 : 560;
}

void DemoDock::draw(ui::Ui& ui, const Words& w, std::string_view last_code) {
    const auto& theme = ui.theme();
    Rect r = ui.dock();
    ui.fill(r, theme.surface_low);
    ui.fill({r.x, r.y, 2, r.h}, theme.line);
    r = r.inset(32, 28);
    r.cut_top(ui::paragraph(ui, r, w.tr("Demo: not part of the kiosk"), Type::strong));
    r.cut_top(theme.gap);
    const bool side_by_side = !ui.canvas().portrait();
    Rect controls = side_by_side ? r.cut_left(r.w * 0.46F) : r;
    draw_switches(ui, w, controls);
    controls.cut_top(theme.gap / 2);
    draw_cards(ui, w, controls, last_code);
    Rect paper = side_by_side ? r : controls;
    side_by_side ? paper.cut_left(theme.gap) : paper.cut_top(theme.gap / 2);
    paper.cut_top(ui::paragraph(ui, paper, w.tr("Paper"), Type::caption, true));
    paper.cut_top(8);
    draw_paper(ui, paper);
}

void DemoDock::draw_switches(ui::Ui& ui, const Words& w, Rect& r) {
    printer::PrinterFaults faults = printer_.faults();
    const printer::PrinterFaults before = faults;
    const auto fault = [&](std::string_view name, std::string_view label, bool& on, Icon icon) {
        if (ui::toggle(ui, r.cut_top(kControl), name, label, on, icon)) {
            on = !on;
        }
        r.cut_top(kBetween);
    };
    r.cut_top(ui::paragraph(ui, r, w.tr("Break the printer"), Type::caption, true));
    r.cut_top(8);
    fault("dock.paper-out", w.tr("Paper out"), faults.paper_out, Icon::receipt);
    fault("dock.cover-open", w.tr("Cover open"), faults.cover_open, Icon::cover);
    fault("dock.unplugged", w.tr("Unplugged"), faults.unplugged, Icon::unplug);
    if (!(faults == before)) {
        printer_.set_faults(faults);
    }
}

void DemoDock::draw_cards(ui::Ui& ui, const Words& w, Rect& r, std::string_view last_code) {
    struct Card {
        std::string_view name, label;
        Icon icon;
        std::optional<PlayedDevice> device; ///< none: the keyboard wedge
        std::string bytes;
    };
    using enum PlayedDevice;
    const std::array<Card, 7> cards{
        Card{"dock.ktp", w.tr("Sample KTP"), Icon::id_card, ktp, std::string(kSampleKtp)},
        Card{"dock.nik", w.tr("Sample NIK"), Icon::id_card, keyboard, std::string(kSampleNik) + "\n"},
        Card{"dock.kk", w.tr("Sample KK"), Icon::family, serial, std::string(kSampleFamilyCard) + "\r"},
        Card{"dock.kks", w.tr("Sample KKS"), Icon::card, keyboard, std::string(kSampleTracks) + "\n"},
        Card{"dock.card", w.tr("Contactless card"), Icon::card, card, std::string(kSampleAnswer)},
        Card{"dock.ticket", w.tr("Last ticket"), Icon::qr, serial,
             last_code.empty() ? std::string() : std::string(last_code) + "\r"},
        Card{"dock.torn", w.tr("Torn ticket"), Icon::warning, std::nullopt, std::string(kTornTicket)}};
    r.cut_top(ui::paragraph(ui, r, w.tr("Hold to the reader"), Type::caption, true));
    r.cut_top(8);
    for (const Card& one : cards) {
        if (ui::button(
                ui, r.cut_top(kControl),
                {.name = one.name, .label = one.label, .icon = one.icon, .enabled = !one.bytes.empty()})) {
            one.device ? hand_.play(*one.device, one.bytes) : hand_.scan(one.bytes);
        }
        r.cut_top(kBetween);
    }
}

void DemoDock::draw_paper(ui::Ui& ui, Rect r) {
    printer::Raster paper = printer_.paper();
    if (paper.height() == 0 || paper.width() == 0) {
        return;
    }
    if (!(paper == shown_)) {
        shown_ = std::move(paper);
        ++version_;
        grey_.resize(static_cast<std::size_t>(shown_.width()) * static_cast<std::size_t>(shown_.height()));
        for (int y = 0; y < shown_.height(); ++y) {
            for (int x = 0; x < shown_.width(); ++x) {
                grey_[static_cast<std::size_t>(y) * static_cast<std::size_t>(shown_.width()) +
                      static_cast<std::size_t>(x)] = shown_.black(x, y) ? 20 : 250;
            }
        }
    }
    const float scale =
        std::min(r.w / static_cast<float>(shown_.width()), r.h / static_cast<float>(shown_.height()));
    const Rect where{r.x, r.y, static_cast<float>(shown_.width()) * scale,
                     static_cast<float>(shown_.height()) * scale};
    ui.shadow(where, 4);
    ui.picture(where, "dock.paper", version_, shown_.width(), shown_.height(), grey_, true);
}

} // namespace loket::kiosk
