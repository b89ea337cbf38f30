// SPDX-License-Identifier: GPL-3.0-or-later
// Reading cases; acting on them is in cases.cpp.
#include <algorithm>
#include <utility>

#include "domain/wiping.hpp"
#include "storage/answers.hpp"
#include "storage/case_rows.hpp"
#include "storage/case_texts.hpp"
#include "storage/cases.hpp"
#include "storage/failed.hpp"
#include "storage/store_state.hpp"

namespace loket::storage {
namespace {

using Code = StoreError::Code;

CaseState sum_of(const std::vector<KeptCaseEvent>& events) {
    auto state = add_up(events);
    if (!state) {
        throw Failed(Code::corrupt, "The events of this case do not add up: verify the journal.");
    }
    return std::move(*state);
}

// The events of a case that the actor may see; not_found for any other.
struct SeenCase {
    std::vector<KeptCaseEvent> events;
    CaseState state;
};
SeenCase need_seen(Store::State& state, const TicketId& ticket, const Actor& actor) {
    SeenCase seen{CaseRows(state.database).events(ticket), {}};
    seen.state = sum_of(seen.events);
    if (seen.events.empty() || !may_see(seen.state, actor)) {
        throw Failed(Code::not_found, "There is no such case.");
    }
    return seen;
}

TicketRow need_ticket(std::optional<StoredTicket> stored) {
    if (!stored) {
        throw Failed(Code::corrupt, "The ticket of a case is missing: verify the journal.");
    }
    return std::move(stored->row);
}

CaseSelection selection_of(const CaseQuery& query, Instant now, Zone zone) {
    using Which = CaseQuery::Which;
    using Status = CaseStatus;
    const auto moment = now.time_since_epoch().count();
    CaseSelection selection{{Status::running}, INT64_MIN, INT64_MAX, query.division};
    switch (query.which) {
        case Which::due_today: {
            const Date tomorrow = std::chrono::sys_days(local_date(now, zone)) + std::chrono::days(1);
            selection.due_from = moment;
            selection.due_to =
                to_instant({tomorrow, std::chrono::minutes(0)}, zone).time_since_epoch().count() - 1;
            break;
        }
        case Which::overdue:
            selection.statuses = {Status::running, Status::paused_late};
            selection.due_to = moment - 1;
            break;
        case Which::open:
            selection.statuses = {Status::running, Status::paused, Status::paused_late};
            break;
        case Which::paused:
            selection.statuses = {Status::paused, Status::paused_late};
            break;
        case Which::closed:
            selection.statuses = {Status::closed};
            break;
        case Which::all:
            selection.statuses = {Status::running, Status::paused, Status::closed, Status::paused_late};
            break;
    }
    return selection;
}

} // namespace

Result<std::optional<CaseRow>, StoreError> Cases::find(const TicketId& ticket, const Actor& actor) {
    return at_edge([&]() -> std::optional<CaseRow> {
        auto& state = *store_.state_;
        const Transaction view(state.database, Transaction::Kind::read);
        const auto events = CaseRows(state.database).events(ticket);
        auto sum = sum_of(events);
        if (events.empty() || !may_see(sum, actor)) {
            return std::nullopt;
        }
        return CaseRow{need_ticket(state.projections.by_ticket(ticket)), std::move(sum)};
    });
}

Result<std::optional<TicketId>, StoreError> Cases::find_number(Date day, QueueNumber number) {
    return at_edge([&] { return store_.state_->projections.by_number(day, number); });
}

Result<std::vector<CaseRow>, StoreError> Cases::list(const CaseQuery& query, const Actor& actor, Instant now,
                                                     Zone zone) {
    return at_edge([&] {
        auto& database = store_.state_->database;
        const Transaction view(database, Transaction::Kind::read);
        return CaseRows(database).list(selection_of(query, now, zone), {query.limit, query.offset},
                                       [&](const CaseState& one) { return may_see(one, actor); });
    });
}

Result<std::vector<CaseEventAt>, StoreError> Cases::events(const TicketId& ticket) {
    return at_edge([&] {
        std::vector<CaseEventAt> entries;
        for (auto& kept : CaseRows(store_.state_->database).events(ticket)) {
            entries.push_back(std::move(kept.entry));
        }
        return entries;
    });
}

Result<std::vector<CaseHistoryEntry>, StoreError> Cases::history(const TicketId& ticket, const Actor& actor,
                                                                 const VaultReader& vault) {
    return at_edge([&] {
        auto& state = *store_.state_;
        auto seen = need_seen(state, ticket, actor);
        std::vector<CaseHistoryEntry> history;
        for (auto& kept : seen.events) {
            CaseHistoryEntry entry{std::move(kept.entry), std::nullopt, std::nullopt};
            if (kept.sealed_half) {
                auto words = at_edge([&] { return open_words(state, kept, vault); });
                if (words) {
                    entry.words = std::move(*words);
                } else {
                    entry.trouble = words.error();
                }
            }
            history.push_back(std::move(entry));
        }
        return history;
    });
}

Result<Submission, StoreError> Cases::told(const TicketId& ticket, const Actor& actor,
                                           const VaultReader& vault) {
    return at_edge([&] {
        const auto seen = need_seen(*store_.state_, ticket, actor);
        auto submission = take(store_.read_private(ticket, vault));
        if (seen.state.confidential) {
            wipe(submission.visitor);
        }
        return submission;
    });
}

Result<Cases::EarlierVisitor, StoreError> Cases::earlier_visitor(const Visitor& by_card,
                                                                 const VaultReader& vault) {
    return at_edge([&] {
        if (!by_card.earlier) {
            throw Failed(Code::refused, "This visitor is not known by a card.");
        }
        EarlierVisitor earlier;
        auto submission = store_.read_private(*by_card.earlier, vault);
        if (submission) {
            earlier.visitor = std::move(submission->visitor);
            wipe(*submission);
        } else if (submission.error().code != Code::not_found) {
            earlier.trouble = submission.error();
        }
        return earlier;
    });
}

Result<std::optional<std::string>, StoreError> Cases::answer(const TicketId& ticket, const TrackingKey& key) {
    return at_edge([&]() -> std::optional<std::string> {
        auto& state = *store_.state_;
        const auto events = CaseRows(state.database).events(ticket);
        const auto latest = std::find_if(events.rbegin(), events.rend(),
                                         [](const KeptCaseEvent& kept) { return kept.answer.has_value(); });
        if (latest == events.rend()) {
            return std::nullopt;
        }
        const auto sealed = Answers(state.database).find(latest->seq);
        if (!sealed) {
            throw Failed(Code::not_found, "The answer was erased at the end of its time.");
        }
        if (hash_of_answer(*sealed) != *latest->answer) {
            throw Failed(Code::corrupt, "The answer was changed after it was written.");
        }
        return take(open_answer(*sealed, key));
    });
}

} // namespace loket::storage
