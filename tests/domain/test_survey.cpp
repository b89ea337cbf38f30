// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/survey.hpp"

#include <cmath>
#include <set>
#include <tuple>

#include "tests/catch.hpp"

using namespace loket;

namespace {

SurveyAnswers all(std::uint8_t value) {
    SurveyAnswers answers;
    answers.value.fill(value);
    return answers;
}

/// `answers` complete answers whose values add up to `total`.
SurveyTally tally_of(int answers, long total) {
    SurveyTally tally;
    tally.complete = answers;
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        const auto left = static_cast<long>(kSurveyElements - element);
        tally.sum[element] = total / left;
        total -= tally.sum[element];
    }
    return tally;
}

int index_of(const SurveyTally& tally, SurveyWeight weight = SurveyWeight::ninth) {
    return survey_index(tally, weight).value().index_hundredths;
}

} // namespace

TEST_CASE("a published survey: 29 answers, total 955", "[survey]") {
    // 29 x 9 values of 3 and 4 that add up to 955.
    SurveyTally tally;
    int fours = 955 - 29 * 9 * 3;
    for (int person = 0; person < 29; ++person) {
        SurveyAnswers answers = all(3);
        for (std::uint8_t& value : answers.value) {
            if (fours == 0) break;
            value = 4;
            --fours;
        }
        tally.add(answers);
    }
    REQUIRE(tally.complete == 29);
    REQUIRE(tally.incomplete == 0);
    long total = 0;
    for (const long sum : tally.sum) total += sum;
    REQUIRE(total == 955);
    CHECK(index_of(tally, SurveyWeight::ninth) == 9148);
    CHECK(index_of(tally, SurveyWeight::point_111) == 9138);
    CHECK(index_of(tally, SurveyWeight::point_11) == 9056);
    for (const SurveyWeight weight : {SurveyWeight::ninth, SurveyWeight::point_111, SurveyWeight::point_11})
        CHECK(survey_index(tally, weight)->band == 'A');
}

TEST_CASE("the ends of the scale", "[survey]") {
    struct Row {
        std::uint8_t value;
        int ninth, point_111, point_11;
        char band;
    };
    for (const Row& row : {Row{1, 2500, 2498, 2475, 'D'}, Row{2, 5000, 4995, 4950, 'D'},
                           Row{3, 7500, 7493, 7425, 'C'}, Row{4, 10000, 9990, 9900, 'A'}}) {
        CAPTURE(int{row.value});
        SurveyTally tally;
        for (int person = 0; person < 7; ++person) tally.add(all(row.value));
        CHECK(index_of(tally, SurveyWeight::ninth) == row.ninth);
        CHECK(index_of(tally, SurveyWeight::point_111) == row.point_111);
        CHECK(index_of(tally, SurveyWeight::point_11) == row.point_11);
        CHECK(survey_index(tally, SurveyWeight::ninth)->band == row.band);
        const SurveyIndex index = survey_index(tally, SurveyWeight::ninth).value();
        for (const double mean : index.mean) CHECK(mean == row.value);
    }
}

TEST_CASE("a half is rounded up, once, at the end", "[survey]") {
    struct Row {
        int answers;
        long total;
        int hundredths;
    };
    // 2500 x total / (9 x answers), by hand.
    for (const Row& row : {
             Row{8, 45, 1563},   // 1562.5 exactly
             Row{8, 99, 3438},   // 3437.5 exactly
             Row{8, 261, 9063},  // 9062.5 exactly
             Row{1, 28, 7778},   // 7777.78
             Row{1, 31, 8611},   // 8611.11
             Row{2, 67, 9306},   // 9305.56
             Row{29, 956, 9157}, // 9157.09
         }) {
        CAPTURE(row.answers, row.total);
        CHECK(index_of(tally_of(row.answers, row.total)) == row.hundredths);
    }
    // Every element's mean is 3.333...: rounding the means first would give 83.25, the exact sum gives 83.33.
    SurveyTally thirds;
    for (const std::uint8_t value : {3, 3, 4}) thirds.add(all(value));
    CHECK(index_of(thirds) == 8333);
    CHECK(std::abs(survey_index(thirds, SurveyWeight::ninth)->mean[0] - 10.0 / 3.0) < 1e-12);
}

TEST_CASE("bands meet at their edges", "[survey]") {
    struct Row {
        int hundredths;
        char band;
    };
    for (const Row& row : {Row{10000, 'A'}, Row{8831, 'A'}, Row{8830, 'B'}, Row{7661, 'B'}, Row{7660, 'C'},
                           Row{6500, 'C'}, Row{6499, 'D'}, Row{2500, 'D'}, Row{2475, 'D'}}) {
        CAPTURE(row.hundredths);
        CHECK(survey_band(row.hundredths) == row.band);
    }
    // The band follows the rounded index: 88.3056 reads 88.31 and is an A; 88.3020 reads 88.30 and is not.
    for (const auto& [tally, hundredths, band] :
         {std::tuple{tally_of(200, 6358), 8831, 'A'}, std::tuple{tally_of(71, 2257), 8830, 'B'}}) {
        const SurveyIndex index = survey_index(tally, SurveyWeight::ninth).value();
        CHECK(index.index_hundredths == hundredths);
        CHECK(index.band == band);
    }
}

TEST_CASE("an incomplete answer counts for no element", "[survey]") {
    SurveyTally tally;
    tally.add(all(4));
    for (std::size_t element = 0; element < kSurveyElements; ++element) {
        SurveyAnswers answers = all(1);
        answers.value[element] = 0;
        CHECK_FALSE(answers.complete());
        CHECK(answers.valid());
        tally.add(answers);
    }
    CHECK(tally.complete == 1);
    CHECK(tally.incomplete == 9);
    CHECK(index_of(tally) == 10000);
}

TEST_CASE("values outside the scale are not valid and never counted", "[survey]") {
    SurveyAnswers answers = all(4);
    answers.value[3] = 5;
    CHECK_FALSE(answers.valid());
    CHECK_FALSE(answers.complete());
    SurveyTally tally;
    tally.add(answers);
    CHECK(tally.complete == 0);
    CHECK(all(1).complete());
    CHECK(all(4).complete());
    CHECK(all(0).valid());
    CHECK_FALSE(all(0).complete());
}

TEST_CASE("without a complete answer there is no index", "[survey]") {
    SurveyTally tally;
    CHECK_FALSE(survey_index(tally, SurveyWeight::ninth));
    tally.add(all(0));
    CHECK_FALSE(survey_index(tally, SurveyWeight::point_11));
}

TEST_CASE("a decade of surveys does not overflow", "[survey]") {
    const SurveyTally tally = tally_of(2'000'000'000, 2'000'000'000L * 36);
    CHECK(index_of(tally) == 10000);
    CHECK(index_of(tally, SurveyWeight::point_111) == 9990);
}

TEST_CASE("each element has a word of its own", "[survey]") {
    std::set<std::string_view> words;
    for (std::size_t element = 0; element < kSurveyElements; ++element)
        words.insert(to_text(static_cast<SurveyElement>(element)));
    CHECK(words == std::set<std::string_view>{"requirements", "procedure", "time", "cost", "product",
                                              "competence", "conduct", "complaint-handling", "facilities"});
}
