// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that was answered, each answer with its own "change"; after the last of them the one button that
// sends it.
#include <algorithm>
#include <vector>

#include "kiosk/chosen_answers.hpp"
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
    bool hidden = false;     ///< others may be looking over the shoulder: never in the semantic tree as it is
    bool changeable = true;  ///< false: the office has decided it
    bool has_digits = false; ///< the NIK: with a switch that shows it, and the row to itself
    std::string_view name = {}; ///< where a screen has several answers; empty: the screen's
};

Answer identity_answer(ScreenContext& c) {
    const Words& w = c.words;
    switch (c.session.identity.value_or(IdentityKind::none)) {
        case IdentityKind::nik: {
            const bool shown = c.view.digits_shown.value_or(false);
            return {
                .screen = ScreenId::identity,
                .label = w.tr("NIK"),
                .value = shown ? grouped_digits(c.session.nik.view()) : masked_digits(c.session.nik.view()),
                .hidden = shown,
                .has_digits = true};
        }
        case IdentityKind::document_at_desk:
            return {ScreenId::identity, w.tr("Identity"), w.tr("Another ID, shown at the desk")};
        case IdentityKind::card:
            return {ScreenId::identity, w.tr("Identity"),
                    w.tr("Your card: the office has your name from an earlier visit")};
        case IdentityKind::none:
            break;
    }
    return {ScreenId::identity, w.tr("Identity"), w.tr("Without an ID")};
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
    list.push_back(identity_answer(c));
    if (s.remember) {
        list.push_back({.screen = S::identity,
                        .label = w.tr("Your card"),
                        .value = stays_confidential(s, c.office)
                                     ? w.tr("Not remembered: your name stays confidential")
                                     : w.tr("It will be remembered for your next visit"),
                        .name = "card"});
    }
    if (s.identity != IdentityKind::card) {
        list.push_back({S::visitor_name, w.tr("Name"), text(s.name), true});
        list.push_back({S::visitor_from, w.tr("From"), text(s.from), true});
        list.push_back({S::visitor_phone, w.tr("Telephone"), text(s.phone), true});
    }
    if (s.job == Session::Job::guest_book) {
        list.push_back({S::visit_purpose, w.tr("Purpose"), given(purpose_answer(s, c.office, w)), true});
        list.push_back({S::visit_meet, w.tr("To meet"), given(meet_answer(s, c.office, w)), true});
        list.push_back({S::visit_companions, w.tr("Companions"), companions_answer(s, w)});
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
    if (kind != nullptr && kind->confidential_by_default) {
        list.push_back({.screen = S::complaint_kept_confidential,
                        .label = w.tr("Confidential"),
                        .value = w.tr("Your name is kept confidential"),
                        .changeable = false});
    } else {
        list.push_back({S::complaint_confidential, w.tr("Confidential"),
                        s.confidential.value_or(false) ? w.tr("Keep my name confidential")
                                                       : w.tr("My name may be known")});
    }
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

constexpr float kSide = 28;  ///< inside an answer's card, left and right
constexpr float kAbove = 14; ///< and above and below
constexpr int kMostLines = 2;

float switch_width(ScreenContext& c) {
    return std::max(c.ui.text_width(c.words.tr("Show digits"), Type::caption),
                    c.ui.text_width(c.words.tr("Hide digits"), Type::caption)) +
           136;
}

float words_width(ScreenContext& c, const Answer& answer, float card) {
    return card - 2 * kSide - (answer.has_digits ? switch_width(c) : 0);
}

float answer_height(ScreenContext& c, const Answer& answer, float card) {
    const float width = words_width(c, answer, card);
    std::string shown = beginning(c, answer.value, width, kMostLines);
    const float words = c.ui.line_height(Type::caption) + c.ui.text_height(shown, Type::body, width) + 2;
    wipe(shown);
    return std::max(words + 2 * kAbove, c.ui.theme().target);
}

/// "Ubah" with a pencil, at the right end of a line; what it takes is cut off.
void draw_change(ScreenContext& c, Rect& line) {
    const auto& theme = c.ui.theme();
    const float side = c.ui.line_height(Type::caption) * 0.9F;
    c.ui.icon(line.cut_right(side), Icon::edit, theme.accent, side);
    line.cut_right(10);
    const std::string& word = c.words.tr("Change");
    c.ui.line(line.cut_right(c.ui.text_width(word, Type::caption) + 1), word, Type::caption, theme.accent);
    line.cut_right(16);
}

/// The whole card is the button that changes its answer.
Action draw_answer(ScreenContext& c, Rect row, const Answer& answer) {
    const auto& theme = c.ui.theme();
    const std::string screen(answer.name.empty() ? to_text(answer.screen) : answer.name);
    c.ui.shadow(row, theme.radius);
    c.ui.fill_round(row, theme.surface, theme.radius);
    Rect card = row;
    if (answer.has_digits) {
        const bool open = c.view.digits_shown.value_or(false);
        const Rect place = card.cut_right(switch_width(c) + kSide / 2).inset(4, 0);
        if (ui::toggle(c.ui, place.middle(place.w, theme.target - 8), "review.digits",
                       open ? c.words.tr("Hide digits") : c.words.tr("Show digits"), false,
                       open ? Icon::lock : Icon::lock_open)) {
            c.view.digits_shown = !open;
        }
    }
    Action asked = Stay{};
    if (answer.changeable) {
        const std::string name = "change." + screen;
        const ui::Touch touch = c.ui.touch(name, card);
        if (touch.pressed) {
            c.ui.fill_round(card, theme.accent_soft, theme.radius);
        }
        if (touch.tapped) {
            asked = Change{answer.screen};
        }
        c.ui.describe({.role = ui::Role::button,
                       .name = name,
                       .label = c.words.tr("Change"),
                       .value = {},
                       .bounds = card});
    }
    c.ui.outline_round(row, theme.line, theme.radius, 2);
    Rect words = card.inset(kSide, kAbove);
    words.w = words_width(c, answer, row.w);
    Rect label = words.cut_top(c.ui.line_height(Type::caption));
    if (answer.changeable) {
        draw_change(c, label);
    }
    c.ui.line(label, answer.label, Type::caption, theme.ink_soft);
    std::string shown = beginning(c, answer.value, words.w, kMostLines);
    c.ui.wrapped(words, shown, Type::body, theme.ink);
    wipe(shown);
    c.ui.describe({.role = ui::Role::text,
                   .name = "answer." + screen,
                   .label = std::string(answer.label),
                   .value = answer.hidden ? std::string{} : answer.value,
                   .bounds = words,
                   .hidden_value = answer.hidden});
    return asked;
}

/// Answers side by side: `count` of them from `first` on.
struct AnswerRow {
    std::size_t first = 0;
    std::size_t count = 1;
};

std::vector<AnswerRow> rows_of(const std::vector<Answer>& list, std::size_t columns) {
    std::vector<AnswerRow> rows;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool room = !rows.empty() && rows.back().count < columns &&
                          !list[rows.back().first].has_digits && !list[i].has_digits;
        if (room) {
            ++rows.back().count;
        } else {
            rows.push_back({i, 1});
        }
    }
    return rows;
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
    Shell shell = open_shell(c, ScreenId::review);
    Rect body = shell.body;
    if (wide(c)) { // a wide panel is low
        body.cut_top(ui::heading(c.ui, body, c.words.tr("Is everything right?"), low_heading(c)));
        body.cut_top(theme.gap / 2);
    } else {
        draw_question(c, body, c.words.tr("Is everything right?"),
                      c.words.tr("You can change any answer before you send it."));
    }
    if (const auto sentence = trouble(c); !sentence.empty()) {
        body.cut_top(ui::banner(c.ui, body, "problem", sentence, ui::Tone::danger, Icon::warning));
        body.cut_top(theme.gap / 2);
    }
    auto list = answers(c);
    const std::size_t columns = wide(c) ? 2 : 1;
    const float gap = theme.gap / 2;
    const auto width = [&](const Answer& answer) {
        return columns == 1 || answer.has_digits ? body.w : (body.w - gap) / 2;
    };
    const auto rows = rows_of(list, columns);
    std::vector<float> heights;
    for (const AnswerRow& row : rows) {
        float height = 0;
        for (std::size_t k = row.first; k < row.first + row.count; ++k) {
            height = std::max(height, answer_height(c, list[k], width(list[k])));
        }
        heights.push_back(height);
    }
    const auto pages = pages_of(heights, body.h, gap);
    shell.pages = static_cast<int>(pages.size());
    c.view.page = std::clamp(c.view.page, 0, shell.pages - 1);
    const PageRows page = pages[static_cast<std::size_t>(c.view.page)];
    Action asked = Stay{};
    for (std::size_t r = page.first; r < page.end; ++r) {
        Rect line = body.cut_top(heights[r]);
        body.cut_top(gap);
        for (std::size_t k = rows[r].first; k < rows[r].first + rows[r].count; ++k) {
            Action wish = draw_answer(c, line.cut_left(width(list[k])), list[k]);
            line.cut_left(gap);
            if (!std::holds_alternative<Stay>(wish)) {
                asked = wish;
            }
        }
    }
    for (Answer& answer : list) {
        wipe(answer.value);
    }
    close_shell(c, shell,
                {.primary = sending ? c.words.tr("Sending...") : c.words.tr("Send"),
                 .primary_enabled = !sending,
                 .primary_icon = Icon::check});
    if (sending) {
        return Stay{};
    }
    if (shell.primary) {
        return Submit{};
    }
    return std::holds_alternative<Stay>(asked) ? shell.action : asked;
}

} // namespace loket::kiosk
