// SPDX-License-Identifier: GPL-3.0-or-later
// The guest book's own questions: what for, whom to meet, how many of you.
#include <algorithm>
#include <vector>

#include "kiosk/chosen_answers.hpp"
#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;
using ui::Type;

bool takes_complaints(const Office& office, const std::string& service_id) {
    const Service* service = office.find_service(service_id);
    return service != nullptr && !service->complaint_kinds.empty();
}

} // namespace

Action draw_service(ScreenContext& c) {
    Shell shell = open_shell(c, ScreenId::service);
    Rect body = shell.body;
    draw_question(c, body, c.words.tr("Which service is it about?"));
    std::vector<Choice> items;
    std::vector<const Service*> shown;
    for (const Service& service : c.office.services) {
        if (c.session.job == Session::Job::complaint && service.complaint_kinds.empty()) {
            continue;
        }
        shown.push_back(&service);
        items.push_back({.name = service.id,
                         .label = c.words.in(service.name),
                         .detail = c.words.in(service.summary),
                         .icon = Icon::list,
                         .selected = c.session.service == service.id});
    }
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
        c.session.choose_service(shown[*tapped]->id);
        return Next{};
    }
    return shell.action;
}

Action draw_purpose(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::visit_purpose);
    Rect body = shell.body;
    draw_question(c, body, w.tr("What brings you here?"));
    std::vector<std::string> names; // outlive the choices that point at them
    for (std::size_t i = 0; i < c.office.visit_purposes.size(); ++i) {
        names.push_back("purpose." + std::to_string(i + 1));
    }
    std::vector<Choice> items;
    for (std::size_t i = 0; i < names.size(); ++i) {
        items.push_back({.name = names[i],
                         .label = w.in(c.office.visit_purposes[i]),
                         .icon = Icon::forward,
                         .selected = !c.session.purpose_typed && c.session.purpose_choice == i});
    }
    const std::size_t complaint = items.size();
    if (takes_complaints(c.office, c.session.service) && !c.changing) {
        items.push_back({.name = "purpose.complaint",
                         .label = w.tr("I want to make a complaint"),
                         .icon = Icon::complaint});
    }
    const std::size_t other = items.size();
    items.push_back({.name = "purpose.other",
                     .label = w.tr("Something else"),
                     .icon = Icon::edit,
                     .selected = c.session.purpose_typed});
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
        if (*tapped == other) {
            c.session.purpose_typed = true;
        } else if (*tapped == complaint) {
            return ComplainInstead{};
        } else {
            c.session.purpose_typed = false;
            c.session.purpose_choice = *tapped;
        }
        return Next{};
    }
    return shell.action;
}

Action draw_meet(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::visit_meet);
    Rect body = shell.body;
    draw_question(c, body, w.tr("Whom would you like to meet?"));
    std::vector<Choice> items;
    const auto chosen = [&](std::string_view id) {
        return !c.session.meet_typed && c.session.meet_choice == id;
    };
    items.push_back({.name = "meet.anyone",
                     .label = w.tr("Whoever can help me"),
                     .icon = Icon::help,
                     .selected = chosen(kMeetAnyone)});
    for (const Division& division : c.office.divisions) {
        items.push_back({.name = division.id,
                         .label = w.in(division.name),
                         .icon = Icon::people,
                         .selected = chosen(division.id)});
    }
    const std::size_t other = items.size();
    items.push_back({.name = "meet.other",
                     .label = w.tr("Write a name"),
                     .icon = Icon::edit,
                     .selected = c.session.meet_typed});
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
        if (*tapped == other) {
            c.session.meet_typed = true;
        } else {
            c.session.meet_typed = false;
            c.session.meet_choice =
                *tapped == 0 ? std::string(kMeetAnyone) : c.office.divisions[*tapped - 1].id;
        }
        return Next{};
    }
    return shell.action;
}

Action draw_companions(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    Shell shell = draw_shell(c, ScreenId::visit_companions, {.primary = w.tr("Next")});
    Rect body = shell.body;
    draw_question(c, body, w.tr("How many people are with you?"), w.tr("Not counting yourself."));
    Rect row = body.cut_top(wide(c) ? 220.F : 260.F).middle(std::min(body.w, 760.F), 200);
    if (ui::button(c.ui, row.cut_left(200),
                   {.name = "companions.fewer", .label = "\u2212", .enabled = c.session.companions > 0})) {
        --c.session.companions;
    }
    if (ui::button(c.ui, row.cut_right(200),
                   {.name = "companions.more", .label = "+", .enabled = c.session.companions < 99})) {
        ++c.session.companions;
    }
    const std::string count = std::to_string(c.session.companions);
    c.ui.line(row, count, Type::display, theme.ink, ui::Ui::Align::centre);
    c.ui.describe(
        {.role = ui::Role::status, .name = "companions", .label = count, .value = count, .bounds = row});
    body.cut_top(theme.gap);
    const std::string sentence = companions_answer(c.session, w);
    ui::paragraph(c.ui, body, sentence, Type::lead, true, ui::Ui::Align::centre);
    if (shell.primary) {
        return Next{};
    }
    return shell.action;
}

} // namespace loket::kiosk
