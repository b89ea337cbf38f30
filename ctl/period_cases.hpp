// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "ctl/sign_in.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {

/// The cases whose number is of these days (both included), open and closed, oldest first; without those that
/// the account may not see.
[[nodiscard]] Result<std::vector<storage::CaseRow>, storage::StoreError> cases_of_days(Desk& desk, Date from,
                                                                                       Date to, Instant now);

} // namespace loket::ctl
