// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/period_cases.hpp"

#include <algorithm>
#include <tuple>

namespace loket::ctl {

Result<std::vector<storage::CaseRow>, storage::StoreError> cases_of_days(Desk& desk, Date from, Date to,
                                                                         Instant now) {
    storage::CaseQuery query;
    query.which = storage::CaseQuery::Which::all;
    query.limit = 1'000'000;
    auto rows = storage::Cases(desk.store).list(query, desk.actor(), now, desk.office.zone);
    if (!rows) return failure(std::move(rows.error()));
    std::erase_if(*rows, [&](const storage::CaseRow& row) {
        return row.ticket.ticket.day < from || row.ticket.ticket.day > to;
    });
    std::sort(rows->begin(), rows->end(), [](const storage::CaseRow& a, const storage::CaseRow& b) {
        const auto key = [](const storage::CaseRow& row) {
            return std::make_tuple(row.ticket.ticket.day, loket::to_text(row.ticket.ticket.number));
        };
        return key(a) < key(b);
    });
    return std::move(*rows);
}

} // namespace loket::ctl
