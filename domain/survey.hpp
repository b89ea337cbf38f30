// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The satisfaction survey (SKM) and its index (IKM): nine elements, each 1 to 4 (Permen PANRB 14/2017;
// DOMAIN.md, "Satisfaction"). Elements are keyed by meaning: sources disagree on the order of the last two.
// Linked to the service, never to a person or a case.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace loket {

enum class SurveyElement {
    requirements,
    procedure,
    time,
    cost,
    product,
    competence,
    conduct,
    complaint_handling,
    facilities
};
inline constexpr std::size_t kSurveyElements = 9;
[[nodiscard]] std::string_view to_text(SurveyElement element); ///< "complaint-handling"

/// One visitor's answers, indexed by SurveyElement: 1 (worst) to 4 (best), 0 for not answered.
struct SurveyAnswers {
    std::array<std::uint8_t, kSurveyElements> value{};
    [[nodiscard]] bool complete() const; ///< every value 1 to 4
    [[nodiscard]] bool valid() const;    ///< every value 0 to 4
    bool operator==(const SurveyAnswers&) const = default;
};

/// Offices print the weight of an element as 1/9, 0.111 or 0.11; the report says which one it used.
enum class SurveyWeight { ninth, point_111, point_11 };

/// Sums of complete answers only: an incomplete one counts for no element.
struct SurveyTally {
    int complete = 0, incomplete = 0;
    std::array<long, kSurveyElements> sum{};
    void add(const SurveyAnswers& answers);
    bool operator==(const SurveyTally&) const = default;
};

struct SurveyIndex {
    std::array<double, kSurveyElements> mean{}; ///< 1 to 4, unrounded
    int index_hundredths = 0; ///< 25.00 to 100.00 as 2500 to 10000 (with weight 0.11 24.75 to 99.00); rounded
                              ///< last, half up
    char band = 'D';          ///< A 88.31-100, B 76.61-88.30, C 65.00-76.60, D 25.00-64.99
};
/// None without a complete answer.
[[nodiscard]] std::optional<SurveyIndex> survey_index(const SurveyTally& tally, SurveyWeight weight);
[[nodiscard]] char survey_band(int index_hundredths); ///< D for everything below C

} // namespace loket
