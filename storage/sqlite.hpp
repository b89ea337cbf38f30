// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The thin edge to SQLite: connection, query, transaction. Inside this room only. Every failure is thrown as
// Failed with the code that tells an operator what to do; messages never quote bound values.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "storage/bytes.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace loket::storage {

class Database;

/// One prepared statement at work: bound, stepped, read. Handed back to its Database for reuse when it goes;
/// must not outlive it.
class Query {
  public:
    Query(Query&&) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Binds every parameter in order.
    template <class... Values>
    Query& bind(const Values&... values) {
        int index = 0;
        (bind_at(++index, values), ...);
        return *this;
    }
    /// To be bound anew, for the next of many.
    Query& again();
    /// True when there is a row to read.
    [[nodiscard]] bool step();
    /// For statements that give no rows.
    void run();

    // Columns of the present row, counted from 0.
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    /// Where SQLite keeps it, until the next step() or the end of this Query.
    [[nodiscard]] std::string_view text_view(int column) const;
    [[nodiscard]] std::span<const std::uint8_t> blob_view(int column) const;

  private:
    friend class Database;
    /// `at_work`: where its Database notes that the statement is lent; null: it is this Query's own.
    Query(Database& owner, sqlite3_stmt* statement, bool* at_work);
    void lend(bool& at_work);
    void bind_at(int index, std::int64_t value);
    void bind_at(int index, std::string_view value);
    void bind_at(int index, std::span<const std::uint8_t> value);
    void bind_at(int index, std::nullptr_t);
    template <class Value>
    void bind_at(int index, const std::optional<Value>& value) {
        value ? bind_at(index, *value) : bind_at(index, nullptr);
    }
    void bind_at(int index, bool value) { bind_at(index, static_cast<std::int64_t>(value)); }
    void bind_at(int index, int value) { bind_at(index, static_cast<std::int64_t>(value)); }
    void bind_at(int index, const std::string& value) { bind_at(index, std::string_view(value)); }
    void bind_at(int index, const char* value) { bind_at(index, std::string_view(value)); }
    void check(int result) const;

    Database* owner_;
    sqlite3_stmt* statement_;
    bool* at_work_;
};

/// One connection. Movable; one thread at a time. Waits up to 5 s for another program's lock, then throws
/// in_use.
class Database {
  public:
    enum class Access { read_write, read_only };
    /// Opens an existing file and sets what durability and privacy need (sqlite.cpp says which pragmas and
    /// why).
    Database(const std::filesystem::path& file, Access access);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs statements whose rows nobody reads.
    void execute(const std::string& statements);
    /// A prepared statement, from the cache when this text was used before. The text is code, never input.
    [[nodiscard]] Query query(std::string_view statement);
    /// The first column of the first row.
    [[nodiscard]] std::int64_t number(std::string_view statement);

  private:
    friend class Query;
    friend class Transaction;
    struct State;
    std::unique_ptr<State> state_;
};

/// Rolls back unless committed.
class Transaction {
  public:
    enum class Kind {
        write, ///< takes the write lock at once, so that nothing read in it can be stale
        read,  ///< one consistent view; holds off a writer's commit while it lives, so keep it short
    };
    Transaction(Database& database, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    /// After it returns, a power cut cannot take the writes back.
    void commit();

  private:
    Database& database_;
};

} // namespace loket::storage
