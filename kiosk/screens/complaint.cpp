// SPDX-License-Identifier: GPL-3.0-or-later
// The complaint's questions that are answered by choosing: which kind, when, which papers, confidential or
// not.
#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;
using ui::Type;

} // namespace

Action draw_kind(ScreenContext& c) {
    Shell shell = open_shell(c, ScreenId::complaint_kind);
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
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
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
    Shell shell = open_shell(c, ScreenId::complaint_when);
    Rect body = shell.body;
    draw_question(c, body, w.tr("When did it happen?"), w.tr("An approximate date is fine."));
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
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {});
    if (tapped) {
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

namespace {

/// The end of the number that was read of such a card; empty when none was.
std::string number_read(ScreenContext& c, PaperCard card) {
    const Session& s = c.session;
    if (card == PaperCard::family_card && !s.family_card.empty()) {
        return c.words.tr("Number read: {}", masked_digits(s.family_card.view()));
    }
    if (card == PaperCard::kks && s.kks) {
        constexpr std::size_t kBefore = 12;
        return c.words.tr("Number read: {}", masked_digits(std::string(kBefore, '0') + s.kks->last_four));
    }
    return {};
}

/// Touched: brought, or not after all. What was read of it goes with it.
void touch_paper(ScreenContext& c, const Requirement& paper) {
    Session& s = c.session;
    if (s.papers.erase(paper.id) == 0) {
        s.papers.insert(paper.id);
    } else if (paper.card == PaperCard::family_card) {
        s.family_card.wipe();
    } else if (paper.card == PaperCard::kks) {
        wipe(s.kks);
    }
}

} // namespace

Action draw_papers(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::complaint_papers);
    Rect body = shell.body;
    const Service* service = c.office.find_service(c.session.service);
    const bool reads_cards =
        service != nullptr && std::ranges::any_of(service->requirements, [](const Requirement& r) {
            return r.card != PaperCard::none;
        });
    draw_question_and_problem(
        c, body, w.tr("Which papers did you bring?"),
        reads_cards
            ? w.tr("Touch each one you have with you, or hold your family card or KKS to the reader. None is "
                   "fine: you can bring them later.")
            : w.tr("Touch each one you have with you. None is fine: you can bring them later."));
    std::vector<Choice> items;
    std::vector<const Requirement*> papers;
    std::deque<std::string> details; // stay where they are
    if (service != nullptr) {
        for (const Requirement& r : service->requirements) {
            if (r.is_paper) {
                papers.push_back(&r);
                items.push_back({.name = r.id,
                                 .label = w.in(r.text),
                                 .detail = details.emplace_back(number_read(c, r.card)),
                                 .icon = Icon::paper,
                                 .selected = c.session.papers.contains(r.id),
                                 .multiple = true});
            }
        }
    }
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {.primary = c.session.papers.empty() ? w.tr("I have none") : w.tr("Next")});
    if (tapped) {
        c.view.problem.clear();
        touch_paper(c, *papers[*tapped]);
        return Stay{};
    }
    return shell.primary ? Action{Next{}} : shell.action;
}

Action draw_confidential(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::complaint_confidential);
    Rect body = shell.body;
    draw_question(c, body, w.tr("May your name be known to the people who handle this?"),
                  w.tr("Confidential means: the person you report and their unit never learn who you are."));
    const bool card = c.session.remember.has_value();
    const std::vector<Choice> items{
        {.name = "confidential.yes",
         .label = w.tr("Keep my name confidential"),
         .detail =
             card ? w.tr("Only the officers who must know will see it. Your card is then not remembered.")
                  : w.tr("Only the officers who must know will see it, and each look is recorded."),
         .icon = Icon::lock,
         .selected = c.session.confidential == true},
        {.name = "confidential.no",
         .label = w.tr("My name may be known"),
         .detail = w.tr("The division that handles the complaint may see your name and call you."),
         .icon = Icon::lock_open,
         .selected = c.session.confidential == false},
    };
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {.primary = w.tr("Next"), .primary_enabled = c.session.confidential.has_value()});
    if (tapped) {
        c.session.confidential = *tapped == 0;
        return Next{};
    }
    return shell.primary ? Action{Next{}} : shell.action;
}

/// The rule is the domain's (decide() in domain/intake.cpp): such a kind is confidential whatever is
/// answered, so nothing is asked.
Action draw_kept_confidential(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    Shell shell = draw_shell(c, ScreenId::complaint_kept_confidential, {.primary = w.tr("Next")});
    Rect body = shell.body;
    draw_question(c, body, w.tr("Your name is kept confidential"),
                  w.tr("Complaints of this kind are always kept confidential."));
    struct Reason {
        std::string_view text;
        Icon icon;
    };
    const std::array<Reason, 2> reasons{
        Reason{w.tr("The person you report and their unit never learn who you are."), Icon::lock},
        Reason{w.tr("Only the officers who must know will see it, and each look is recorded."),
               Icon::person}};
    constexpr float mark = 112;
    constexpr float inside = 36;
    for (const Reason& reason : reasons) {
        const float words = c.ui.text_height(reason.text, Type::body, body.w - mark - 2 * inside);
        Rect card = body.cut_top(std::max(words, theme.target - inside) + 2 * inside);
        body.cut_top(theme.gap);
        c.ui.fill_round(card, theme.surface, theme.radius);
        c.ui.outline_round(card, theme.line, theme.radius, 2);
        card = card.inset(inside);
        c.ui.icon(card.cut_left(64), reason.icon, theme.accent, 64);
        card.cut_left(mark - 64);
        ui::paragraph(c.ui, card.middle(card.w, words), reason.text);
    }
    if (shell.primary) {
        c.session.confidential = true;
        return Next{};
    }
    return shell.action;
}

} // namespace loket::kiosk
