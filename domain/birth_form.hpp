// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a KTP reader writes a date of birth: "dd-mm-yyyy", "dd/mm/yyyy", "yyyymmdd".
#include <optional>
#include <string_view>

#include "domain/time.hpp"

namespace loket {

/// dd, mm and yyyy exactly once each, in any order; between and around them nothing, or ASCII that is neither
/// a letter nor a digit.
[[nodiscard]] bool is_birth_form(std::string_view form);

/// A date that exists, written exactly so: two digits, two and four, and the same characters between them.
[[nodiscard]] std::optional<Date> parse_birth(std::string_view text, std::string_view form);

} // namespace loket
