// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace loket::printer {

/// What an officer should do about a reason of PrinterHealth::trouble, in plain English; the table in
/// docs/printers.md says the same. Of a word that it does not know: to look at the printer.
[[nodiscard]] std::string_view advice(std::string_view trouble);

} // namespace loket::printer
