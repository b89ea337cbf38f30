// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When two reports are taken to come from one person. Runs only where the office's private key is unlocked.
#include <string>

#include "domain/intake.hpp"

namespace loket {

/// What two visitors of one person share: "nik:<16 digits>" when a NIK is known; else the name (without case,
/// spaces and punctuation) together with the phone number; empty when there is too little to tell. Private:
/// wiped by whoever asked.
[[nodiscard]] std::string person_key(const Visitor& visitor);

} // namespace loket
