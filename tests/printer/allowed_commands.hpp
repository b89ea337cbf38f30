// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace loket::printer {

/// Reads a stream as a suspicious printer would: "" when it is made of the allowed commands alone, in the
/// allowed order (ESC @, FS ., then GS v 0 or GS ( L pictures of at most 256 rows and ESC J feeds, at the end
/// a cut when wanted), and holds no real-time command anywhere; else what is wrong at which byte.
[[nodiscard]] std::string first_objection(std::span<const std::uint8_t> bytes, bool cutter, int row_bytes);

} // namespace loket::printer
