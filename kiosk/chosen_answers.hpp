// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of an answer that was chosen, in whichever language they are wanted: the visitor's on the review
// page, the register's in the submission. What was written comes back as it was written; what was not
// answered, empty.
#include <string>

#include "kiosk/session.hpp"
#include "kiosk/words.hpp"

namespace loket::kiosk {

[[nodiscard]] std::string purpose_answer(const Session& session, const Office& office, const Words& words);
[[nodiscard]] std::string meet_answer(const Session& session, const Office& office, const Words& words);
/// With the date that "today" and "yesterday" mean: they say nothing to whoever reads them next week.
[[nodiscard]] std::string when_answer(const Session& session, const Words& words, Date today);

/// How many came along, as one would say it.
[[nodiscard]] std::string companions_answer(const Session& session, const Words& words);

} // namespace loket::kiosk
