// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/interludes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace loket::kiosk {
namespace {

/// Icon, title and explanation on an empty panel; what is left of the box below them.
ui::Rect draw_head(ui::Ui& ui, ui::Icon icon, const std::string& title, const std::string& explanation,
                   float height) {
    const auto& theme = ui.theme();
    ui.fill(ui.canvas().rect(), theme.ground);
    ui::Rect box = ui.canvas().rect().middle(std::min(ui.canvas().width() - 2 * theme.margin, 900.F), height);
    ui.icon(box.cut_top(120), icon, theme.accent, 96);
    box.cut_top(theme.gap);
    box.cut_top(ui::paragraph(ui, box, title, ui::Type::title, false, ui::Ui::Align::centre));
    box.cut_top(theme.gap / 2);
    box.cut_top(ui::paragraph(ui, box, explanation, ui::Type::body, true, ui::Ui::Align::centre));
    box.cut_top(theme.gap * 2);
    return box;
}

} // namespace

ui::Rect draw_interlude_head(ui::Ui& ui, ui::Icon icon, const std::string& title,
                             const std::string& explanation, float below) {
    const auto& theme = ui.theme();
    constexpr float kIcon = 120;
    constexpr float kSpare = 8; // what is measured is rounded
    ui::Rect box = ui.canvas().rect().inset(theme.margin, theme.gap / 2);
    box = box.middle(std::min(box.w, 1000.F), box.h);
    const float words = ui.text_height(title, ui::Type::title, box.w) + theme.gap / 2 +
                        ui.text_height(explanation, ui::Type::body, box.w) + theme.gap + kSpare;
    const bool room_for_icon = words + below + kIcon + theme.gap <= box.h;
    ui.fill(ui.canvas().rect(), theme.ground);
    box = box.middle(box.w, std::min(box.h, words + below + (room_for_icon ? kIcon + theme.gap : 0)));
    if (room_for_icon) {
        ui.icon(box.cut_top(kIcon), icon, theme.accent, 96);
        box.cut_top(theme.gap);
    }
    box.cut_top(ui::paragraph(ui, box, title, ui::Type::title, false, ui::Ui::Align::centre));
    box.cut_top(theme.gap / 2);
    box.cut_top(ui::paragraph(ui, box, explanation, ui::Type::body, true, ui::Ui::Align::centre));
    box.cut_top(theme.gap);
    return box;
}

float answers_height(const ui::Ui& ui, std::size_t buttons) {
    return static_cast<float>(buttons) * (ui.theme().target + ui.theme().gap) + ui.theme().gap / 2;
}

std::optional<std::size_t> draw_answers(ui::Ui& ui, ui::Rect box, std::span<const ui::Button> buttons) {
    const auto count = static_cast<float>(buttons.size());
    const float between = std::clamp(box.h / count - ui.theme().target, ui.theme().gap / 2, ui.theme().gap);
    box.cut_top(std::clamp(box.h - count * (ui.theme().target + between), 0.F, ui.theme().gap / 2));
    std::optional<std::size_t> touched;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (ui::button(ui, box.cut_top(ui.theme().target), buttons[i])) {
            touched = i;
        }
        box.cut_top(between);
    }
    return touched;
}

IdleAnswer draw_idle_question(ui::Ui& ui, const Words& words, std::chrono::seconds left) {
    const auto& theme = ui.theme();
    ui.screen("still-there");
    ui::Rect box = draw_head(
        ui, ui::Icon::clock, words.tr("Are you still there?"),
        words.tr("To protect your data, everything will be cleared in {} seconds.", left.count()), 760);
    // A touch anywhere but on "finish" says as well that somebody is there; buttons drawn later lie above it.
    const bool anywhere = ui.touch("idle.anywhere", ui.canvas().rect()).tapped;
    // The answer that loses nothing comes first and is the larger one.
    const bool stay = ui::button(ui, box.cut_top(theme.target * 1.5F),
                                 {.name = "idle.stay",
                                  .label = words.tr("Yes, I am here"),
                                  .icon = ui::Icon::check,
                                  .kind = ui::Button::Kind::primary});
    box.cut_top(theme.gap * 2);
    const ui::Rect row = box.cut_top(theme.target);
    if (ui::button(ui, row.middle(row.w * 0.6F, row.h),
                   {.name = "idle.stop", .label = words.tr("Finish"), .icon = ui::Icon::close})) {
        return IdleAnswer::finish;
    }
    return stay || anywhere ? IdleAnswer::stay : IdleAnswer::none;
}

OfferAnswer draw_scanned_offer(ui::Ui& ui, const Words& words, bool words_stay) {
    ui.screen("scanned-ticket");
    using Kind = ui::Button::Kind;
    using Answer = OfferAnswer;
    std::array buttons{
        ui::Button{.name = "scanned.open",
                   .label = words.tr("Open the ticket"),
                   .icon = ui::Icon::receipt,
                   .kind = Kind::primary},
        ui::Button{.name = "scanned.continue", .label = words.tr("Go on writing"), .icon = ui::Icon::edit},
        ui::Button{.name = "scanned.somebody-else",
                   .label = words.tr("I am somebody else: clear this"),
                   .icon = ui::Icon::person}};
    std::array answers{Answer::open, Answer::go_on, Answer::somebody_else};
    if (!words_stay) { // what loses nothing comes first
        std::swap(buttons[0], buttons[1]);
        std::swap(buttons[0].kind, buttons[1].kind);
        std::swap(answers[0], answers[1]);
    }
    const ui::Rect box = draw_interlude_head(
        ui, ui::Icon::qr, words.tr("You scanned a ticket"),
        words_stay
            ? words.tr("Somebody is writing here. If that is you: what you have written stays, and you can "
                       "come back to it.")
            : words.tr("If you open it now, what you have written and not sent is cleared."),
        answers_height(ui, buttons.size()));
    const auto touched = draw_answers(ui, box, buttons);
    return touched ? answers.at(*touched) : Answer::none;
}

} // namespace loket::kiosk
