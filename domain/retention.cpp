// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/retention.hpp"

#include <algorithm>

namespace loket {
namespace {

int months_kept(RecordKind kind, const RetentionRule& rule) {
    switch (kind) {
        case RecordKind::visit:
            return rule.visit_months;
        case RecordKind::complaint:
            return rule.complaint_months;
        case RecordKind::confidential_complaint:
            break;
    }
    return rule.confidential_months;
}

} // namespace

Date keep_until(RecordKind kind, Date ended, const RetentionRule& rule) {
    constexpr int kFewest = 1;
    constexpr int kMost = 1200;
    const std::chrono::months kept{std::clamp(months_kept(kind, rule), kFewest, kMost)};
    const Date until = ended + kept;
    return until.ok() ? until : Date{until.year() / until.month() / std::chrono::last};
}

} // namespace loket
