// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What people in a story do with a case, written as they would say it.
#include <set>
#include <string>
#include <vector>

#include "domain/case_rules.hpp"

namespace loket::scenarios {

using Rule = CaseRefusal::Rule;

/// What is given with an act. What is empty is not given.
struct Given {
    std::string note{}, reason{}, instruction{}, document{}, answer{}, feedback{}, registry{};
    std::string division{}, officer{}, choice{};
    std::string due{}; ///< "2026-11-25"
    std::set<std::string> checked{};
};

struct Doing {
    CaseAction action;
    CaseWords words;
};

[[nodiscard]] Doing act(std::string id, const Given& given);
[[nodiscard]] Doing pause(std::string reason);
[[nodiscard]] Doing resume();
[[nodiscard]] Doing extend(std::string reason);
[[nodiscard]] Doing mark_urgent();
/// The accused: these units, these people.
[[nodiscard]] Doing exclude(std::vector<std::string> divisions, std::vector<StaffId> staff,
                            std::string reason);
[[nodiscard]] Doing reveal(std::string reason);
[[nodiscard]] Doing add_note(std::string text);
[[nodiscard]] Doing accept(int rating);
[[nodiscard]] Doing dispute(std::string reason);

} // namespace loket::scenarios
