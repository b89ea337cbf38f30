// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that was answered, on one page, each answer with its own "change"; then the one button that
// sends it.
#include <algorithm>
#include <vector>

#include "kiosk/chosen_answers.hpp"
#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/paging.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Rect;
using ui::Type;

struct Answer {
    ScreenId screen;
    std::string_view label;
    std::string value;
    bool hidden = false; ///< others may be looking over the shoulder: never in the semantic tree as it is
};

std::string identity_answer(ScreenContext& c) {
    const Words& w = c.words;
    switch (c.session.identity.value_or(IdentityKind::none)) {
        case IdentityKind::nik:
            return w.tr("NIK {}", masked_number(c.session.nik.view()));
        case IdentityKind::document_at_desk:
            return w.tr("Another ID, shown at the desk");
        case IdentityKind::none:
            break;
    }
    return w.tr("Without an ID");
}

std::string papers_answer(ScreenContext& c, const Service& service) {
    std::string text;
    for (const Requirement& r : service.requirements) {
        if (c.session.papers.contains(r.id)) {
            text += (text.empty() ? "" : "; ") + c.words.in(r.text);
        }
    }
    return text.empty() ? c.words.tr("None yet") : text;
}

std::vector<Answer> answers(ScreenContext& c) {
    using S = ScreenId;
    const Words& w = c.words;
    const Session& s = c.session;
    const auto text = [&](const SecretText& answer) {
        return answer.empty() ? w.tr("Not given") : std::string(answer.view());
    };
    const auto given = [&](const std::string& answer) { return answer.empty() ? w.tr("Not given") : answer; };
    std::vector<Answer> list;
    const Service* service = c.office.find_service(s.service);
    if (c.office.services.size() > 1 && service != nullptr) {
        list.push_back({S::service, w.tr("Service"), w.in(service->name)});
    }
    list.push_back({S::identity, w.tr("Identity"), identity_answer(c)});
    list.push_back({S::visitor_name, w.tr("Name"), text(s.name), true});
    list.push_back({S::visitor_from, w.tr("From"), text(s.from), true});
    list.push_back({S::visitor_phone, w.tr("Telephone"), text(s.phone), true});
    if (s.job == Session::Job::guest_book) {
        list.push_back({S::visit_purpose, w.tr("Purpose"), given(purpose_answer(s, c.office, w)), true});
        list.push_back({S::visit_meet, w.tr("To meet"), given(meet_answer(s, c.office, w)), true});
        list.push_back({S::visit_companions, w.tr("Companions"), std::to_string(s.companions)});
        return list;
    }
    const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, s.kind);
    list.push_back({S::complaint_kind, w.tr("Kind of complaint"),
                    kind == nullptr ? w.tr("Not given") : w.in(kind->name)});
    list.push_back({S::complaint_reported, w.tr("Who is reported"), text(s.reported), true});
    list.push_back({S::complaint_what, w.tr("What"), text(s.what), true});
    list.push_back({S::complaint_where, w.tr("Where"), text(s.where), true});
    list.push_back(
        {S::complaint_when, w.tr("When"), given(when_answer(s, w, local_date(c.now, c.office.zone))), true});
    list.push_back({S::complaint_how, w.tr("How it happened"), text(s.how), true});
    if (const auto steps = flow(s, c.office);
        service != nullptr && std::find(steps.begin(), steps.end(), S::complaint_papers) != steps.end()) {
        list.push_back({S::complaint_papers, w.tr("Papers"), papers_answer(c, *service)});
    }
    list.push_back(
        {S::complaint_confidential, w.tr("Confidential"),
         s.confidential.value_or(false) ? w.tr("Keep my name confidential") : w.tr("My name may be known")});
    return list;
}

/// Text as far as it fits in `lines` lines; the rest is on the question's own screen.
std::string beginning(ScreenContext& c, std::string_view text, float width, int lines) {
    std::string shown(utf8_prefix(text, 160));
    const float room = c.ui.line_height(Type::body) * static_cast<float>(lines) + 1;
    bool cut = shown.size() < text.size();
    while (!shown.empty() && c.ui.text_height(shown + (cut ? "…" : ""), Type::body, width) > room) {
        const auto space = shown.find_last_of(' ');
        shown = space == std::string::npos || space == 0 ? std::string(without_last_character(shown))
                                                         : shown.substr(0, space);
        cut = true;
    }
    return cut ? shown + "…" : shown;
}

constexpr float kSide = 24;  ///< inside an answer's card, left and right
constexpr float kAbove = 12; ///< and above and below
constexpr int kMostLines = 2;

float change_width(ScreenContext& c) {
    return c.ui.text_width(c.words.tr("Change"), Type::strong) + 120;
}

/// Room for the words of an answer between the card's edge and its button.
float words_width(ScreenContext& c, float card) {
    return card - 2 * kSide - change_width(c) - 16;
}

float answer_height(ScreenContext& c, const Answer& answer, float card) {
    const std::string shown = beginning(c, answer.value, words_width(c, card), kMostLines);
    const float words =
        c.ui.line_height(Type::caption) + c.ui.text_height(shown, Type::body, words_width(c, card)) + 2;
    return std::max(words, c.ui.theme().target) + 2 * kAbove;
}

Action draw_answer(ScreenContext& c, Rect row, const Answer& answer) {
    const auto& theme = c.ui.theme();
    const float width = words_width(c, row.w);
    c.ui.fill_round(row, theme.surface, theme.radius);
    row = row.inset(kSide, kAbove);
    const std::string name = "change." + std::string(to_text(answer.screen));
    const bool tapped = ui::button(
        c.ui, row.cut_right(change_width(c)).middle(change_width(c), theme.target),
        {.name = name, .label = c.words.tr("Change"), .icon = Icon::edit, .kind = ui::Button::Kind::quiet});
    row.w = width;
    Rect label = row.cut_top(c.ui.line_height(Type::caption));
    c.ui.line(label, answer.label, Type::caption, theme.ink_soft);
    const std::string shown = beginning(c, answer.value, width, kMostLines);
    c.ui.wrapped(row, shown, Type::body, theme.ink);
    c.ui.describe({.role = ui::Role::text,
                   .name = "answer." + std::string(to_text(answer.screen)),
                   .label = std::string(answer.label),
                   .value = answer.hidden ? std::string{} : answer.value,
                   .bounds = row,
                   .hidden_value = answer.hidden});
    return tapped ? Action{Change{answer.screen}} : Action{Stay{}};
}

std::string_view trouble(ScreenContext& c) {
    const Words& w = c.words;
    switch (c.desk.submit) {
        case SubmitState::failed_closed:
            return w.tr(
                "Your answers were not sent and not kept, because they cannot be kept safely just now. "
                "Please call an officer.");
        case SubmitState::failed_try_again:
            return w.tr(
                "It could not be saved just now. Nothing is lost: your answers are still here. Please try "
                "again, or call an officer.");
        case SubmitState::failed_refused:
            return w.tr(
                "One of the answers cannot be accepted as it is. Please look through them, or call an "
                "officer.");
        case SubmitState::idle:
        case SubmitState::sending:
            break;
    }
    return {};
}

} // namespace

Action draw_review(ScreenContext& c) {
    const auto& theme = c.ui.theme();
    const bool sending = c.desk.submit == SubmitState::sending;
    Shell shell = draw_shell(c, ScreenId::review,
                             {.primary = sending ? c.words.tr("Sending...") : c.words.tr("Send"),
                              .primary_enabled = !sending,
                              .primary_icon = Icon::check});
    Rect body = shell.body;
    draw_question(c, body, c.words.tr("Is everything right?"),
                  wide(c) ? std::string_view{} : c.words.tr("You can change any answer before you send it."));
    if (const auto sentence = trouble(c); !sentence.empty()) {
        body.cut_top(ui::banner(c.ui, body, "problem", sentence, ui::Tone::danger, Icon::warning));
        body.cut_top(theme.gap);
    }
    auto list = answers(c);
    const std::size_t columns = text_columns(c);
    const float gap = theme.gap / 2;
    const float width = (body.w - theme.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<float> heights;
    for (std::size_t i = 0; i < list.size(); i += columns) {
        float height = 0;
        for (std::size_t k = i; k < std::min(i + columns, list.size()); ++k) {
            height = std::max(height, answer_height(c, list[k], width));
        }
        heights.push_back(height);
    }
    auto pages = pages_of(heights, body.h, gap);
    if (pages.size() > 1) {
        pages = pages_of(heights, body.h - pager_height(c), gap);
    }
    draw_pager(c, body, static_cast<int>(pages.size()));
    c.view.page = std::clamp(c.view.page, 0, static_cast<int>(pages.size()) - 1);
    const PageRows page = pages[static_cast<std::size_t>(c.view.page)];
    Action asked = Stay{};
    for (std::size_t r = page.first; r < page.end; ++r) {
        Rect row = body.cut_top(heights[r]);
        body.cut_top(gap);
        for (std::size_t k = r * columns; k < std::min((r + 1) * columns, list.size()); ++k) {
            Action wish = draw_answer(c, row.cut_left(width), list[k]);
            row.cut_left(theme.gap);
            if (!std::holds_alternative<Stay>(wish)) {
                asked = wish;
            }
        }
    }
    for (Answer& answer : list) {
        wipe(answer.value);
    }
    if (sending) {
        return Stay{};
    }
    if (shell.primary) {
        return Submit{};
    }
    return std::holds_alternative<Stay>(asked) ? shell.action : asked;
}

} // namespace loket::kiosk
