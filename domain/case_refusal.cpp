// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.hpp"
#include "domain/word_table.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

constexpr WordTable<Rule, 31> kRules{{{
    {Rule::changed_meanwhile, "changed-meanwhile"},
    {Rule::no_such_case, "no-such-case"},
    {Rule::closed, "closed"},
    {Rule::paused, "paused"},
    {Rule::not_paused, "not-paused"},
    {Rule::unknown_act, "unknown-act"},
    {Rule::wrong_role, "wrong-role"},
    {Rule::wrong_division, "wrong-division"},
    {Rule::wrong_officer, "wrong-officer"},
    {Rule::not_allowed, "not-allowed"},
    {Rule::excluded, "excluded"},
    {Rule::nobody_there, "nobody-there"},
    {Rule::missing, "missing"},
    {Rule::unknown, "unknown"},
    {Rule::unwanted, "unwanted"},
    {Rule::too_long, "too-long"},
    {Rule::not_clean_text, "not-clean-text"},
    {Rule::not_after, "not-after"},
    {Rule::not_with, "not-with"},
    {Rule::card_at_desk, "card-at-desk"},
    {Rule::past_date, "past-date"},
    {Rule::extended_already, "extended-already"},
    {Rule::no_promise, "no-promise"},
    {Rule::no_extension, "no-extension"},
    {Rule::too_late_to_extend, "too-late-to-extend"},
    {Rule::urgent_already, "urgent-already"},
    {Rule::not_confidential, "not-confidential"},
    {Rule::no_answer_yet, "no-answer-yet"},
    {Rule::answered_already, "answered-already"},
    {Rule::too_late_to_dispute, "too-late-to-dispute"},
    {Rule::bad_rating, "bad-rating"},
}}};

} // namespace

std::string_view to_text(CaseRefusal::Rule rule) {
    return kRules.word(rule);
}

} // namespace loket
