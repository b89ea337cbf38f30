// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What plainly made-up citizens tell: "Warga Contoh 000123" with a NIK of a region that does not exist.
#include "ctl/seed_random.hpp"
#include "domain/intake.hpp"

namespace loket::ctl {

/// Whether any complaint of this office takes a procedure.
[[nodiscard]] bool handles_cases(const Office& office);

/// At a time when nobody stands before the terminal, complaints come in other ways where the office has any.
enum class Doors { open, shut };

/// What citizen number `person` (0 to 99,999,999) says, in a channel and of a kind that the office has a
/// procedure for; the office must handle cases. The id is left for the caller.
[[nodiscard]] Submission sample_submission(const Office& office, std::uint64_t person, Doors doors,
                                           SeedRandom& random);

} // namespace loket::ctl
