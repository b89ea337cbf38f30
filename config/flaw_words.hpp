// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a flaw of a procedure is called in a message.
#include <string>
#include <string_view>

#include "domain/office.hpp"

namespace loket::config {

struct FlawWords {
    std::string_view key; ///< of the table that the flaw names; empty: the table itself
    std::string wrong;
    std::string expected;
};

[[nodiscard]] FlawWords words_of(const ProcedureFlaw& flaw, const Office& office);

} // namespace loket::config
