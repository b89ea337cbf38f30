// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When two reports are taken to come from one person. Runs only where the office's private key is unlocked.
#include <string>

#include "domain/intake.hpp"

namespace loket {

/// What tells a person from others. Private: wiped by whoever asked.
struct PersonKey {
    std::string nik; ///< 16 digits; empty: not known
    std::string
        called; ///< the name, without case, spaces and punctuation, with the phone; empty: one is missing
};
[[nodiscard]] PersonKey person_key(const Visitor& visitor);
/// The NIK decides where both are known; else name and phone together; too little to tell is nobody.
[[nodiscard]] bool same_person(const PersonKey& one, const PersonKey& other);

} // namespace loket
