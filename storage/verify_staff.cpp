// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify_staff.hpp"

#include <set>
#include <utility>

#include "storage/failed.hpp"
#include "storage/key_file.hpp"
#include "storage/staff_keys.hpp"
#include "storage/staff_rows.hpp"

namespace loket::storage {

void StaffCheck::fold(const Event& event) {
    if (const auto* opened = std::get_if<JournalOpened>(&event)) {
        office_key_ = opened->office_key;
    } else if (const auto* added = std::get_if<StaffAdded>(&event)) {
        staff_.try_emplace(added->id,
                           StaffAccount{added->id, added->post, added->roles, added->divisions, false});
    } else if (const auto* disabled = std::get_if<StaffDisabled>(&event)) {
        staff_[disabled->id].disabled = true;
    } else if (const auto* reset = std::get_if<StaffReset>(&event)) {
        staff_[reset->id].disabled = false;
    } else if (const auto* survey = std::get_if<SurveyAnswered>(&event)) {
        surveys_[{survey->service, iso_date(survey->day)}].add(survey->answers);
    }
}

std::vector<std::string> StaffCheck::problems(Database& database) const {
    auto found = account_problems(database);
    for (auto& more : {key_problems(database), survey_problems(database)}) {
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

std::vector<std::string> StaffCheck::account_problems(Database& database) const {
    std::vector<StaffAccount> expected;
    for (const auto& [id, account] : staff_) {
        expected.push_back(account);
    }
    const auto rows = at_edge([&] { return StaffRows(database).all(); });
    if (!rows || *rows != expected) {
        return {"The list of staff says something else than the journal."};
    }
    return {};
}

std::vector<std::string> StaffCheck::key_problems(Database& database) const {
    std::vector<std::string> found;
    std::set<std::string, std::less<>> with_key;
    for (const auto& key : StaffKeys(database).all()) {
        with_key.insert(key.id);
        const auto account = staff_.find(key.id);
        if (account == staff_.end() || account->second.disabled) {
            found.emplace_back("There is a wrapped key for an account that is disabled or unknown.");
            continue;
        }
        const auto wrapped = parse_private_key(key.wrapped);
        if (!wrapped || wrapped->id != office_key_) {
            found.push_back("The wrapped key of the account \"" + key.id + "\" is damaged.");
        }
    }
    for (const auto& [id, account] : staff_) {
        if (!account.disabled && !with_key.contains(id)) {
            found.push_back("The wrapped key of the account \"" + id + "\" is missing.");
        }
    }
    return found;
}

std::vector<std::string> StaffCheck::survey_problems(Database& database) const {
    std::vector<std::string> found;
    const auto table = SurveyRows(database).all();
    if (table != surveys_) {
        found.emplace_back("The sums of the surveys are not those of the journal.");
    }
    return found;
}

} // namespace loket::storage
