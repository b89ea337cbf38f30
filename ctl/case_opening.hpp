// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opens what is private of a case, for whoever may read it.
#include "ctl/case_desk.hpp"
#include "ctl/case_text.hpp"
#include "ctl/private_text.hpp"

namespace loket::ctl {

struct Opening {
    bool reveal = false;        ///< who reported a confidential case too: an event, with a reason
    bool reporter_only = false; ///< nothing else
};

/// Everything that this person asked for and may read; the exit code when nothing. `words` holds the reason.
[[nodiscard]] Result<Wiped<OpenedCase>, int> open_case(CaseDesk& desk, const Opening& opening,
                                                       const CaseWords& words);

} // namespace loket::ctl
