// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shell.hpp"

#include <algorithm>
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
    const std::string& government = c.words.in(c.office.government);
    const bool both = c.ui.text_width(government, Type::caption) <= name.w;
    Rect upper = name.cut_top(both ? name.h / 2 : name.h);
    const bool roomy = c.ui.text_width(c.office.short_name, Type::strong) <= upper.w;
    ui::Node node{.role = ui::Role::text,
                  .name = "head.office",
                  .label = c.office.short_name,
                  .value = {},
                  .bounds = upper};
    node.truncated = !c.ui.line(upper, c.office.short_name, roomy ? Type::strong : Type::caption, theme.ink);
    c.ui.describe(node);
    if (both) {
        c.ui.line(name, government, Type::caption, theme.ink_soft);
    }
}

/// A passing remark, in the head's place: it covers nothing that somebody is reading or answering.
void draw_remark(ScreenContext& c, Rect head) {
    const auto& theme = c.ui.theme();
    c.ui.fill(head, theme.warn_soft);
    c.ui.fill({head.x, head.bottom() - 6, head.w, 6}, theme.warn);
    const Rect all = head;
    head = head.inset(theme.margin, 0);
    head.cut_bottom(6);
    constexpr float icon = 64;
    c.ui.icon(head.cut_left(icon), Icon::info, theme.warn, icon);
    head.cut_left(theme.gap);
    const float height = c.ui.text_height(c.remark, Type::body, head.w);
    c.ui.wrapped({head.x, head.y + std::max(0.F, (head.h - height) / 2), head.w, head.h}, c.remark,
                 Type::body, theme.ink);
    c.ui.describe({.role = ui::Role::status,
                   .name = "toast",
                   .label = std::string(c.remark),
                   .value = {},
                   .bounds = all,
                   .truncated = height > head.h});
}

Action draw_head(ScreenContext& c, Rect& page) {
    const auto& theme = c.ui.theme();
    const float switches = std::max(theme.target, 2 * c.ui.line_height(Type::caption) + 14);
    const float name = 2 * c.ui.line_height(Type::strong);
    constexpr float edge = 12;
    Rect head = page.cut_top((wide(c) ? switches : name + edge / 2 + switches) + 2 * edge);
    if (!c.remark.empty()) {
        draw_remark(c, head);
        return Stay{};
    }
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

/// Height of the foot's buttons: on an upright panel two lines of words fit.
float foot_button(const ScreenContext& c) {
    const float target = c.ui.theme().target;
    return wide(c) ? target : std::max(target, 2 * c.ui.line_height(Type::strong) + 14);
}

/// The primary action, or the next page while there is one.
void draw_primary(ScreenContext& c, Rect& row, Shell& shell, const Foot& foot) {
    const bool more = !foot.turns_pages && c.view.page + 1 < shell.pages;
    if (foot.primary.empty() && !more) {
        return;
    }
    const std::string page = more ? c.words.tr("See page {}", c.view.page + 2) : std::string{};
    const std::string_view label = more ? std::string_view(page) : foot.primary;
    const Button button{.name = "foot.primary",
                        .label = label,
                        .icon = more ? Icon::page_down : foot.primary_icon,
                        // Where a choice is what leads on, the next page is the lesser way.
                        .kind = foot.primary.empty() || foot.primary_is_lesser ? Button::Kind::secondary
                                                                               : Button::Kind::primary,
                        .enabled = more || foot.primary_enabled,
                        .icon_after = true};
    const float wanted = std::max(ui::button_width(c.ui, button) + 36, wide(c) ? 420.F : 340.F);
    const bool tapped = ui::button(c.ui, row.cut_right(std::min(wanted, row.w)), button);
    row.cut_right(c.ui.theme().gap);
    if (tapped && more) {
        ++c.view.page;
    } else if (tapped) {
        shell.primary = true;
    }
}

void draw_page_turner(ScreenContext& c, Rect& row, int pages) {
    if (pages < 2) {
        return;
    }
    const int next = (c.view.page + 1) % pages;
    const std::string label = c.words.tr("Page {}", next + 1);
    Button button{.name = "foot.page",
                  .label = label,
                  .icon = next == 0 ? Icon::page_up : Icon::page_down,
                  .icon_after = true};
    if (ui::button_width(c.ui, button) > row.w) {
        button.icon = Icon::none; // so that no word need shrink
    }
    if (ui::button(c.ui, row.cut_right(std::min(ui::button_width(c.ui, button), row.w)), button)) {
        c.view.page = next;
    }
    row.cut_right(c.ui.theme().gap);
}

/// "1 / 3", where the foot has room for it.
void draw_page_number(ScreenContext& c, const Rect& row, int pages) {
    if (pages < 2) {
        return;
    }
    const std::string figures = fmt::format("{} / {}", c.view.page + 1, pages);
    if (c.ui.text_width(figures, Type::strong) < row.w) {
        c.ui.line(row, figures, Type::strong, c.ui.theme().ink_soft, ui::Ui::Align::right);
    }
    c.ui.describe({.role = ui::Role::text,
                   .name = "pager.page",
                   .label = c.words.tr("Page {} of {}", c.view.page + 1, pages),
                   .value = {},
                   .bounds = row});
}

} // namespace

Shell open_shell(ScreenContext& c, ScreenId screen, bool has_foot) {
    const auto& theme = c.ui.theme();
    const std::string_view name = to_text(screen);
    const auto part =
        screen == ScreenId::survey_question ? static_cast<int>(c.session.survey.asked) : c.view.page;
    c.ui.screen(part == 0 ? std::string(name) : fmt::format("{}.{}", name, part + 1));
    Rect page = c.ui.canvas().rect();
    c.ui.fill(page, theme.ground);
    Shell shell;
    shell.action = draw_head(c, page);
    if (has_foot) {
        shell.foot = page.cut_bottom(foot_button(c) + 40).inset(theme.margin, 20);
    }
    page.cut_top(wide(c) ? 8.F : 24.F);
    draw_progress(c, page, screen);
    shell.body = page.inset(theme.margin, wide(c) ? 8.F : 24.F);
    return shell;
}

void close_shell(ScreenContext& c, Shell& shell, const Foot& foot) {
    const auto& theme = c.ui.theme();
    Rect row = shell.foot;
    const std::string_view cancel =
        foot.cancel.empty() ? std::string_view(c.words.tr("Cancel")) : foot.cancel;
    const std::string& back = c.words.tr("Back");
    // On a narrow panel in large text "Batal" goes without its cross, so that no word need shrink.
    const bool cross = wide(c) || !theme.choice.large_text;
    if (foot.has_cancel) {
        const Button button{.name = "foot.cancel",
                            .label = cancel,
                            .icon = cross ? Icon::close : Icon::none,
                            .kind = Button::Kind::quiet};
        if (ui::button(c.ui, row.cut_left(ui::button_width(c.ui, button)), button)) {
            shell.action = Cancel{};
        }
        row.cut_left(theme.gap);
    }
    if (foot.back) {
        const Button button{.name = "foot.back", .label = back, .icon = Icon::back};
        if (ui::button(c.ui, row.cut_left(ui::button_width(c.ui, button)), button)) {
            if (c.view.page > 0) {
                --c.view.page;
            } else {
                shell.action = Back{};
            }
        }
        row.cut_left(theme.gap);
    }
    for (std::size_t i = 0; i < foot.others.size(); ++i) {
        const FootButton& other = foot.others[i];
        const Button button{
            .name = other.name, .label = other.label, .icon = cross ? other.icon : Icon::none};
        if (ui::button(c.ui, row.cut_left(ui::button_width(c.ui, button)), button)) {
            shell.other = i;
        }
        row.cut_left(theme.gap);
    }
    const int shown = c.view.page;
    draw_primary(c, row, shell, foot);
    if (foot.turns_pages) {
        draw_page_turner(c, row, shell.pages);
    }
    if (shown == c.view.page) {
        draw_page_number(c, row, shell.pages);
    }
}

Shell draw_shell(ScreenContext& c, ScreenId screen, const Foot& foot) {
    Shell shell = open_shell(c, screen, !foot.primary.empty() || foot.back || foot.has_cancel);
    close_shell(c, shell, foot);
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

float field_label(const ScreenContext& c) {
    return c.ui.line_height(Type::caption) + 4;
}

bool field_takes_label(const ScreenContext& c, const ui::Rect& room) {
    return room.h >= field_label(c) + kFieldBox;
}

void draw_question_and_problem(ScreenContext& c, ui::Rect& body, std::string_view question,
                               std::string_view help) {
    const bool low = wide(c) && !c.view.problem.empty();
    constexpr float field = 290; // what the answer itself needs, with a switch beside it
    const float needed = c.ui.text_height(question, Type::title, body.w) + 16 +
                         ui::banner_height(c.ui, c.view.problem, body.w) + c.ui.theme().gap / 2 + field;
    if (!(low && needed > body.h)) {
        const float answer = c.view.problem.empty() ? 132 : field; // a field with its label
        const float problem = c.view.problem.empty()
                                  ? 0
                                  : ui::banner_height(c.ui, c.view.problem, body.w) + c.ui.theme().gap / 2;
        const bool room_for_help = c.ui.text_height(question, Type::title, body.w) + 8 +
                                       c.ui.text_height(help, Type::body, body.w) +
                                       (wide(c) ? 16.F : c.ui.theme().gap * 1.5F) + problem + answer <=
                                   body.h;
        draw_question(c, body, question, low || !room_for_help ? std::string_view{} : help);
    }
    draw_problem(c, body);
}

} // namespace loket::kiosk
