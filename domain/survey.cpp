// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/survey.hpp"

#include <algorithm>
#include <numeric>

namespace loket {
namespace {

constexpr std::uint8_t kWorst = 1;
constexpr std::uint8_t kBest = 4;

struct Fraction {
    std::int64_t over;
    std::int64_t under;
};

constexpr Fraction weight_of(SurveyWeight weight) {
    switch (weight) {
        case SurveyWeight::ninth:
            return {1, 9};
        case SurveyWeight::point_111:
            return {111, 1000};
        case SurveyWeight::point_11:
            break;
    }
    return {11, 100};
}

/// For positive numbers; whole numbers all the way, so that a half is exactly a half.
constexpr std::int64_t rounded_half_up(Fraction value) {
    return (2 * value.over + value.under) / (2 * value.under);
}

} // namespace

std::string_view to_text(SurveyElement element) {
    switch (element) {
        case SurveyElement::requirements:
            return "requirements";
        case SurveyElement::procedure:
            return "procedure";
        case SurveyElement::time:
            return "time";
        case SurveyElement::cost:
            return "cost";
        case SurveyElement::product:
            return "product";
        case SurveyElement::competence:
            return "competence";
        case SurveyElement::conduct:
            return "conduct";
        case SurveyElement::complaint_handling:
            return "complaint-handling";
        case SurveyElement::facilities:
            break;
    }
    return "facilities";
}

bool SurveyAnswers::complete() const {
    return std::all_of(value.begin(), value.end(),
                       [](std::uint8_t answer) { return answer >= kWorst && answer <= kBest; });
}

bool SurveyAnswers::valid() const {
    return std::all_of(value.begin(), value.end(), [](std::uint8_t answer) { return answer <= kBest; });
}

void SurveyTally::add(const SurveyAnswers& answers) {
    if (!answers.complete()) {
        ++incomplete;
        return;
    }
    ++complete;
    for (std::size_t element = 0; element < kSurveyElements; ++element)
        sum[element] += answers.value[element];
}

std::optional<SurveyIndex> survey_index(const SurveyTally& tally, SurveyWeight weight) {
    if (tally.complete <= 0) return std::nullopt;
    SurveyIndex index;
    std::transform(tally.sum.begin(), tally.sum.end(), index.mean.begin(),
                   [&](long sum) { return static_cast<double>(sum) / tally.complete; });
    // 25 x the weighted sum of means, in hundredths; one weight for all, so that the means may be added
    // first.
    constexpr std::int64_t kHundredthsOf25 = 2500;
    const std::int64_t total = std::accumulate(tally.sum.begin(), tally.sum.end(), std::int64_t{0});
    const Fraction part = weight_of(weight);
    index.index_hundredths = static_cast<int>(
        rounded_half_up({kHundredthsOf25 * total * part.over, std::int64_t{tally.complete} * part.under}));
    index.band = survey_band(index.index_hundredths);
    return index;
}

char survey_band(int index_hundredths) {
    constexpr int kLowestA = 8831;
    constexpr int kLowestB = 7661;
    constexpr int kLowestC = 6500;
    if (index_hundredths >= kLowestA) return 'A';
    if (index_hundredths >= kLowestB) return 'B';
    return index_hundredths >= kLowestC ? 'C' : 'D';
}

} // namespace loket
