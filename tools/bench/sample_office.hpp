// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real office of offices/ and a plainly invented complaint to it, for every measurement the same.
#include "domain/intake.hpp"
#include "domain/office.hpp"

namespace loket::bench {

/// Ends the program with a sentence when the office cannot be read.
[[nodiscard]] Office sample_office();
/// A complaint of usual length, with a new ticket id each time.
[[nodiscard]] Submission sample_submission(const Office& office);

} // namespace loket::bench
