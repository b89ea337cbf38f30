// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a commercial KTP reader says that stands on an identity card. The chip itself opens to the civil
// registry's security module only (DOMAIN.md, "e-KTP chip"): Loket reads what such a reader sends, never the
// chip.
#include <optional>
#include <string>

#include "domain/secure_clear.hpp"
#include "domain/time.hpp"

namespace loket {

/// Private: overwritten by whoever has it.
struct KtpCard {
    std::string nik = {};     ///< as it was sent: parse_nik() has not seen it
    std::string name = {};    ///< empty: the reader does not say
    std::string address = {}; ///< in one line; empty: the reader does not say
    std::optional<Date> birth_date = {};
    bool operator==(const KtpCard&) const = default;
};

inline void wipe(KtpCard& card) {
    secure_clear(card.nik);
    secure_clear(card.name);
    secure_clear(card.address);
    card.birth_date.reset();
}

} // namespace loket
