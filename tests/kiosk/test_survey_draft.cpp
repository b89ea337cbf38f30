// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/survey_draft.hpp"
#include "tests/catch.hpp"

using namespace loket;
using namespace loket::kiosk;

TEST_CASE("the survey asks each element once, in order, and ends") {
    SurveyDraft draft;
    for (std::size_t i = 0; i < kSurveyElements; ++i) {
        CHECK_FALSE(draft.done());
        CHECK(draft.element() == static_cast<SurveyElement>(i));
        draft.answer(static_cast<int>(i % 4) + 1);
    }
    CHECK(draft.done());
    CHECK(draft.answers.complete());
    CHECK(draft.given() == 0);
    draft.answer(4); // there is nothing more to answer
    CHECK(draft.asked == kSurveyElements);
}

TEST_CASE("skipping takes back, going back keeps") {
    SurveyDraft draft;
    CHECK_FALSE(draft.back());
    draft.answer(2);
    CHECK(draft.anything_said());
    CHECK(draft.back());
    CHECK(draft.given() == 2);
    draft.skip();
    CHECK(draft.asked == 1);
    CHECK_FALSE(draft.anything_said());
}
