// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Looked-up tickets in every standing that a matter can have, with an office's own words.
#include "kiosk/looked_up.hpp"
#include "kiosk/session.hpp"
#include "kiosk/standing.hpp"

namespace loket::kiosk::test {

/// A complaint has a kind and a promise; a visit has neither. Received on kMorning.
[[nodiscard]] storage::TicketRow ticket(const Office& office, Session::Job job);

/// What a look-up brings; its timeline is as long as the office's procedure can make it.
[[nodiscard]] std::shared_ptr<LookedUp> matter(const Office& office, Standing standing);

/// Some pages of an answer.
[[nodiscard]] std::string long_answer();
[[nodiscard]] std::shared_ptr<const SecretText> secret(std::string_view text);

} // namespace loket::kiosk::test
