// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace loket::printer {

/// Reads a ticket in the printer's own letters as a suspicious printer would: "" when it begins with ESC @,
/// FS ., ESC t 0, is made of printable ASCII, LF, ESC a, ESC E, GS !, ESC J, GS ( k and pictures alone, ends
/// with a cut when wanted, and holds no real-time command anywhere; else what is wrong at which byte.
[[nodiscard]] std::string first_objection_to_text(std::span<const std::uint8_t> bytes, bool cutter);

} // namespace loket::printer
