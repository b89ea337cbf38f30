// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/closed.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "kiosk/tree_json.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {
namespace {

constexpr std::chrono::seconds kBetweenTries{5};
/// Both: nobody can touch a switch here.
constexpr std::array kLanguages{kIndonesian, kEnglish};
constexpr float kIcon = 120;

struct Paragraph {
    std::string text;
    ui::Type type;
    float below; ///< the gap after it
};

float height_of(const ui::Ui& ui, std::span<const Paragraph> paragraphs, float width) {
    float height = 0;
    for (const Paragraph& one : paragraphs) {
        height += ui.text_height(one.text, one.type, width) + one.below;
    }
    return height;
}

void draw_column(ui::Ui& ui, ui::Rect box, std::span<const Paragraph> paragraphs) {
    for (const Paragraph& one : paragraphs) {
        box.cut_top(
            ui::paragraph(ui, box, one.text, one.type, one.type != ui::Type::title, ui::Ui::Align::centre) +
            one.below);
    }
}

} // namespace

std::vector<std::string> office_file_advice(const ui::Catalog& catalog) {
    std::vector<std::string> advice;
    for (const std::string_view language : kLanguages) {
        const Words w(catalog, LanguageTag{language});
        advice.push_back(
            w.tr("For staff: \"loketctl check-office\" shows what is wrong in the office's files. Once it is "
                 "corrected, this kiosk goes on by itself."));
    }
    return advice;
}

void draw_closed(ui::Ui& ui, const ClosedPage& page) {
    const auto& theme = ui.theme();
    const ui::Rect panel = ui.canvas().rect();
    std::vector<Paragraph> visitors;
    for (const std::string_view language : kLanguages) {
        const Words w(page.catalog, LanguageTag{language});
        visitors.push_back({w.tr("This kiosk is out of service"), ui::Type::title, theme.gap / 2});
        visitors.push_back(
            {w.tr("Please go to the desk: an officer will serve you."), ui::Type::body, theme.gap * 2});
    }
    std::vector<Paragraph> staff;
    for (const std::string& sentence : page.for_staff) {
        staff.push_back({sentence, ui::Type::caption, theme.gap / 2});
    }
    // The languages stand below each other, or beside each other where there is little height.
    const bool stacked = ui.canvas().portrait();
    const float width = std::min(panel.w - 2 * theme.margin, 1500.F);
    const float column = stacked ? width : (width - 2 * theme.gap) / 2;
    const auto middle = visitors.begin() + 2;
    const float first = height_of(ui, {visitors.begin(), middle}, column);
    const float second = height_of(ui, {middle, visitors.end()}, column);
    const float words = stacked ? first + second : std::max(first, second);
    const float height = kIcon + theme.gap + words + height_of(ui, staff, width);

    ui.begin_frame(std::chrono::steady_clock::now());
    ui.screen("closed");
    ui.fill(panel, theme.ground);
    ui::Rect box = panel.middle(width, std::min(height, panel.h));
    ui.icon(box.cut_top(kIcon), ui::Icon::info, theme.accent, 96);
    box.cut_top(theme.gap);
    ui::Rect both = box.cut_top(words);
    const ui::Rect one = stacked ? both.cut_top(first) : both.cut_left(column);
    if (!stacked) {
        both.cut_left(2 * theme.gap);
    }
    draw_column(ui, one, {visitors.begin(), middle});
    draw_column(ui, both, {middle, visitors.end()});
    draw_column(ui, box, staff);
    ui.end_frame();
}

bool show_closed(ui::Window& window, ui::Ui& ui, const ClosedPage& page,
                 const std::function<bool()>& try_again) {
    bool drawn = false;
    while (true) {
        if (!drawn) {
            draw_closed(ui, page);
            window.present(ui);
            write_tree(page.tree_file, ui);
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
