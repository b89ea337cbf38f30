// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bounds of what an event may carry, in bytes and entries. Lowering one would make old journals illegible.
#include <cstddef>

namespace loket::storage {

inline constexpr std::size_t kIdLimit = 100;     // ids from an office's folder
inline constexpr std::size_t kStaffIdLimit = 32; // domain/staff.hpp
inline constexpr std::size_t kIdListLimit = 32;  // roles or divisions of one account
inline constexpr int kAttemptLimit = 1'000'000;  // wrong passwords in a row; counting stops there

} // namespace loket::storage
