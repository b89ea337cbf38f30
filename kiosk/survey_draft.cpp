// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/survey_draft.hpp"

#include <algorithm>

namespace loket::kiosk {

int SurveyDraft::given() const {
    return done() ? 0 : answers.value.at(asked);
}

bool SurveyDraft::anything_said() const {
    return std::ranges::any_of(answers.value, [](auto value) { return value != 0; });
}

void SurveyDraft::answer(int value) {
    if (!done()) {
        answers.value.at(asked++) = static_cast<std::uint8_t>(value);
    }
}

void SurveyDraft::skip() {
    answer(0);
}

bool SurveyDraft::back() {
    if (asked == 0) {
        return false;
    }
    --asked;
    return true;
}

} // namespace loket::kiosk
