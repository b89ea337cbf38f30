// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What of a text a printer's own font can print on any code page.
#include <string>
#include <string_view>

namespace loket::printer {

/// printable_text(), in printable ASCII alone: an accent is left out, a curved quotation mark becomes a
/// straight one, and what has nothing like it in ASCII is a question mark.
[[nodiscard]] std::string ascii_text(std::string_view text);

} // namespace loket::printer
