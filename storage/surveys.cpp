// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/surveys.hpp"

#include <algorithm>

#include "storage/store_state.hpp"
#include "storage/survey_rows.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

void need_good_answers(const SurveyAnswers& answers) {
    if (!answers.valid()) {
        throw Failed(Code::refused, "Each answer of the survey is a number from 1 to 4.");
    }
    if (std::ranges::all_of(answers.value, [](auto value) { return value == 0; })) {
        throw Failed(Code::refused, "Nothing of the survey was answered.");
    }
}

} // namespace

Result<void, StoreError> Surveys::record(const std::string& service, const SurveyAnswers& answers,
                                         const Office& office, Instant now) {
    return at_edge([&] {
        auto& state = *store_.state_;
        state.need_writing();
        state.need_office(office);
        if (office.find_service(service) == nullptr) {
            throw Failed(Code::refused, "The office has no such service.");
        }
        need_good_answers(answers);
        const SurveyAnswered event{service, local_date(now, office.zone), answers};
        Transaction transaction(state.database, Transaction::Kind::write);
        const auto appended = state.journal.append(random_event_id(), event, std::nullopt, now);
        state.projections.apply(appended.seq, appended.at, event);
        transaction.commit();
    });
}

Result<SurveyTally, StoreError> Surveys::tally(const std::string& service, Date from, Date to) {
    return at_edge([&] {
        if (!from.ok() || !to.ok()) {
            throw Failed(Code::refused, "A period begins and ends on a date that exists.");
        }
        return SurveyRows(store_.state_->database).tally(service, from, to);
    });
}

} // namespace loket::storage
