// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_given.hpp"

#include <algorithm>

#include "domain/find_by_id.hpp"
#include "domain/secure_clear.hpp"
#include "domain/text_input.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;
using MaybeRefusal = std::optional<CaseRefusal>;

CaseRefusal refuse(Rule rule, Need need) {
    return {rule, std::string{to_text(need)}};
}

bool is_one_line(Need need) {
    return need == Need::reason || need == Need::document;
}

MaybeRefusal check_text(const CaseWords::Text& given) {
    const bool line = is_one_line(given.need);
    if (given.text.size() > (line ? kLineLimit : kNarrativeLimit)) return refuse(Rule::too_long, given.need);
    std::string clean = clean_text(given.text, !line);
    const bool is_clean = clean == given.text;
    secure_clear(clean);
    if (!is_clean) return refuse(Rule::not_clean_text, given.need);
    clean = clean_line(given.text);
    const bool says_nothing = clean.empty();
    secure_clear(clean);
    if (says_nothing) return refuse(Rule::missing, given.need);
    return std::nullopt;
}

/// A public value is needed and given, or neither.
MaybeRefusal check_presence(Need need, const Act& act, bool given) {
    const bool needed = act.needs.contains(need);
    if (needed && !given) return refuse(Rule::missing, need);
    if (!needed && given) return refuse(Rule::unwanted, need);
    return std::nullopt;
}

MaybeRefusal check_division(const DoAct& given, const Act& act, const CaseState& state,
                            const Office& office) {
    const bool any_left = std::any_of(office.divisions.begin(), office.divisions.end(), [&](const auto& one) {
        return !state.excluded_divisions.contains(one.id);
    });
    if (given.division.empty() && !any_left) return std::nullopt; // managers stand in for the divisions
    if (auto refusal = check_presence(Need::division, act, !given.division.empty())) return refusal;
    if (given.division.empty()) return std::nullopt;
    if (office.find_division(given.division) == nullptr) return refuse(Rule::unknown, Need::division);
    if (state.excluded_divisions.contains(given.division)) return refuse(Rule::excluded, Need::division);
    return std::nullopt;
}

MaybeRefusal check_officer(const DoAct& given, const Act& act, const CaseState& state) {
    if (auto refusal = check_presence(Need::officer, act, !given.officer.empty())) return refusal;
    if (given.officer.empty()) return std::nullopt;
    if (!is_staff_id(given.officer)) return refuse(Rule::unknown, Need::officer);
    if (state.excluded_staff.contains(given.officer)) return refuse(Rule::excluded, Need::officer);
    return std::nullopt;
}

MaybeRefusal check_due_date(const DoAct& given, const Act& act, Date today) {
    if (auto refusal = check_presence(Need::due_date, act, given.due_date.has_value())) return refusal;
    if (!given.due_date) return std::nullopt;
    if (!given.due_date->ok()) return refuse(Rule::unknown, Need::due_date);
    if (*given.due_date < today) return refuse(Rule::past_date, Need::due_date);
    return std::nullopt;
}

MaybeRefusal check_choice(const DoAct& given, const Act& act) {
    if (auto refusal = check_presence(Need::choice, act, !given.choice.empty())) return refusal;
    if (given.choice.empty() || find_by_id(act.options, given.choice) != nullptr) return std::nullopt;
    return refuse(Rule::unknown, Need::choice);
}

MaybeRefusal check_checklist(const DoAct& given, const Act& act) {
    if (auto refusal = check_presence(Need::checklist, act, !given.checked.empty())) return refusal;
    const bool known = std::all_of(given.checked.begin(), given.checked.end(), [&](const auto& item) {
        return find_by_id(act.checklist, item) != nullptr;
    });
    if (!known) return refuse(Rule::unknown, Need::checklist);
    const bool complete = !act.needs.contains(Need::checklist) ||
                          std::all_of(act.checklist.begin(), act.checklist.end(),
                                      [&](const Option& item) { return given.checked.contains(item.id); });
    if (!complete) return refuse(Rule::missing, Need::checklist);
    return std::nullopt;
}

} // namespace

MaybeRefusal check_words(const CaseWords& words, const std::set<Need>& needs) {
    std::set<Need> found;
    for (const CaseWords::Text& given : words.texts) {
        const bool wanted = given.need == Need::note || needs.contains(given.need);
        if (!is_private(given.need) || !wanted || !found.insert(given.need).second)
            return refuse(Rule::unwanted, given.need);
        if (auto refusal = check_text(given)) return refusal;
    }
    const auto lacking = std::find_if(needs.begin(), needs.end(),
                                      [&](Need need) { return is_private(need) && !found.contains(need); });
    if (lacking != needs.end()) return refuse(Rule::missing, *lacking);
    return std::nullopt;
}

MaybeRefusal check_given(const DoAct& given, const CaseWords& words, const Act& act, const CaseState& state,
                         const Office& office, Date today) {
    if (auto refusal = check_words(words, act.needs)) return refusal;
    if (auto refusal = check_division(given, act, state, office)) return refusal;
    if (auto refusal = check_officer(given, act, state)) return refusal;
    if (auto refusal = check_due_date(given, act, today)) return refusal;
    if (auto refusal = check_choice(given, act)) return refusal;
    return check_checklist(given, act);
}

MaybeRefusal check_excluded(const Exclude& excluded, const Office& office) {
    if (excluded.divisions.empty() && excluded.staff.empty()) return refuse(Rule::missing, Need::division);
    for (const std::string& division : excluded.divisions)
        if (office.find_division(division) == nullptr) return refuse(Rule::unknown, Need::division);
    for (const StaffId& staff : excluded.staff)
        if (!is_staff_id(staff)) return refuse(Rule::unknown, Need::officer);
    return std::nullopt;
}

} // namespace loket
