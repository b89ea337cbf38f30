// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify_cases.hpp"

#include <algorithm>

#include "storage/event_codec.hpp"

namespace loket::storage {

void CaseVerification::tell(std::int64_t seq, const std::string& what) {
    tell_("Journal row " + std::to_string(seq) + ": " + what);
}

bool CaseVerification::check_event(const JournalRow& row, const CaseHappened& happened) {
    ++events_;
    const auto& event = happened.event;
    if (!rows_.is_kept(event, row)) {
        tell(row.seq, "its event is not the one its case counts at that place.");
    }
    if (std::holds_alternative<CaseOpened>(event.change)) {
        auto query = database_.query(
            "SELECT (SELECT count(*) FROM tickets WHERE ticket = ?1 AND seq < ?2), "
            "(SELECT count(*) FROM cases JOIN tickets USING (seq, ticket) WHERE cases.ticket = ?1)");
        query.bind(event.ticket, row.seq);
        if (!query.step() || query.integer(0) == 0) {
            tell(row.seq, "a case was opened for a ticket that was not issued before.");
        }
        if (query.integer(1) == 0) {
            tell(row.seq, "its case is missing from the list of cases.");
        }
    }
    if (!happened.answer) {
        return true;
    }
    ++report_.answers;
    const auto sealed = answers_.find(row.seq);
    if (!sealed) {
        ++report_.erased_answers;
        return false;
    }
    if (hash_of_answer(*sealed) != *happened.answer) {
        tell(row.seq, "its answer to the citizen was changed or exchanged.");
    }
    return true;
}

std::optional<std::int64_t> CaseVerification::check_cases_after(std::int64_t seq, std::size_t limit) {
    const auto rows = rows_.after(seq, limit);
    for (const auto& row : rows) {
        TicketId id{};
        std::optional<StoredCase> expected;
        if (row.ticket.size() == id.size()) {
            std::copy(row.ticket.begin(), row.ticket.end(), id.begin());
            expected = rows_.expected(id);
        }
        if (!expected) {
            tell(row.seq, "the events of its case do not add up.");
        } else if (*expected != row) {
            tell(row.seq, "the list of cases says something else than the journal.");
        }
    }
    return rows.size() < limit ? std::nullopt : std::optional(rows.back().seq);
}

std::optional<std::int64_t> CaseVerification::check_answers_after(std::int64_t seq, std::size_t limit) {
    const auto rows = answers_.after(seq, limit);
    for (const auto filed : rows) {
        if (!delivered_an_answer(filed)) {
            tell_("Answer " + std::to_string(filed) + " belongs to no event that delivered one.");
        }
    }
    return rows.size() < limit ? std::nullopt : std::optional(rows.back());
}

bool CaseVerification::delivered_an_answer(std::int64_t seq) {
    const auto row = journal_.row(seq);
    const auto event = row ? decode(row->kind, row->body) : failure(EventProblem{});
    const auto* happened = event ? std::get_if<CaseHappened>(&*event) : nullptr;
    return happened != nullptr && happened->answer.has_value();
}

void CaseVerification::check_totals() {
    if (rows_.event_count() != events_) {
        tell_("The cases count events that the journal does not know.");
    }
    if (answers_.count() > report_.answers - report_.erased_answers) {
        tell_("There are answers that no event counts.");
    }
}

} // namespace loket::storage
