// SPDX-License-Identifier: GPL-3.0-or-later
// The complaint's questions that are answered by choosing: which kind, when, which papers, confidential or
// not.
#include <array>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;

} // namespace

Action draw_kind(ScreenContext& c) {
    Shell shell = draw_shell(c, ScreenId::complaint_kind, {});
    Rect body = shell.body;
    draw_question(c, body, c.words.tr("What kind of complaint is it?"),
                  c.words.tr("Choose the one that comes closest."));
    const Service* service = c.office.find_service(c.session.service);
    if (service == nullptr) {
        return GoTo{ScreenId::service};
    }
    std::vector<Choice> items;
    for (const ComplaintKind& kind : service->complaint_kinds) {
        items.push_back({.name = kind.id,
                         .label = c.words.in(kind.name),
                         .detail = c.words.in(kind.hint),
                         .icon = ui::find_icon(kind.icon).value_or(Icon::complaint),
                         .selected = c.session.kind == kind.id});
    }
    if (const auto tapped = draw_choices(c, body, items)) {
        const ComplaintKind& kind = service->complaint_kinds[*tapped];
        if (c.session.kind != kind.id) {
            c.session.kind = kind.id;
            // What the visitor has said stands; a kind that is always confidential is said to be so.
            if (kind.confidential_by_default) {
                c.session.confidential = true;
            }
        }
        return Next{};
    }
    return shell.action;
}

Action draw_when(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = draw_shell(c, ScreenId::complaint_when, {});
    Rect body = shell.body;
    draw_question(c, body, w.tr("When did it happen?"), w.tr("About is fine."));
    struct Answer {
        WhenChoice choice;
        std::string_view name, label;
    };
    const std::array<Answer, 5> answers{
        Answer{WhenChoice::today, "when.today", w.tr("Today")},
        Answer{WhenChoice::yesterday, "when.yesterday", w.tr("Yesterday")},
        Answer{WhenChoice::past_week, "when.week", w.tr("This past week")},
        Answer{WhenChoice::past_month, "when.month", w.tr("This past month")},
        Answer{WhenChoice::unknown, "when.unknown", w.tr("I do not remember")}};
    std::vector<Choice> items;
    items.reserve(answers.size() + 1);
    for (const Answer& answer : answers) {
        items.push_back({.name = answer.name,
                         .label = answer.label,
                         .icon = answer.choice == WhenChoice::unknown ? Icon::help : Icon::calendar,
                         .selected = !c.session.when_typed && c.session.when_choice == answer.choice});
    }
    items.push_back({.name = "when.other",
                     .label = w.tr("Write a date or time"),
                     .icon = Icon::edit,
                     .selected = c.session.when_typed});
    if (const auto tapped = draw_choices(c, body, items)) {
        if (*tapped == answers.size()) {
            c.session.when_typed = true;
        } else {
            c.session.when_typed = false;
            c.session.when_choice = answers.at(*tapped).choice;
        }
        return Next{};
    }
    return shell.action;
}

Action draw_papers(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = draw_shell(c, ScreenId::complaint_papers,
                             {.primary = c.session.papers.empty() ? w.tr("I have none") : w.tr("Next")});
    Rect body = shell.body;
    draw_question(c, body, w.tr("Which papers did you bring?"),
                  w.tr("Touch each one you have with you. None is fine: you can bring them later."));
    const Service* service = c.office.find_service(c.session.service);
    std::vector<Choice> items;
    std::vector<const Requirement*> papers;
    if (service != nullptr) {
        for (const Requirement& r : service->requirements) {
            if (r.is_paper) {
                papers.push_back(&r);
                items.push_back({.name = r.id,
                                 .label = w.in(r.text),
                                 .icon = Icon::paper,
                                 .selected = c.session.papers.contains(r.id),
                                 .multiple = true});
            }
        }
    }
    if (const auto tapped = draw_choices(c, body, items)) {
        const std::string& id = papers[*tapped]->id;
        if (c.session.papers.erase(id) == 0) {
            c.session.papers.insert(id);
        }
        return Stay{};
    }
    if (shell.primary) {
        return Next{};
    }
    return shell.action;
}

Action draw_confidential(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell =
        draw_shell(c, ScreenId::complaint_confidential,
                   {.primary = w.tr("Next"), .primary_enabled = c.session.confidential.has_value()});
    Rect body = shell.body;
    // The rule is the domain's (decide() in domain/intake.cpp): such a kind is confidential whatever is
    // answered here.
    const Service* service = c.office.find_service(c.session.service);
    const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, c.session.kind);
    const bool always = kind != nullptr && kind->confidential_by_default;
    draw_question(
        c, body, w.tr("May your name be known to the people who handle this?"),
        always ? w.tr("Complaints of this kind are always kept confidential.")
               : w.tr("Confidential means: the person you report and their unit never learn who you are."));
    const std::vector<Choice> items{
        {.name = "confidential.yes",
         .label = w.tr("Keep my name confidential"),
         .detail = w.tr("Only the officers who must know will see it, and each look is recorded."),
         .icon = Icon::lock,
         .selected = c.session.confidential == true},
        {.name = "confidential.no",
         .label = w.tr("My name may be known"),
         .detail = w.tr("The division that handles the complaint may see your name and call you."),
         .icon = Icon::lock_open,
         .selected = c.session.confidential == false,
         .enabled = !always},
    };
    if (const auto tapped = draw_choices(c, body, items)) {
        c.session.confidential = *tapped == 0;
        return Next{};
    }
    if (shell.primary) {
        return Next{};
    }
    return shell.action;
}

} // namespace loket::kiosk
