// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shell.hpp"

#include <array>

namespace loket::kiosk {
namespace {

using ui::Button;
using ui::Icon;
using ui::Rect;
using ui::Type;

/// The switches, cut off the right edge of `row`. Returns what was asked.
Action draw_switches(ScreenContext& c, Rect& row, float most_width) {
    const auto& words = c.words;
    const auto& look = c.ui.theme().choice;
    const float gap = c.ui.theme().gap / 2;
    struct Switch {
        std::string_view name, label;
        bool on;
        Icon icon;
        Action action;
    };
    // The other language is named in that language: whoever needs it can read it.
    const std::array<Switch, 3> switches{
        Switch{"head.language", words.language() == kEnglish ? "Bahasa Indonesia" : "English", false,
               Icon::language, SwitchLanguage{}},
        Switch{"head.large-text", words.tr("Large text"), look.large_text, Icon::text_size,
               SwitchLargeText{}},
        Switch{"head.contrast", words.tr("Contrast"), look.high_contrast, Icon::contrast, SwitchContrast{}}};
    const float besides_words = c.ui.line_height(Type::caption) + 90; // icon, its gap, the ends
    float on_one_line = -gap;
    for (const Switch& s : switches) {
        on_one_line += c.ui.text_width(s.label, Type::caption) + besides_words + gap;
    }
    const bool two_lines = on_one_line > most_width;
    Action asked = Stay{};
    for (const Switch& s : switches) {
        const float label =
            two_lines ? c.ui.word_width(s.label, Type::caption) : c.ui.text_width(s.label, Type::caption);
        if (ui::toggle(c.ui, row.cut_right(label + besides_words), s.name, s.label, s.on, s.icon)) {
            asked = s.action;
        }
        row.cut_right(gap);
    }
    return asked;
}

void draw_office(ScreenContext& c, Rect name) {
    const auto& theme = c.ui.theme();
    c.ui.fill_round(name.cut_left(12).middle(12, 76), theme.accent, 6);
    name.cut_left(24);
    if (c.ui.text_width(c.office.short_name, Type::caption) > name.w) {
        const float used = c.ui.wrapped(name, c.office.short_name, Type::caption, theme.ink);
        c.ui.describe({.role = ui::Role::text,
                       .name = "head.office",
                       .label = c.office.short_name,
                       .value = {},
                       .bounds = name,
                       .truncated = used > name.h + 1});
        return;
    }
    Rect upper = name.cut_top(name.h / 2);
    const bool roomy = c.ui.text_width(c.office.short_name, Type::strong) <= upper.w;
    ui::Node node{.role = ui::Role::text,
                  .name = "head.office",
                  .label = c.office.short_name,
                  .value = {},
                  .bounds = upper};
    node.truncated = !c.ui.line(upper, c.office.short_name, roomy ? Type::strong : Type::caption, theme.ink);
    c.ui.describe(node);
    c.ui.line(name, c.words.in(c.office.government), Type::caption, theme.ink_soft);
}

Action draw_head(ScreenContext& c, Rect& page) {
    const auto& theme = c.ui.theme();
    const float switches = std::max(theme.target, 2 * c.ui.line_height(Type::caption) + 14);
    const float name = 2 * c.ui.line_height(Type::strong);
    constexpr float edge = 12;
    Rect head = page.cut_top((wide(c) ? switches : name + edge / 2 + switches) + 2 * edge);
    c.ui.fill(head, theme.surface);
    c.ui.fill({head.x, head.bottom() - 3, head.w, 3}, theme.accent);
    head = head.inset(theme.margin, edge);
    if (wide(c)) {
        Action asked = draw_switches(c, head, head.w * 0.6F);
        draw_office(c, head);
        return asked;
    }
    draw_office(c, head.cut_top(name));
    Rect row = head.cut_bottom(switches);
    return draw_switches(c, row, row.w);
}

void draw_progress(ScreenContext& c, Rect& page, ScreenId screen) {
    const Progress p = progress(screen, c.session, c.office);
    if (p.step == 0) {
        return;
    }
    const auto& theme = c.ui.theme();
    Rect row = page.cut_top(c.ui.line_height(Type::caption) + 28).inset(theme.margin, 0);
    ui::progress(c.ui, row, c.words.tr("{} of {}", p.step, p.of), p.step, p.of);
}

Action draw_foot(ScreenContext& c, Rect& page, const Foot& foot, bool& primary) {
    const auto& theme = c.ui.theme();
    if (foot.primary.empty() && !foot.back && !foot.has_cancel) {
        return Stay{};
    }
    Rect row = page.cut_bottom(theme.target + 40).inset(theme.margin, 20);
    Action asked = Stay{};
    const std::string_view cancel =
        foot.cancel.empty() ? std::string_view(c.words.tr("Cancel")) : foot.cancel;
    const auto width = [&](std::string_view label) { return c.ui.text_width(label, Type::strong) + 132; };
    if (foot.has_cancel) {
        const Rect r = row.cut_left(width(cancel));
        if (ui::button(
                c.ui, r,
                {.name = "foot.cancel", .label = cancel, .icon = Icon::close, .kind = Button::Kind::quiet})) {
            asked = Cancel{};
        }
        row.cut_left(theme.gap);
    }
    if (foot.back) {
        const Rect r = row.cut_left(width(c.words.tr("Back")));
        if (ui::button(c.ui, r, {.name = "foot.back", .label = c.words.tr("Back"), .icon = Icon::back})) {
            asked = Back{};
        }
        row.cut_left(theme.gap);
    }
    if (!foot.primary.empty()) {
        const float wanted = std::max(width(foot.primary) + 40, wide(c) ? 420.F : 340.F);
        primary = ui::button(c.ui, row.cut_right(std::min(wanted, row.w)),
                             {.name = "foot.primary",
                              .label = foot.primary,
                              .icon = foot.primary_icon,
                              .kind = Button::Kind::primary,
                              .enabled = foot.primary_enabled,
                              .icon_after = true});
    }
    return asked;
}

} // namespace

Shell draw_shell(ScreenContext& c, ScreenId screen, const Foot& foot) {
    const auto& theme = c.ui.theme();
    c.ui.screen(to_text(screen));
    Rect page = c.ui.canvas().rect();
    c.ui.fill(page, theme.ground);
    Shell shell;
    shell.action = draw_head(c, page);
    Action asked = draw_foot(c, page, foot, shell.primary);
    if (!std::holds_alternative<Stay>(asked)) {
        shell.action = asked;
    }
    page.cut_top(wide(c) ? 8.F : 24.F);
    draw_progress(c, page, screen);
    shell.body = page.inset(theme.margin, wide(c) ? 8.F : 24.F);
    return shell;
}

void draw_question(ScreenContext& c, ui::Rect& body, std::string_view question, std::string_view help) {
    body.cut_top(ui::heading(c.ui, body, question));
    if (!help.empty()) {
        body.cut_top(8);
        body.cut_top(ui::paragraph(c.ui, body, help, Type::body, true));
    }
    body.cut_top(wide(c) ? 16.F : c.ui.theme().gap * 1.5F);
}

void draw_problem(ScreenContext& c, ui::Rect& body) {
    if (c.view.problem.empty()) {
        return;
    }
    body.cut_top(ui::banner(c.ui, body, "problem", c.view.problem, ui::Tone::warn, Icon::info));
    body.cut_top(c.ui.theme().gap / 2);
}

void draw_question_and_problem(ScreenContext& c, ui::Rect& body, std::string_view question,
                               std::string_view help) {
    const bool low = wide(c) && !c.view.problem.empty();
    constexpr float field = 290; // what the answer itself needs, with a switch beside it
    const float needed = c.ui.text_height(question, Type::title, body.w) + 16 +
                         ui::banner_height(c.ui, c.view.problem, body.w) + c.ui.theme().gap / 2 + field;
    if (!(low && needed > body.h)) {
        constexpr float one_line = 132; // a field with its label
        const bool room_for_help = c.ui.text_height(question, Type::title, body.w) + 8 +
                                       c.ui.text_height(help, Type::body, body.w) + 16 + one_line <=
                                   body.h;
        draw_question(c, body, question, low || !room_for_help ? std::string_view{} : help);
    }
    draw_problem(c, body);
}

} // namespace loket::kiosk
