// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What happens next to a sample case: one of the acts that its procedure allows now, or, less often, a pause,
// an extension, a note, ...; after the answer, what the citizen says to it.
#include <optional>
#include <string>

#include "ctl/seed_random.hpp"
#include "domain/case_rules.hpp"

namespace loket::ctl {

struct SeedMove {
    Actor actor;
    CaseCommand command;
};

/// A command that decide() accepts; none: the case rests as it is.
[[nodiscard]] std::optional<SeedMove> next_move(const CaseState& state, const Office& office, Instant now,
                                                SeedRandom& random);

/// When that is done: within the promise as a rule, later now and then, in office hours where staff act.
[[nodiscard]] Instant next_time(const CaseState& state, const Office& office, Instant now,
                                SeedRandom& random);

/// What an office's answer says in the sample data.
inline constexpr const char* kSampleAnswer =
    "Jawaban contoh: pengaduan contoh ini sudah diperiksa dan diselesaikan.";

} // namespace loket::ctl
