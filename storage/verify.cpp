// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "storage/event_codec.hpp"
#include "storage/journal.hpp"
#include "storage/private_records.hpp"
#include "storage/projections.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {
namespace {

constexpr std::size_t kStep = 1000; // rows in one read transaction
constexpr std::size_t kMostProblems = 100;

class Verification {
  public:
    explicit Verification(Database& database)
        : database_(database), journal_(database), records_(database), projections_(database) {}

    VerifyReport run() {
        walk([&](std::int64_t seq) { return check_journal_after(seq); });
        if (report_.events == 0) {
            problem("The journal is empty.");
        }
        // After the journal, so that a ticket issued meanwhile is not taken for one without an event.
        walk([&](std::int64_t seq) { return check_tickets_after(seq); });
        walk([&](std::int64_t row) { return check_records_after(row); });
        check_totals();
        return std::move(report_);
    }

  private:
    // Runs `step` from row 0 on, each time in a transaction of its own, until it has no further row to start
    // after.
    template <class Step>
    void walk(Step step) {
        std::optional<std::int64_t> from = 0;
        while (from) {
            const Transaction view(database_, Transaction::Kind::read);
            from = step(*from);
        }
    }

    void problem(std::string sentence) {
        if (report_.problems.size() < kMostProblems) {
            report_.problems.push_back(std::move(sentence));
        } else if (report_.problems.size() == kMostProblems) {
            report_.problems.emplace_back("There are more problems than are listed here.");
        }
    }
    void problem(std::int64_t seq, const std::string& what) {
        problem("Journal row " + std::to_string(seq) + ": " + what);
    }

    std::optional<std::int64_t> check_journal_after(std::int64_t seq) {
        const auto rows = journal_.after(seq, kStep);
        for (const auto& row : rows) {
            check_chain(row);
            check_event(row);
            ++report_.events;
        }
        return rows.size() < kStep ? std::nullopt : std::optional(rows.back().seq);
    }

    void check_chain(const JournalRow& row) {
        if (row.seq != last_seq_ + 1) {
            problem(row.seq, "the row before it is missing (last seen: " + std::to_string(last_seq_) + ").");
        }
        if (row.prev != last_hash_) {
            problem(row.seq, "it does not follow the row before it.");
        }
        if (!std::ranges::equal(hash_of(row), row.hash)) {
            problem(row.seq, "its content was changed after it was written.");
        }
        last_seq_ = row.seq;
        last_hash_ = row.hash;
        // Fixed-width text sorts by time. Only a noted step back may go back.
        if (!parse_iso_instant(row.at)) {
            problem(row.seq, "its time is not a time.");
        } else if (row.at < last_at_ && row.kind != ClockMovedBack::kKind) {
            problem(row.seq, "it is older than the row before it.");
        }
        last_at_ = row.at;
    }

    void check_event(const JournalRow& row) {
        check_private(row);
        const auto event = decode(row.kind, row.body);
        if (!event) {
            problem(row.seq, "it holds no event that this program knows.");
            return;
        }
        if (std::holds_alternative<JournalOpened>(*event) != (row.seq == 1)) {
            problem(row.seq, "a journal is opened once, in its first row.");
        }
        if (const auto* ticket = std::get_if<TicketKept>(&*event)) {
            if (!std::ranges::equal(ticket->ticket.id, row.event_id)) {
                problem(row.seq, "its ticket is not the one it is filed under.");
            }
            if (row.private_hash.empty()) {
                problem(row.seq, "a ticket without a private half.");
            }
            const auto stored = projections_.after(row.seq - 1, 1);
            if (stored.empty() || stored.front().seq != row.seq) {
                problem(row.seq, "its ticket is missing from the list of tickets.");
            }
        } else if (const auto* print = std::get_if<PrintRecorded>(&*event)) {
            if (last_print_of(print->ticket) < row.seq) {
                problem(row.seq, "its print is missing from the list of tickets.");
            }
        } else if (const auto* added = std::get_if<KeyAdded>(&*event)) {
            ++keys_;
            const auto key = records_.key(added->data_key);
            if (!key || key->office_key_id != added->office_key || hash_of(*key) != added->sealed) {
                problem(row.seq, "its data key is missing or was changed.");
            }
        }
    }

    void check_private(const JournalRow& row) {
        if (row.private_hash.empty()) {
            return;
        }
        ++report_.private_records;
        const auto record = records_.record(row.event_id);
        if (!record) {
            ++report_.erased_records;
        } else if (!std::ranges::equal(hash_of(*record), row.private_hash)) {
            problem(row.seq, "its private record was changed or exchanged.");
        } else if (!records_.key(record->data_key_id)) {
            problem(row.seq, "the data key of its private record is missing.");
        }
    }

    // The print the tickets table knows of; 0 when it knows none or the row is damaged (told elsewhere).
    std::int64_t last_print_of(const TicketId& ticket) {
        auto query = database_.query("SELECT print_seq FROM tickets WHERE ticket = ?");
        query.bind(ticket);
        return query.step() ? query.integer(0) : 0;
    }

    std::optional<std::int64_t> check_tickets_after(std::int64_t seq) {
        const auto rows = projections_.after(seq, kStep);
        for (const auto& row : rows) {
            if (!row.ticket || !matches_events(*row.ticket)) {
                problem(row.seq, "the list of tickets says something else than the journal.");
                continue;
            }
            const auto& ticket = row.ticket->row.ticket;
            if (projections_.last_number(ticket.day, ticket.number.group) < ticket.number.count) {
                problem(row.seq, "the counter of its day is behind its number.");
            }
        }
        return rows.size() < kStep ? std::nullopt : std::optional(rows.back().seq);
    }

    std::optional<std::int64_t> check_records_after(std::int64_t row) {
        const auto rows = records_.after(row, kStep);
        for (const auto& record : rows) {
            if (!record.in_journal) {
                problem("Private record " + std::to_string(record.row) + " belongs to no journal row.");
            }
        }
        return rows.size() < kStep ? std::nullopt : std::optional(rows.back().row);
    }

    bool matches_events(const StoredTicket& stored) {
        const auto issued = journal_.row(stored.seq);
        const auto event = issued ? decode(issued->kind, issued->body) : failure(EventProblem{});
        const auto* kept = event ? std::get_if<TicketKept>(&*event) : nullptr;
        const auto at = issued ? parse_iso_instant(issued->at) : std::nullopt;
        if (kept == nullptr || !at) {
            return false;
        }
        StoredTicket expected{
            stored.seq, kept->digest, stored.print_seq, {kept->ticket, *at, std::nullopt, {}}};
        if (stored.print_seq != 0) {
            const auto printed = journal_.row(stored.print_seq);
            const auto print_event = printed ? decode(printed->kind, printed->body) : failure(EventProblem{});
            const auto* print = print_event ? std::get_if<PrintRecorded>(&*print_event) : nullptr;
            if (print == nullptr || print->ticket != kept->ticket.id) {
                return false;
            }
            expected.row.print = print->outcome;
            expected.row.print_reason = print->reason;
        }
        return stored == expected;
    }

    void check_totals() {
        const Transaction view(database_, Transaction::Kind::read);
        for (const auto& counter : projections_.wrong_counters()) {
            problem("The counter of " + counter + " is not the highest number given out.");
        }
        // A key added meanwhile has its row after the last one seen.
        if (const auto last = journal_.last();
            last && last->seq == last_seq_ && records_.key_count() != keys_) {
            problem("There are data keys that the journal does not know.");
        }
    }

    Database& database_;
    Journal journal_;
    PrivateRecords records_;
    Projections projections_;
    VerifyReport report_;
    std::int64_t last_seq_ = 0;
    Bytes last_hash_ = Bytes(std::tuple_size_v<Hash>, 0);
    std::string last_at_;
    std::int64_t keys_ = 0;
};

} // namespace

VerifyReport verify_journal(Database& database) {
    return Verification(database).run();
}

} // namespace loket::storage
