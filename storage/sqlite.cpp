// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <map>
#include <thread>
#include <utility>

#include "storage/failed.hpp"

namespace loket::storage {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kHotJournalMilliseconds = 1000;

// Asks again every millisecond. SQLite's own handler soon sleeps 100 ms at a time, and a reader beside a busy
// kiosk, whose commits leave gaps of a millisecond, would hardly ever meet one.
int wait_for_lock(void* /*unused*/, int waits) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return waits < kBusyMilliseconds ? 1 : 0;
}

// A read-only connection can take the rollback journal of a write that is just beginning for one that was cut
// off (SQLite looks for the writer's lock before it looks into the journal). A real one is still there a
// moment later.
template <class Call>
int past_beginning_write(Call call) {
    int result = call();
    for (int waits = 0; result == SQLITE_READONLY_ROLLBACK && waits < kHotJournalMilliseconds; ++waits) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        result = call();
    }
    return result;
}

bool is_no_space(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

// What the system said to the failed call; 0 when nobody kept it. SQLite's own memory of it does not outlive
// the rollback that follows a failed write, but the files remember their last failed write.
int system_error_of(sqlite3* connection, int result) {
    int system_error = sqlite3_system_errno(connection);
    if (result == SQLITE_IOERR_WRITE && system_error == 0) {
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_LAST_ERRNO, &system_error);
    }
    sqlite3_file* journal = nullptr;
    if (result == SQLITE_IOERR_WRITE && system_error == 0 &&
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal) == SQLITE_OK &&
        journal != nullptr && journal->pMethods != nullptr) {
        journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &system_error);
    }
    return system_error;
}

StoreError describe_failure(int result, int system_error, const std::string& file) {
    using Code = StoreError::Code;
    if (result == SQLITE_READONLY_ROLLBACK || result == SQLITE_READONLY_RECOVERY) {
        return {Code::read_only,
                "The last write to " + file +
                    " was interrupted and must be undone first: start the kiosk once on this folder, "
                    "or make the folder writable."};
    }
    switch (result & 0xFF) {
        case SQLITE_FULL:
            return {Code::disk_full, "The disk is full: " + file};
        case SQLITE_IOERR:
            if (is_no_space(system_error)) {
                return {Code::disk_full, "The disk is full: " + file};
            }
            if (system_error == EROFS) {
                return {Code::read_only, "The disk is read-only: " + file};
            }
            return {Code::io, "The disk failed at " + file + " (" + sqlite3_errstr(result) + ")"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {Code::read_only, "Not writable: " + file};
        case SQLITE_CANTOPEN:
            if (is_no_space(system_error)) {
                return {Code::disk_full, "The disk is full: " + file};
            }
            if (system_error == EROFS || system_error == EACCES || system_error == EPERM) {
                return {Code::read_only, "No permission, or read-only: " + file};
            }
            return {Code::io, "Cannot be opened: " + file};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Code::in_use, "Another program keeps the database locked: " + file};
        case SQLITE_NOTADB:
            return {Code::corrupt, "Not a database: " + file};
        case SQLITE_CORRUPT:
            return {Code::corrupt, "The database is damaged: " + file};
        case SQLITE_ERROR: // a table or column of ours is missing
            return {Code::corrupt, "The database is not as this program knows it: " + file};
        case SQLITE_CONSTRAINT:
            return {Code::refused, "The database refused the write: " + file};
        case SQLITE_TOOBIG:
            return {Code::refused, "Too large to be stored."};
        case SQLITE_NOMEM:
            return {Code::io, "Out of memory."};
        default:
            break;
    }
    return {Code::io, std::string("The database failed (") + sqlite3_errstr(result) + "): " + file};
}

} // namespace

struct Database::State {
    sqlite3* connection = nullptr;
    std::string file;
    struct Prepared {
        sqlite3_stmt* statement = nullptr;
        bool at_work = false; // of a Query that lives
    };
    std::map<std::string, Prepared, std::less<>> prepared; // by text; its nodes stay where they are

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (const auto& [text, kept] : prepared) {
            sqlite3_finalize(kept.statement);
        }
        sqlite3_close_v2(connection);
    }

    void check(int result) const {
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE) {
            throw Failed(describe_failure(result, system_error_of(connection, result), file));
        }
    }
};

Database::Database(const std::filesystem::path& file, Access access) : state_(std::make_unique<State>()) {
    state_->file = file.string();
    const int opening = access == Access::read_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    // No lock of SQLite's own around every column that is read: a connection has one thread at a time.
    const int flags = opening | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
    state_->check(sqlite3_open_v2(state_->file.c_str(), &state_->connection, flags, nullptr));
    sqlite3_busy_handler(state_->connection, wait_for_lock, nullptr);
    // A crafted database file must not be able to run code or rewrite its own schema.
    sqlite3_db_config(state_->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON; " // so that REPLACE meets the triggers that refuse DELETE
        "PRAGMA secure_delete=ON; "      // an erased record leaves no bytes behind in the file
        "PRAGMA temp_store=MEMORY; "     // nothing spills into a temporary file
        "PRAGMA cache_size=-16000");     // 16 MB, taken as it is needed
    if (access == Access::read_write) {
        if (sqlite3_db_readonly(state_->connection, "main") != 0) {
            throw Failed(StoreError::Code::read_only, "Not writable: " + state_->file);
        }
        execute(
            "PRAGMA synchronous=FULL"); // also syncs the truncated rollback journal: a commit stays committed
        auto mode = query("PRAGMA journal_mode=TRUNCATE");
        if (!mode.step() || mode.text(0) != "truncate") {
            throw Failed(StoreError::Code::in_use,
                         "Another program keeps the database locked: " + state_->file);
        }
    }
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::execute(const std::string& statements) {
    // Asking again is safe: only read-only connections meet it, and those run nothing here that counts twice.
    state_->check(past_beginning_write(
        [&] { return sqlite3_exec(state_->connection, statements.c_str(), nullptr, nullptr, nullptr); }));
}

Query Database::query(std::string_view statement) {
    auto found = state_->prepared.find(statement);
    if (found != state_->prepared.end() && !found->second.at_work) {
        return Query(*this, found->second.statement, &found->second.at_work);
    }
    sqlite3_stmt* fresh = nullptr;
    state_->check(past_beginning_write([&] {
        return sqlite3_prepare_v3(state_->connection, statement.data(), static_cast<int>(statement.size()),
                                  SQLITE_PREPARE_PERSISTENT, &fresh, nullptr);
    }));
    if (found != state_->prepared.end()) { // a second of this text at once is not kept
        return Query(*this, fresh, nullptr);
    }
    Query query(*this, fresh, nullptr);
    auto& kept = state_->prepared[std::string(statement)];
    kept.statement = fresh;
    query.lend(kept.at_work);
    return query;
}

std::int64_t Database::number(std::string_view statement) {
    auto row = query(statement);
    return row.step() ? row.integer(0) : 0;
}

Query::Query(Database& owner, sqlite3_stmt* statement, bool* at_work)
    : owner_(&owner), statement_(statement), at_work_(nullptr) {
    if (at_work != nullptr) {
        lend(*at_work);
    }
}

Query::Query(Query&& other) noexcept
    : owner_(other.owner_), statement_(std::exchange(other.statement_, nullptr)), at_work_(other.at_work_) {}

Query::~Query() {
    if (statement_ == nullptr) {
        return;
    }
    if (at_work_ == nullptr) {
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    *at_work_ = false;
}

void Query::lend(bool& at_work) {
    at_work_ = &at_work;
    at_work = true;
}

void Query::check(int result) const {
    owner_->state_->check(result);
}

Query& Query::again() {
    sqlite3_reset(statement_); // what it returns is how the last step ended
    return *this;
}

bool Query::step() {
    const int result = past_beginning_write([this] {
        const int stepped = sqlite3_step(statement_);
        if (stepped == SQLITE_READONLY_ROLLBACK) { // only ever before the first row
            sqlite3_reset(statement_);
        }
        return stepped;
    });
    check(result);
    return result == SQLITE_ROW;
}

void Query::run() {
    while (step()) {
    }
}

void Query::bind_at(int index, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, index, value));
}

void Query::bind_at(int index, std::string_view value) {
    // A null pointer would bind NULL; an empty text is a text.
    check(sqlite3_bind_text64(statement_, index, value.empty() ? "" : value.data(), value.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind_at(int index, std::span<const std::uint8_t> value) {
    check(value.empty()
              ? sqlite3_bind_zeroblob(statement_, index, 0)
              : sqlite3_bind_blob64(statement_, index, value.data(), value.size(), SQLITE_TRANSIENT));
}

void Query::bind_at(int index, std::nullptr_t) {
    check(sqlite3_bind_null(statement_, index));
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Query::text(int column) const {
    return std::string(text_view(column));
}

Bytes Query::blob(int column) const {
    const auto bytes = blob_view(column);
    return {bytes.begin(), bytes.end()};
}

std::string_view Query::text_view(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text == nullptr
               ? std::string_view()
               : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::span<const std::uint8_t> Query::blob_view(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr
               ? std::span<const std::uint8_t>()
               : std::span(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
    database_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
}

Transaction::~Transaction() {
    // SQLite may have rolled back by itself already (disk full); a failing ROLLBACK has nothing left to undo.
    if (sqlite3_get_autocommit(database_.state_->connection) == 0) {
        sqlite3_exec(database_.state_->connection, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
}

} // namespace loket::storage
