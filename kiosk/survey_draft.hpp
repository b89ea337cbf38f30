// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A satisfaction survey being answered: nine questions, one after the other, each may be skipped. Holds
// nothing of who answers, and is stored only when the last question is done.
#include <string>

#include "domain/survey.hpp"

namespace loket::kiosk {

struct SurveyDraft {
    std::string service; ///< empty until known
    SurveyAnswers answers;
    std::size_t asked = 0; ///< index of the question on the screen; kSurveyElements: all were asked

    [[nodiscard]] bool done() const { return asked >= kSurveyElements; }
    [[nodiscard]] SurveyElement element() const { return static_cast<SurveyElement>(asked); }
    [[nodiscard]] int given() const; ///< 1 to 4 for the question on the screen; 0: not answered
    [[nodiscard]] bool anything_said() const;

    void answer(int value); ///< and on to the next
    void skip();            ///< takes back what was answered before
    bool back();            ///< false on the first question
};

} // namespace loket::kiosk
