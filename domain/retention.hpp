// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long what citizens told is kept (UU 27/2022; each office's privacy notice says the years). Only the
// sealed half ends: the register and the statistics stay.
#include "domain/time.hpp"

namespace loket {

/// In months, 1 to 1200, from the end of the visit's day or the closing of the case.
struct RetentionRule {
    int visit_months = 24;
    int complaint_months = 24;
    int confidential_months = 24;
    bool operator==(const RetentionRule&) const = default;
};

enum class RecordKind { visit, complaint, confidential_complaint };

/// The first local date on which the sealed half is to be gone. A day that the month lacks becomes its last.
/// Months outside 1 to 1200 are taken as the nearest of them.
[[nodiscard]] Date keep_until(RecordKind kind, Date ended, const RetentionRule& rule);

} // namespace loket
