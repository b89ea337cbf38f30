// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.hpp"

#include <array>
#include <string>

#include "storage/failed.hpp"

namespace loket::storage {
namespace {

constexpr std::int64_t kApplicationId = 0x4C4F4B54; // "LOKT"

constexpr std::array kMigrations{
    Migration{R"sql(
-- The register. Rows come in order, one by one, and stay.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    private_hash BLOB CHECK (private_hash IS NULL OR length(private_hash) = 32),
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER journal_keeps_every_row BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- Data keys, each sealed to the office: the kiosk that wrote them cannot open them again.
CREATE TABLE data_keys (
    id TEXT PRIMARY KEY,
    office_key_id TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The private half of an event. Erasing a person deletes the row; the journal keeps its hash.
CREATE TABLE private (
    event_id BLOB PRIMARY KEY,
    data_key_id TEXT NOT NULL REFERENCES data_keys (id),
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;
CREATE TRIGGER private_never_changes BEFORE UPDATE ON private
BEGIN SELECT raise(ABORT, 'a private record is written once'); END;

-- Projections: everything below can be built again from the journal.
CREATE TABLE tickets (
    seq INTEGER PRIMARY KEY,        -- of its ticket.issued event
    ticket BLOB NOT NULL UNIQUE,
    digest BLOB NOT NULL UNIQUE,    -- of the tracking code
    day TEXT NOT NULL,
    grp TEXT NOT NULL,
    count INTEGER NOT NULL,
    service TEXT NOT NULL,
    complaint_kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    confidential INTEGER NOT NULL,
    language TEXT NOT NULL,
    notice TEXT NOT NULL,
    due TEXT,                       -- all three null: no promise
    due_to_the_minute INTEGER,
    due_calendar_known INTEGER,
    issued_at TEXT NOT NULL,
    print_seq INTEGER,              -- of its last print.recorded event; null: never queued
    print_outcome TEXT,
    print_reason TEXT,
    UNIQUE (day, grp, count)
) STRICT;
CREATE TABLE counters (
    day TEXT NOT NULL,
    grp TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (day, grp)
) STRICT, WITHOUT ROWID;
)sql"},
};

std::int64_t version_of(Database& database) {
    return database.number("PRAGMA user_version");
}

void run_steps(Database& database, std::span<const Migration> steps, std::int64_t from) {
    for (const auto& step : steps.subspan(static_cast<std::size_t>(from))) {
        database.execute(std::string(step.statements));
    }
    database.execute("PRAGMA user_version=" + std::to_string(steps.size()));
}

void need_known(Database& database, std::span<const Migration> steps) {
    const auto version = version_of(database);
    if (database.number("PRAGMA application_id") != kApplicationId || version < 1) {
        throw Failed(StoreError::Code::corrupt, "The database in this folder is not Loket's.");
    }
    if (version > static_cast<std::int64_t>(steps.size())) {
        throw Failed(StoreError::Code::newer_version,
                     "This folder was written by a newer Loket (data version " + std::to_string(version) +
                         ", this program knows " + std::to_string(steps.size()) + "): update the program.");
    }
}

} // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

void create_schema(Database& database, std::span<const Migration> steps) {
    Transaction transaction(database, Transaction::Kind::write);
    if (database.number("SELECT count(*) FROM sqlite_schema") != 0) {
        throw Failed(StoreError::Code::already_exists, "The database already holds something.");
    }
    database.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
    run_steps(database, steps, 0);
    transaction.commit();
}

void migrate(Database& database, std::span<const Migration> steps) {
    need_known(database, steps);
    if (version_of(database) == static_cast<std::int64_t>(steps.size())) {
        return;
    }
    Transaction transaction(database, Transaction::Kind::write);
    run_steps(database, steps, version_of(database));
    transaction.commit();
}

void need_current_version(Database& database, std::span<const Migration> steps) {
    need_known(database, steps);
    if (version_of(database) < static_cast<std::int64_t>(steps.size())) {
        throw Failed(
            StoreError::Code::read_only,
            "This folder was written by an older Loket: start the kiosk once, which brings it up to date.");
    }
}

} // namespace loket::storage
