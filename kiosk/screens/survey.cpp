// SPDX-License-Identifier: GPL-3.0-or-later
// The satisfaction survey (SKM): which service, nine questions, thanks. Each element is asked by its meaning,
// in the four steps of the ministry's questionnaire (Permen PANRB 14/2017).
#include <array>
#include <vector>

#include "kiosk/screens/choices.hpp"
#include "kiosk/screens/shell.hpp"
#include "kiosk/screens/tiles.hpp"

namespace loket::kiosk {
namespace {

using ui::Choice;
using ui::Icon;
using ui::Rect;

constexpr std::size_t kSteps = 4;

struct Question {
    std::string_view sentence;
    std::array<std::string_view, kSteps> steps; ///< the best first: 4, 3, 2, 1
};

Question question_of(SurveyElement element, const Words& w) {
    switch (element) {
        case SurveyElement::requirements:
            return {w.tr("Was what you were asked to bring right for this service?"),
                    {w.tr("Very much so"), w.tr("Yes"), w.tr("Not quite"), w.tr("No")}};
        case SurveyElement::procedure:
            return {w.tr("How easy was the way through the service?"),
                    {w.tr("Very easy"), w.tr("Easy"), w.tr("Not so easy"), w.tr("Not easy")}};
        case SurveyElement::time:
            return {w.tr("How quickly were you served?"),
                    {w.tr("Very quickly"), w.tr("Quickly"), w.tr("Not so quickly"), w.tr("Not quickly")}};
        case SurveyElement::cost:
            return {w.tr("What did you have to pay?"),
                    {w.tr("Nothing, it was free"), w.tr("A little"), w.tr("Quite a lot"), w.tr("Very much")}};
        case SurveyElement::product:
            return {w.tr("Did you get what the service standard promises?"),
                    {w.tr("Yes, all of it"), w.tr("Yes"), w.tr("Only in part"), w.tr("No")}};
        case SurveyElement::competence:
            return {w.tr("How able were the officers?"),
                    {w.tr("Very able"), w.tr("Able"), w.tr("Not so able"), w.tr("Not able")}};
        case SurveyElement::conduct:
            return {w.tr("How polite and friendly were the officers?"),
                    {w.tr("Very polite and friendly"), w.tr("Polite and friendly"),
                     w.tr("Not so polite and friendly"), w.tr("Not polite and friendly")}};
        case SurveyElement::complaint_handling:
            return {w.tr("How well are complaints and suggestions handled here?"),
                    {w.tr("They are handled well"), w.tr("They are handled, but not so well"),
                     w.tr("There is a place for them, but it does not work"),
                     w.tr("There is no place for them")}};
        case SurveyElement::facilities:
            break;
    }
    return {w.tr("How good are the rooms and facilities?"),
            {w.tr("Very good"), w.tr("Good"), w.tr("Fair"), w.tr("Poor")}};
}

struct Thanks {
    std::string_view title, sentence;
    Icon icon;
    ui::Tone tone;
};

Thanks thanks(const ScreenContext& c) {
    const Words& w = c.words;
    switch (c.desk.survey) {
        case SurveyState::failed:
            return {
                w.tr("We are sorry"),
                w.tr("Your answers could not be saved yet. Please touch \"Try again\", or tell an officer."),
                Icon::warning, ui::Tone::warn};
        case SurveyState::storing:
            return {w.tr("One moment, please"), w.tr("Your answers are being saved."), Icon::clock,
                    ui::Tone::neutral};
        case SurveyState::nothing_said:
            return {w.tr("Thank you"), w.tr("You skipped every question, so nothing was saved."), Icon::info,
                    ui::Tone::neutral};
        case SurveyState::idle:
        case SurveyState::stored:
            break;
    }
    return {w.tr("Thank you"), w.tr("Your answers help us to serve better. They are kept without your name."),
            Icon::check_circle, ui::Tone::good};
}

} // namespace

Action draw_survey_service(ScreenContext& c) {
    const Words& w = c.words;
    Shell shell = open_shell(c, ScreenId::survey_service);
    Rect body = shell.body;
    draw_question(c, body, w.tr("Which service would you like to rate?"));
    std::vector<Choice> items;
    for (const Service& service : c.office.services) {
        items.push_back({.name = service.id,
                         .label = w.in(service.name),
                         .detail = w.in(service.summary),
                         .icon = Icon::list,
                         .selected = c.session.survey.service == service.id});
    }
    const auto tapped = draw_choices(c, shell, body, items);
    close_shell(c, shell, {.has_cancel = false});
    if (tapped) {
        c.session.survey.service = c.office.services[*tapped].id;
        return GoOnSurvey{};
    }
    return shell.action;
}

Action draw_survey_question(ScreenContext& c) {
    const Words& w = c.words;
    SurveyDraft& survey = c.session.survey;
    Shell shell =
        draw_shell(c, ScreenId::survey_question, {.primary = w.tr("Skip"), .primary_is_lesser = true});
    if (survey.done()) {
        return GoOnSurvey{};
    }
    const Question question = question_of(survey.element(), w);
    Rect body = shell.body;
    draw_question(c, body, question.sentence,
                  survey.asked == 0
                      ? w.tr("Nine short questions. Your name is not noted, and you may skip any "
                             "of them.")
                      : std::string_view{});
    constexpr std::array<std::string_view, kSteps> names{"survey.4", "survey.3", "survey.2", "survey.1"};
    constexpr std::array<Icon, kSteps> faces{Icon::very_satisfied, Icon::satisfied, Icon::dissatisfied,
                                             Icon::very_dissatisfied};
    std::array<Choice, kSteps> tiles;
    for (std::size_t i = 0; i < kSteps; ++i) {
        tiles.at(i) = {.name = names.at(i),
                       .label = question.steps.at(i),
                       .icon = faces.at(i),
                       .selected = survey.given() == static_cast<int>(kSteps - i)};
    }
    if (const auto tapped = draw_answer_tiles(c, body, tiles)) {
        survey.answer(static_cast<int>(kSteps - *tapped));
        return GoOnSurvey{};
    }
    if (shell.primary) {
        survey.skip();
        return GoOnSurvey{};
    }
    return shell.action;
}

Action draw_survey_thanks(ScreenContext& c) {
    const Words& w = c.words;
    const bool storing = c.desk.survey == SurveyState::storing;
    const bool failed = c.desk.survey == SurveyState::failed;
    Shell shell = draw_shell(c, ScreenId::survey_thanks,
                             {.primary = storing  ? w.tr("Saving...")
                                         : failed ? w.tr("Try again")
                                                  : w.tr("Done"),
                              .primary_enabled = !storing,
                              .primary_icon = storing  ? Icon::clock
                                              : failed ? Icon::forward
                                                       : Icon::check,
                              .back = false,
                              .has_cancel = failed});
    const Thanks said = thanks(c);
    Rect body = shell.body;
    draw_question(c, body, said.title);
    ui::banner(c.ui, body, "survey.thanks", said.sentence, said.tone, said.icon);
    if (shell.primary) {
        return failed ? Action{GoOnSurvey{}} : Action{Cancel{}};
    }
    return shell.action;
}

} // namespace loket::kiosk
