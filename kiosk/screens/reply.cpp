// SPDX-License-Identifier: GPL-3.0-or-later
// Does the answer answer the complaint? Yes, and how it went; or no. And what became of that.
#include <array>

#include "kiosk/screens/shell.hpp"
#include "kiosk/screens/tiles.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;
using ui::Tone;
using State = ReplyView::State;

bool writing(const ScreenContext& c) {
    return c.session.job != Session::Job::none;
}

struct Outcome {
    std::string title;
    std::string sentence;
    Icon icon;
    Tone tone;
};

/// The answer is no longer the one that was read.
bool changed(const ReplyView& reply) {
    return reply.state == State::refused && (reply.rule == CaseRefusal::Rule::changed_meanwhile ||
                                             reply.rule == CaseRefusal::Rule::no_answer_yet);
}

/// Something else can be said to the same answer.
bool may_choose_again(const ReplyView& reply) {
    return reply.state == State::closed || (reply.state == State::refused && !changed(reply) &&
                                            reply.rule != CaseRefusal::Rule::answered_already);
}

Outcome refused(const ScreenContext& c) {
    const Words& w = c.words;
    switch (c.desk.reply.rule) {
        case CaseRefusal::Rule::too_late_to_dispute:
            return {w.tr("Please go to the desk"),
                    w.tr("You can tell us here for {} days that something is not right, and that time is "
                         "over. Please tell an officer at the desk.",
                         c.office.dispute_days),
                    Icon::info, Tone::warn};
        case CaseRefusal::Rule::answered_already:
            return {
                w.tr("Already accepted"),
                w.tr(
                    "This answer has been accepted already. If something is not right after all, please tell "
                    "an officer at the desk."),
                Icon::info, Tone::warn};
        case CaseRefusal::Rule::changed_meanwhile:
        case CaseRefusal::Rule::no_answer_yet:
            return {w.tr("Please look once more"),
                    c.session.dispute.empty()
                        ? w.tr("Something about your matter has just changed, so your reply was not noted. "
                               "Please look at it once more first.")
                        : w.tr("Something about your matter has just changed, so your words were not sent. "
                               "Please look at it once more first. What you wrote stays until you finish."),
                    Icon::info, Tone::warn};
        default:
            return {w.tr("Please go to the desk"),
                    w.tr("Your reply cannot be noted here just now. Please tell an officer at the desk."),
                    Icon::info, Tone::warn};
    }
}

Outcome outcome(const ScreenContext& c) {
    const Words& w = c.words;
    const ReplyView& reply = c.desk.reply;
    if (reply.state == State::refused) {
        return refused(c);
    }
    if (reply.state == State::closed) {
        return {w.tr("Please go to the desk"),
                w.tr("This kiosk cannot keep your words safe just now. Please tell an officer at the desk "
                     "what is not right."),
                Icon::info, Tone::warn};
    }
    if (reply.state == State::disputed) {
        return {w.tr("Your complaint is open again"),
                reply.deadline ? w.tr("The office reads what you wrote and answers you no later than {}.",
                                      due_text(*reply.deadline, c.office, w))
                               : w.tr("The office reads what you wrote and answers you."),
                Icon::check_circle, Tone::good};
    }
    return {w.tr("Thank you"), w.tr("We have noted that the answer is right for you."), Icon::check_circle,
            Tone::good};
}

} // namespace

Action draw_answer_enough(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = draw_shell(c, ScreenId::answer_enough, {.has_cancel = !writing(c), .cancel = w.tr("Done")});
    Rect body = shell.body;
    draw_question(c, body, w.tr("Does this answer your complaint?"));
    std::array<Choice, 2> tiles{
        Choice{.name = "enough.yes",
               .label = w.tr("Yes, it does"),
               .detail = w.tr("The matter is settled for me."),
               .icon = Icon::check},
        Choice{.name = "enough.no",
               .label = w.tr("Not yet"),
               .detail = w.tr("Something is missing or not right."),
               .icon = Icon::edit},
    };
    if (const auto tapped = draw_answer_tiles(c, body, tiles)) {
        return *tapped == 0 ? Action{Show{ScreenId::answer_rating}} : Action{SayWhatIsWrong{}};
    }
    return shell.action;
}

Action draw_answer_rating(ScreenContext& c) {
    const Words& w = c.words;
    const bool sending = c.desk.reply.state == State::sending;
    Shell shell = draw_shell(c, ScreenId::answer_rating,
                             {.primary = sending ? w.tr("Sending...") : w.tr("Skip"),
                              .primary_enabled = !sending,
                              .has_cancel = !writing(c),
                              .cancel = w.tr("Done"),
                              .primary_is_lesser = true});
    Rect body = shell.body;
    if (c.desk.reply.state == State::failed) {
        c.view.problem = w.tr("It could not be saved just now. Please try again, or call an officer.");
    }
    draw_question_and_problem(c, body, w.tr("How satisfied are you with how we handled it?"),
                              w.tr("Officers can see this rating. You may skip it."));
    constexpr std::array<Icon, 4> faces{Icon::very_satisfied, Icon::satisfied, Icon::dissatisfied,
                                        Icon::very_dissatisfied};
    std::array<Choice, 4> tiles{Choice{.name = "rating.4", .label = w.tr("Very satisfied")},
                                Choice{.name = "rating.3", .label = w.tr("Satisfied")},
                                Choice{.name = "rating.2", .label = w.tr("Not quite satisfied")},
                                Choice{.name = "rating.1", .label = w.tr("Not satisfied")}};
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        tiles.at(i).icon = faces.at(i);
        tiles.at(i).enabled = !sending;
    }
    const auto tapped = draw_answer_tiles(c, body, tiles);
    if (sending) {
        return Stay{};
    }
    if (tapped) {
        return Accept{static_cast<int>(tiles.size() - *tapped)};
    }
    if (std::holds_alternative<Cancel>(shell.action)) {
        return Accept{.finish = true}; // "yes" was said before this page
    }
    return shell.primary ? Action{Accept{}} : shell.action;
}

Action draw_answer_thanks(ScreenContext& c) {
    const Words& w = c.words;
    const auto& theme = c.ui.theme();
    const ReplyView& reply = c.desk.reply;
    const bool offers_survey =
        !writing(c) && (reply.state == State::accepted || reply.state == State::disputed);
    Foot foot{.primary = writing(c) ? w.tr("Go on writing") : w.tr("Done"),
              .primary_icon = writing(c) ? Icon::edit : Icon::check,
              .back = may_choose_again(reply),
              .has_cancel = false};
    if (changed(reply)) {
        foot = {.primary = w.tr("Look again"),
                .primary_icon = Icon::search,
                .back = false,
                .has_cancel = !writing(c),
                .cancel = w.tr("Done")};
    }
    Shell shell = draw_shell(c, ScreenId::answer_thanks, foot);
    Rect body = shell.body;
    const Outcome what = outcome(c);
    draw_question(c, body, what.title);
    body.cut_top(ui::banner(c.ui, body, "reply.outcome", what.sentence, what.tone, what.icon));
    if (offers_survey) {
        body.cut_top(theme.gap * 2);
        const Choice survey{.name = "thanks.survey",
                            .label = w.tr("Satisfaction survey"),
                            .detail = w.tr("Nine short questions about our service. Your name is not noted."),
                            .icon = Icon::satisfied};
        const float height = ui::choice_height(c.ui, survey, body.w);
        if (ui::choice(c.ui, body.cut_top(height), survey)) {
            return BeginSurvey{};
        }
    }
    if (shell.primary) {
        return changed(reply) ? Action{LookAgain{}} : Action{Leave{}};
    }
    return shell.action;
}

} // namespace loket::kiosk
