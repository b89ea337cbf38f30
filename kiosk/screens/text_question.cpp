// SPDX-License-Identifier: GPL-3.0-or-later
// Every question that is answered in the visitor's own words: one table of what to ask, one way to draw it.
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::KeyPress;
using ui::Rect;

struct Question {
    std::string_view question;
    std::string_view help;
    std::string_view label;
    std::string_view missing; ///< said when "Next" is touched with nothing written; empty: may be left empty
    SecretText* answer;
    bool many_lines = false;
};

Question question_of(ScreenContext& c, ScreenId screen) {
    const Words& w = c.words;
    Session& s = c.session;
    switch (screen) {
        case ScreenId::visitor_name:
            return {w.tr("What is your name?"), w.tr("As it is written on your ID card."), w.tr("Your name"),
                    w.tr("Please write your name, so that we know whom to call."), &s.name};
        case ScreenId::visitor_from:
            return {w.tr("Where do you come from?"),
                    w.tr("Your village and street, or the institution you come for."),
                    w.tr("Address or institution"), w.tr("Please write your village or institution."),
                    &s.from};
        case ScreenId::visit_purpose_text:
            return {w.tr("What brings you here?"), w.tr("One sentence is enough."),
                    w.tr("Purpose of your visit"), w.tr("Please write in a few words what you need."),
                    &s.purpose};
        case ScreenId::visit_meet_text:
            return {w.tr("Whom would you like to meet?"), w.tr("The name or position of the officer."),
                    w.tr("Name or position"),
                    w.tr("Please write whom you would like to meet, or go back and choose."), &s.meet};
        case ScreenId::complaint_reported:
            return {
                w.tr("Who is this complaint about?"),
                w.tr("A name, a position or an office. Leave it empty if it is about nobody in particular."),
                w.tr("Person or office reported"),
                {},
                &s.reported};
        case ScreenId::complaint_what:
            return {w.tr("What is your complaint?"),
                    w.tr("In one sentence: what went wrong, or what you need."), w.tr("The problem in short"),
                    w.tr("Please write in one sentence what your complaint is."), &s.what};
        case ScreenId::complaint_where:
            return {w.tr("Where did it happen?"),
                    w.tr("Village, office, bank or shop. You may write \"do not know\"."), w.tr("Place"),
                    w.tr("Please write where it happened, or \"do not know\"."), &s.where};
        case ScreenId::complaint_when_text:
            return {w.tr("When did it happen?"),
                    w.tr("A date, a month or an event you remember. An approximate date is fine."),
                    w.tr("Time"), w.tr("Please write when it happened, or \"do not know\"."), &s.when};
        case ScreenId::answer_wrong:
            return {w.tr("What is not right yet?"),
                    w.tr("Write what is missing or wrong. The office reads it and works on it again."),
                    w.tr("What is not right"),
                    w.tr("Please write in a few words what is not right."),
                    &s.dispute,
                    true};
        default:
            return {w.tr("How did it happen?"),
                    w.tr("Tell it in your own words, from the beginning. An officer can help you write."),
                    w.tr("What happened"),
                    w.tr("Please tell us what happened. A few sentences are enough."),
                    &s.how,
                    true};
    }
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \n\t") == std::string_view::npos;
}

void press(ScreenContext& c, const KeyPress& key, SecretText& answer) {
    if (key.kind == KeyPress::Kind::none) {
        return;
    }
    c.view.problem.clear();
    bool fits = true;
    switch (key.kind) {
        case KeyPress::Kind::text:
            fits = answer.append(key.text);
            break;
        case KeyPress::Kind::line_break:
            fits = answer.append("\n");
            break;
        case KeyPress::Kind::backspace:
            answer.backspace();
            break;
        case KeyPress::Kind::clear:
            answer.wipe();
            break;
        case KeyPress::Kind::none:
            break;
    }
    if (!fits) {
        c.view.problem =
            c.words.tr("There is no more room here. What you wrote is kept; please shorten it a little.");
    }
}

} // namespace

SecretText* typed_answer(ScreenId screen, Session& s) {
    switch (screen) {
        case ScreenId::visitor_name:
            return &s.name;
        case ScreenId::visitor_from:
            return &s.from;
        case ScreenId::visit_purpose_text:
            return &s.purpose;
        case ScreenId::visit_meet_text:
            return &s.meet;
        case ScreenId::complaint_reported:
            return &s.reported;
        case ScreenId::complaint_what:
            return &s.what;
        case ScreenId::complaint_where:
            return &s.where;
        case ScreenId::complaint_when_text:
            return &s.when;
        case ScreenId::complaint_how:
            return &s.how;
        case ScreenId::answer_wrong:
            return &s.dispute;
        default:
            return nullptr;
    }
}

Action draw_text_question(ScreenContext& c, ScreenId screen) {
    const Question q = question_of(c, screen);
    const bool optional = q.missing.empty();
    const bool blank = is_blank(q.answer->view());
    Shell shell =
        draw_shell(c, screen,
                   {.primary = optional && blank ? c.words.tr("Skip") : c.words.tr("Next"),
                    // "Batal" would end the visit that is being written as well.
                    .has_cancel = screen != ScreenId::answer_wrong || c.session.job == Session::Job::none});
    Rect body = shell.body;

    const ui::LettersKeyboard keyboard{.space_label = c.words.tr("space"),
                                       .clear_label = c.words.tr("Clear all"),
                                       .line_breaks = q.many_lines,
                                       .digits_row = !wide(c)};
    // Large text on a low panel: the keys give up a little of their height. A story needs three lines to be
    // written in: on a low panel its question stands smaller, and names the field as well.
    const bool crowded = wide(c) && c.ui.theme().choice.large_text;
    const bool tight = wide(c) && q.many_lines;
    Rect keys = body.cut_bottom(ui::letters_height(c.ui, keyboard) - (crowded ? 60.F : 0.F));
    body.cut_bottom(tight ? 10.F : wide(c) ? 16.F : c.ui.theme().gap * 1.5F);
    const bool terse = crowded || tight;
    if (tight && c.view.problem.empty()) {
        body.cut_top(ui::heading(c.ui, body, q.question, ui::Type::strong));
    } else {
        draw_question_and_problem(c, body, q.question, terse ? std::string_view{} : q.help);
    }
    const bool labelled = !tight && field_takes_label(c, body);
    const float one_line = kFieldBox + (labelled ? field_label(c) : 0);
    Rect field = body.cut_top(q.many_lines ? body.h : std::min(body.h, one_line));
    ui::field(c.ui, field,
              {.name = "answer",
               .label = labelled ? q.label : std::string_view{},
               .value = q.answer->view(),
               .placeholder = labelled ? std::string_view{} : q.label,
               .multiline = q.many_lines,
               .wrong = !c.view.problem.empty()});
    press(c, ui::letters(c.ui, keys, c.view.letters, keyboard), *q.answer);

    if (shell.primary) {
        if (blank && !optional) {
            c.view.problem = q.missing;
            return Stay{};
        }
        return screen == ScreenId::answer_wrong ? Action{Show{ScreenId::answer_confirm}} : Action{Next{}};
    }
    return shell.action;
}

} // namespace loket::kiosk
