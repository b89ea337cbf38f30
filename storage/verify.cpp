// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "storage/event_codec.hpp"
#include "storage/journal.hpp"
#include "storage/private_records.hpp"
#include "storage/projections.hpp"
#include "storage/records_of_ticket.hpp"
#include "storage/sqlite.hpp"
#include "storage/verify_cards.hpp"
#include "storage/verify_cases.hpp"
#include "storage/verify_staff.hpp"

namespace loket::storage {
namespace {

constexpr std::size_t kStep = 1000; // rows in one read transaction
constexpr std::size_t kMostProblems = 100;

class Verification {
  public:
    explicit Verification(Database& database)
        : database_(database),
          journal_(database),
          records_(database),
          projections_(database),
          cases_(database, report_, [this](std::string sentence) { problem(std::move(sentence)); }) {}
    Verification(const Verification&) = delete; // cases_ tells this one
    Verification& operator=(const Verification&) = delete;

    VerifyReport run() {
        const std::int64_t start = 0;
        walk(start, [&](std::int64_t seq) { return check_journal_after(seq); });
        if (report_.events == 0) {
            problem("The journal is empty.");
        }
        // After the journal, so that a ticket issued meanwhile is not taken for one without an event. From
        // below zero: rows that never had a journal row may lie there.
        const auto lowest = INT64_MIN;
        walk(lowest, [&](std::int64_t seq) { return check_tickets_after(seq); });
        walk(lowest, [&](std::int64_t seq) { return cases_.check_cases_after(seq, kStep); });
        walk(lowest, [&](std::int64_t seq) { return check_records_after(seq); });
        walk(lowest, [&](std::int64_t seq) { return cases_.check_answers_after(seq, kStep); });
        check_totals();
        return std::move(report_);
    }

  private:
    // Runs `step` from `start` on, each time in a transaction of its own, until it has no further row to
    // start after.
    template <class Place, class Step>
    void walk(const Place& start, Step step) {
        std::optional<Place> from = start;
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
        bool sealed_half_is_gone = !check_private(row);
        const auto event = decode(row.kind, row.body);
        if (!event) {
            problem(row.seq, "it holds no event that this program knows.");
            return;
        }
        if (std::holds_alternative<JournalOpened>(*event) != (row.seq == 1)) {
            problem(row.seq, "a journal is opened once, in its first row.");
        }
        staff_.fold(*event);
        cards_.fold(row.seq, *event);
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
            if (is_news(*print) && last_print_of(print->ticket) < row.seq) {
                problem(row.seq, "its print is missing from the list of tickets.");
            }
        } else if (const auto* erased = std::get_if<RecordErased>(&*event)) {
            if (RecordsOfTicket(database_).any_before(erased->ticket, row.seq)) {
                problem(row.seq, "what it says was erased is still there.");
            }
            gone_.erase(erased->ticket);
        } else if (const auto* happened = std::get_if<CaseHappened>(&*event)) {
            sealed_half_is_gone = !cases_.check_event(row, *happened) || sealed_half_is_gone;
        } else if (const auto* added = std::get_if<KeyAdded>(&*event)) {
            ++keys_;
            const auto key = records_.key(added->data_key);
            if (!key || key->office_key_id != added->office_key || hash_of(*key) != added->sealed) {
                problem(row.seq, "its data key is missing or was changed.");
            }
        }
        if (sealed_half_is_gone) {
            note_gone(row.seq, *event);
        }
    }

    // Nothing sealed goes without an event that says so; that event comes later.
    void note_gone(std::int64_t seq, const Event& event) {
        if (const auto* ticket = std::get_if<TicketKept>(&event)) {
            gone_.try_emplace(ticket->ticket.id, seq);
        } else if (const auto* happened = std::get_if<CaseHappened>(&event)) {
            gone_.try_emplace(happened->event.ticket, seq);
        } else {
            problem(seq, "its private record is missing.");
        }
    }

    // False when there should be a private record and is none.
    bool check_private(const JournalRow& row) {
        if (row.private_hash.empty()) {
            return true;
        }
        ++report_.private_records;
        const auto record = records_.record(row.seq);
        if (!record) {
            ++report_.erased_records;
            return false;
        }
        if (!std::ranges::equal(hash_of(*record), row.private_hash)) {
            problem(row.seq, "its private record was changed or exchanged.");
        } else if (!records_.key(record->data_key_id)) {
            problem(row.seq, "the data key of its private record is missing.");
        }
        return true;
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

    std::optional<std::int64_t> check_records_after(std::int64_t seq) {
        const auto rows = records_.after(seq, kStep);
        for (const auto& record : rows) {
            if (!record.in_journal) {
                problem("Private record " + std::to_string(record.seq) + " belongs to no journal row.");
            }
        }
        return rows.size() < kStep ? std::nullopt : std::optional(rows.back().seq);
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
        // What was added meanwhile has its row after the last one seen.
        for (auto seq = check_journal_after(last_seq_); seq; seq = check_journal_after(*seq)) {
        }
        // Fewer is told of row by row; a record erased meanwhile was still counted.
        if (records_.count() > report_.private_records - report_.erased_records) {
            problem("There are private records that no event counts.");
        }
        if (records_.key_count() != keys_) {
            problem("There are data keys that the journal does not know.");
        }
        for (const auto& [ticket, seq] : gone_) {
            problem(seq, "its private record or answer is missing, and nobody erased it.");
        }
        cases_.check_totals();
        for (auto& sentence : cards_.problems(database_)) {
            problem(std::move(sentence));
        }
        for (auto& sentence : staff_.problems(database_)) {
            problem(std::move(sentence));
        }
    }

    Database& database_;
    Journal journal_;
    PrivateRecords records_;
    Projections projections_;
    StaffCheck staff_;
    CardsCheck cards_;
    VerifyReport report_;
    CaseVerification cases_;
    std::int64_t last_seq_ = 0;
    Bytes last_hash_ = Bytes(std::tuple_size_v<Hash>, 0);
    std::string last_at_;
    std::int64_t keys_ = 0;
    std::map<TicketId, std::int64_t>
        gone_; // tickets with something sealed missing, and the first row that tells
};

} // namespace

VerifyReport verify_journal(Database& database) {
    return Verification(database).run();
}

} // namespace loket::storage
