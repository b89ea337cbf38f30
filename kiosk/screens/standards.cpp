// SPDX-License-Identifier: GPL-3.0-or-later
// The service standards as the office published them: what to bring, how it goes, how long, what it costs;
// and a checklist to take home.
#include <algorithm>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;
using ui::Type;

/// One thing on the page: a section's title, or a numbered or plain paragraph.
struct Piece {
    bool title = false;
    std::string mark; ///< "1." or a bullet; may be empty
    std::string text;
};

std::vector<Piece> pieces(const ScreenContext& c, const Service& s) {
    const Words& w = c.words;
    std::vector<Piece> list;
    const auto title = [&](std::string_view text) { list.push_back({true, {}, std::string(text)}); };
    const auto plain = [&](std::string_view text) { list.push_back({false, {}, std::string(text)}); };
    const auto bullets = [&](const std::vector<Localized>& texts) {
        for (const Localized& text : texts) {
            list.push_back({false, "\u2022", w.in(text)});
        }
    };
    title(w.tr("How long it takes"));
    plain(w.in(s.deadline_words));
    title(w.tr("What it costs"));
    plain(w.in(s.fee));
    title(w.tr("What you need"));
    for (const Requirement& r : s.requirements) {
        list.push_back({false, "\u2022", w.in(r.text)});
    }
    title(w.tr("The steps"));
    for (std::size_t i = 0; i < s.steps.size(); ++i) {
        list.push_back({false, std::to_string(i + 1) + ".", w.in(s.steps[i])});
    }
    title(w.tr("What you get"));
    bullets(s.products);
    if (!s.channels.empty()) {
        title(w.tr("Other ways to complain"));
        for (const Channel& channel : s.channels) {
            // The channel's own promise, where the office made one: "7 working days".
            const std::string& words = w.in(channel.deadline_words);
            list.push_back(
                {false, "\u2022", words.empty() ? w.in(channel.name) : w.in(channel.name) + ": " + words});
        }
    }
    if (!s.promises.empty()) {
        title(w.tr("What we promise"));
        bullets(s.promises);
    }
    if (!c.office.contacts.empty()) {
        title(w.tr("Contact"));
        plain(c.office.address);
        for (const Contact& contact : c.office.contacts) {
            list.push_back({false, "\u2022", w.in(contact.label) + ": " + contact.value});
        }
    }
    if (!s.legal_basis.empty()) {
        title(w.tr("Legal basis"));
        bullets(s.legal_basis);
    }
    return list;
}

constexpr float kMark = 56;

float piece_height(ScreenContext& c, const Piece& p, float width) {
    const float gap = c.ui.theme().gap / 2;
    return p.title ? c.ui.text_height(p.text, Type::strong, width) + gap * 2
                   : c.ui.text_height(p.text, Type::body, width - (p.mark.empty() ? 0 : kMark)) + gap;
}

void draw_piece(ScreenContext& c, Rect r, const Piece& p) {
    const auto& theme = c.ui.theme();
    if (p.title) {
        r.cut_top(theme.gap);
        const float height = c.ui.wrapped(r, p.text, Type::strong, theme.accent);
        c.ui.describe({.role = ui::Role::heading,
                       .name = {},
                       .label = p.text,
                       .value = {},
                       .bounds = {r.x, r.y, r.w, height},
                       .truncated = height > r.h + 0.5F});
        return;
    }
    if (!p.mark.empty()) {
        c.ui.wrapped(r.cut_left(kMark), p.mark, Type::body, theme.ink_soft);
    }
    ui::paragraph(c.ui, r, p.text);
}

/// Pieces spread over columns and pages; a title never stands alone at a column's end.
std::vector<std::vector<std::size_t>> columns_of(ScreenContext& c, const std::vector<Piece>& list,
                                                 float width, float room) {
    std::vector<std::vector<std::size_t>> columns(1);
    float used = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const float own = piece_height(c, list[i], width);
        const float with_next =
            list[i].title && i + 1 < list.size() ? own + piece_height(c, list[i + 1], width) : own;
        if (!columns.back().empty() && used + with_next > room) {
            columns.emplace_back();
            used = 0;
        }
        columns.back().push_back(i);
        used += own;
    }
    return columns;
}

} // namespace

Action draw_standards(ScreenContext& c) {
    Shell shell = open_shell(c, ScreenId::standards);
    Rect body = shell.body;
    draw_question(c, body, c.words.tr("Our service standards"),
                  c.words.tr("Touch a service to see what it needs."));
    std::vector<Choice> items;
    for (const Service& service : c.office.services) {
        items.push_back({.name = service.id,
                         .label = c.words.in(service.name),
                         .detail = c.words.in(service.summary),
                         .icon = Icon::list});
    }
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {.has_cancel = false});
    if (tapped) {
        return ShowService{c.office.services[*tapped].id};
    }
    return shell.action;
}

Action draw_standards_service(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const Service* service = c.office.find_service(c.view.service);
    const bool printing = c.desk.checklist == ChecklistState::printing;
    Shell shell = draw_shell(c, ScreenId::standards_service,
                             {.primary = printing ? w.tr("Printing...") : w.tr("Print the checklist"),
                              .primary_enabled = !printing,
                              .primary_icon = Icon::printer,
                              .has_cancel = false});
    if (service == nullptr) {
        return GoTo{ScreenId::start};
    }
    Rect body = shell.body;
    body.cut_top(ui::heading(c.ui, body, w.in(service->name), low_heading(c)));
    if (c.desk.checklist == ChecklistState::printed || c.desk.checklist == ChecklistState::failed) {
        const bool good = c.desk.checklist == ChecklistState::printed;
        body.cut_top(theme.gap / 2);
        body.cut_top(
            ui::banner(c.ui, body, "checklist.state",
                       good ? w.tr("The checklist comes out below. If it does not, please ask an officer.")
                            : w.tr("The checklist could not be printed. Please ask an officer for a copy."),
                       good ? ui::Tone::good : ui::Tone::warn, good ? Icon::printer : Icon::warning));
    }
    const auto list = pieces(c, *service);
    const std::size_t per_page = text_columns(c);
    const float width =
        (body.w - theme.margin * static_cast<float>(per_page - 1)) / static_cast<float>(per_page);
    auto columns = columns_of(c, list, width, body.h);
    if (columns.size() > per_page) {
        columns = columns_of(c, list, width, body.h - pager_height(c));
    }
    draw_pager(c, body, static_cast<int>((columns.size() + per_page - 1) / per_page));
    const std::size_t first = static_cast<std::size_t>(c.view.page) * per_page;
    for (std::size_t k = first; k < std::min(first + per_page, columns.size()); ++k) {
        Rect column{body.x + static_cast<float>(k - first) * (width + theme.margin), body.y, width, body.h};
        for (const std::size_t i : columns[k]) {
            draw_piece(c, column.cut_top(piece_height(c, list[i], width)), list[i]);
        }
    }
    if (shell.primary) {
        return PrintChecklist{service->id};
    }
    return shell.action;
}

} // namespace loket::kiosk
