// SPDX-License-Identifier: GPL-3.0-or-later
// The office's answer, to be read; and the citizen's own words, before they are sent.
#include "kiosk/screens/reading.hpp"
#include "kiosk/screens/shell.hpp"

namespace loket::kiosk {
namespace {

using ui::Icon;
using ui::Rect;

bool writing(const ScreenContext& c) {
    return c.session.job != Session::Job::none;
}

} // namespace

/// Before the answer to a confidential complaint: what comes next can be read from behind her.
Action draw_answer_guard(ScreenContext& c) {
    const Words& w = c.words;
    if (!c.desk.looked_up || !c.desk.looked_up->answer) {
        return Leave{};
    }
    Shell shell = draw_shell(c, ScreenId::answer_guard,
                             {.primary = w.tr("Read now"),
                              .primary_icon = Icon::mail,
                              .has_cancel = !writing(c),
                              .cancel = w.tr("Done")});
    Rect body = shell.body;
    draw_question(c, body, w.tr("This answer is confidential"));
    ui::banner(c.ui, body, "answer.guard", w.tr("Please make sure nobody reads over your shoulder."),
               ui::Tone::neutral, Icon::lock);
    return shell.primary ? Action{Show{ScreenId::answer}} : shell.action;
}

Action draw_answer(ScreenContext& c) {
    const Words& w = c.words;
    if (!c.desk.looked_up || !c.desk.looked_up->answer) {
        return Leave{};
    }
    const LookedUp& found = *c.desk.looked_up;
    Shell shell = open_shell(c, ScreenId::answer);
    Rect body = shell.body;
    const std::string& title =
        found.matter && found.matter->delivered_at ? w.tr("The office's answer") : w.tr("The earlier answer");
    body.cut_top(ui::heading(c.ui, body, title, low_heading(c)));
    body.cut_top(c.ui.theme().gap / 2);
    draw_reading(c, shell, body, title, found.answer->view());
    const bool asks = may_reply(found);
    close_shell(c, shell,
                {.primary = asks         ? w.tr("Next")
                            : writing(c) ? w.tr("Go on writing")
                                         : w.tr("Done"),
                 .primary_icon = asks         ? Icon::forward
                                 : writing(c) ? Icon::edit
                                              : Icon::check,
                 .has_cancel = asks && !writing(c), // else the primary action ends the visit
                 .cancel = w.tr("Done")});
    if (shell.primary) {
        return asks ? Action{Show{ScreenId::answer_enough}} : Action{Leave{}};
    }
    return shell.action;
}

Action draw_answer_confirm(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    using State = ReplyView::State;
    const State state = c.desk.reply.state;
    const bool sending = state == State::sending;
    Shell shell = open_shell(c, ScreenId::answer_confirm);
    Rect body = shell.body;
    if (state == State::failed || state == State::closed) {
        const std::string& problem =
            state == State::closed
                ? w.tr(
                      "This kiosk cannot keep your words safe just now. Please tell an officer at the desk "
                      "what is not right.")
                : w.tr(
                      "It could not be saved just now. Nothing is lost: your words are still here. Please "
                      "try again, or call an officer.");
        body.cut_top(ui::banner(c.ui, body, "problem", problem, ui::Tone::danger, Icon::warning));
        body.cut_top(theme.gap / 2);
    } else {
        const std::string& help = w.tr("The office reads it, and your complaint is opened again.");
        body.cut_top(ui::heading(c.ui, body, w.tr("Send this to the office?"), low_heading(c)));
        body.cut_top(theme.gap / 4);
        body.cut_top(ui::paragraph(c.ui, body, help, ui::Type::body, true));
        body.cut_top(theme.gap / 2);
    }
    draw_reading(c, shell, body, w.tr("What is not right"), c.session.dispute.view());
    close_shell(c, shell,
                {.primary = sending ? w.tr("Sending...") : w.tr("Send"),
                 .primary_enabled = !sending,
                 .primary_icon = Icon::check,
                 .has_cancel = !writing(c)});
    if (sending) {
        return Stay{};
    }
    return shell.primary ? Action{Dispute{}} : shell.action;
}

} // namespace loket::kiosk
