// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Values that hold what a person wrote are overwritten when their use ends (secure_clear.hpp). Whoever holds
// the last copy wipes it.
#include "domain/case_rules.hpp"
#include "domain/intake.hpp"

namespace loket {

/// Every private text is empty afterwards, and nobody is identified.
void wipe(Visitor& visitor);
/// The visitor, and the texts of visit and complaint.
void wipe(Submission& submission);
void wipe(CardNumber& card);
void wipe(CaseWords& words);
void wipe(CaseCommand& command);

} // namespace loket
