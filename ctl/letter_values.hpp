// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the placeholders of a letter stand for in one case.
#include "ctl/case_text.hpp"

namespace loket::ctl {

struct CaseValues {
    LetterValues values;
};
void wipe(CaseValues& values);

/// The public ones. Of a confidential case the kind is not told: letters are carried about.
[[nodiscard]] CaseValues public_values(const Office& office, const storage::CaseRow& row, Instant now);
/// And the private ones. A reporter who stays confidential is said to be so.
void add_private_values(CaseValues& to, const OpenedCase& opened, const storage::CaseRow& row,
                        const Office& office);

void wipe(Letter& letter);

/// "23 November 2026", in Indonesian.
[[nodiscard]] std::string letter_date(Date date);

} // namespace loket::ctl
