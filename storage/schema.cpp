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
    // 2: cases
    Migration{R"sql(
-- The office's answers, each sealed for whoever holds the tracking code. Erasing a person deletes the row; the
-- event that delivered it keeps its hash.
CREATE TABLE answers (
    event_id BLOB PRIMARY KEY CHECK (length(event_id) = 16),
    sealed BLOB NOT NULL
) STRICT;
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN SELECT raise(ABORT, 'an answer is written once'); END;

-- Projections: which journal rows make up a case, and what they add up to.
CREATE TABLE case_events (
    ticket BLOB NOT NULL,
    version INTEGER NOT NULL,       -- 1 for its case.opened event, then without gaps
    seq INTEGER NOT NULL,           -- of the event
    PRIMARY KEY (ticket, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE cases (
    seq INTEGER PRIMARY KEY,        -- of its case.opened event: cases of one day lie side by side
    ticket BLOB NOT NULL UNIQUE,
    service TEXT NOT NULL,
    kind TEXT NOT NULL,
    status INTEGER NOT NULL,        -- 0 running, 1 paused, 2 closed, 3 paused when it was late already
    lane INTEGER NOT NULL,          -- 0 open and urgent: listed first; 1 every other
    due INTEGER NOT NULL,           -- milliseconds since 1970; the highest number: no promise
    division TEXT NOT NULL,         -- empty: not routed
    excludes INTEGER NOT NULL,      -- 1: somebody may not see it
    kks BLOB,                       -- keyed hash of the card
    closed_at TEXT,                 -- when the event happened that closed it; null: open
    state TEXT NOT NULL             -- the sum of its events, as JSON
) STRICT;
-- With `excludes`, so that a page far down a list passes over the cases before it without reading them.
CREATE INDEX cases_by_due ON cases (status, lane, due, seq, excludes);
CREATE INDEX cases_by_division ON cases (division, status, lane, due, seq, excludes) WHERE division <> '';
CREATE INDEX cases_alike ON cases (service, kind, seq, ticket);
CREATE INDEX cases_by_card ON cases (kks, seq) WHERE kks IS NOT NULL;
)sql"},
    // 3: staff and surveys
    Migration{R"sql(
-- The office's private key under each account's password. An id without a row opens nothing: the account is
-- disabled.
CREATE TABLE staff_keys (
    id TEXT PRIMARY KEY,
    wrapped TEXT NOT NULL,          -- key_file.hpp's form
    attempts INTEGER NOT NULL,      -- wrong passwords since the last right one
    shut_until TEXT                 -- null: not shut
) STRICT, WITHOUT ROWID;

-- Projections.
CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    roles TEXT NOT NULL,            -- JSON lists, sorted
    divisions TEXT NOT NULL,
    disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE surveys (
    service TEXT NOT NULL,
    day TEXT NOT NULL,
    complete INTEGER NOT NULL,
    incomplete INTEGER NOT NULL,
    requirements INTEGER NOT NULL,  -- from here: sums over the complete ones
    procedure INTEGER NOT NULL,
    time INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    product INTEGER NOT NULL,
    competence INTEGER NOT NULL,
    conduct INTEGER NOT NULL,
    complaint_handling INTEGER NOT NULL,
    facilities INTEGER NOT NULL,
    PRIMARY KEY (service, day)
) STRICT, WITHOUT ROWID;
)sql"},
    // 4: all that is asked of one case lies together (docs/decisions/018-a-case-lies-together.md)
    Migration{R"sql(
-- By journal row instead of event id, which needed an index of its own. A record without a journal row, which
-- no Loket writes, is kept below zero, where verification tells of it.
CREATE TABLE private_by_row (
    seq INTEGER PRIMARY KEY,        -- of its event
    data_key_id TEXT NOT NULL REFERENCES data_keys (id),
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;
INSERT INTO private_by_row SELECT coalesce(journal.seq, -private.rowid) AS row, data_key_id, nonce, ciphertext
    FROM private LEFT JOIN journal USING (event_id) ORDER BY row;
DROP TABLE private;
ALTER TABLE private_by_row RENAME TO private;
CREATE TRIGGER private_never_changes BEFORE UPDATE ON private
BEGIN SELECT raise(ABORT, 'a private record is written once'); END;

CREATE TABLE answers_by_row (
    seq INTEGER PRIMARY KEY,        -- of the event that delivered it
    sealed BLOB NOT NULL
) STRICT;
INSERT INTO answers_by_row SELECT coalesce(journal.seq, -answers.rowid) AS row, sealed
    FROM answers LEFT JOIN journal USING (event_id) ORDER BY row;
DROP TABLE answers;
ALTER TABLE answers_by_row RENAME TO answers;
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN SELECT raise(ABORT, 'an answer is written once'); END;

-- With what the journal says of the event: its rows of one case are far apart.
CREATE TABLE case_events_whole (
    ticket BLOB NOT NULL,
    version INTEGER NOT NULL,       -- 1 for its case.opened event, then without gaps
    seq INTEGER NOT NULL,           -- of the event
    event_id BLOB NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    sealed_half INTEGER NOT NULL,   -- 1: it had a private record when it was written
    PRIMARY KEY (ticket, version)
) STRICT, WITHOUT ROWID;
INSERT INTO case_events_whole
    SELECT ticket, version, seq, event_id, at, kind, body, private_hash IS NOT NULL
    FROM case_events JOIN journal USING (seq) ORDER BY ticket, version;
DROP TABLE case_events;
ALTER TABLE case_events_whole RENAME TO case_events;

-- Under its ticket's journal row, so that a list finds the ticket without an index. All at once: no case's new
-- row is another's old one, for tickets and openings have different journal rows.
UPDATE cases SET seq = tickets.seq FROM tickets WHERE tickets.ticket = cases.ticket;
)sql"},
    // 5: remembered cards (docs/decisions/024-a-card-points-to-a-visitor.md)
    Migration{R"sql(
-- Which ticket's visitor a card points to. Like private, beside the journal and not read from it. Forgetting
-- the card, or erasing the ticket, deletes the row, and with it the nonce without which nobody makes the
-- journal's hash again.
CREATE TABLE cards (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32), -- card_digest.hpp
    nonce BLOB NOT NULL CHECK (length(nonce) = 16),
    seq INTEGER NOT NULL,           -- of its card.remembered event
    ticket BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cards_by_ticket ON cards (ticket);
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
    // A record whose data key is missing is brought along as it is: verification tells of it, and refusing
    // the whole folder would keep the rest from everybody. (The pragma does nothing within a transaction.)
    database.execute("PRAGMA foreign_keys=OFF");
    Transaction transaction(database, Transaction::Kind::write);
    run_steps(database, steps, version_of(database));
    transaction.commit();
    database.execute("PRAGMA foreign_keys=ON");
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
