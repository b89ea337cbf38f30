// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What of a text may reach paper.
#include <string>
#include <string_view>

namespace loket::printer {

/// Valid UTF-8 without a control character, without bidirectional overrides (they let a name read backwards),
/// without blanks at either end. Line breaks and tabs become one blank where they separate two words. Broken
/// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printable_text(std::string_view text);

} // namespace loket::printer
