// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads one TOML table key by key and reports what is missing, of the wrong kind or unknown. A value that
// cannot be used is reported once and comes back empty, so that reading goes on to the next problem.
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

enum class Presence { required, optional };

/// Longest texts, in bytes of UTF-8.
inline constexpr std::size_t kShortText = 120; ///< names, labels, choices
inline constexpr std::size_t kLongText = 1000; ///< sentences: steps, requirements, notice
/// Most entries of any list: more is a mistake, and no screen shows it.
inline constexpr std::size_t kListLimit = 100;

class TableReader {
  public:
    /// `table` and `context` must outlive the reader; `path` is empty for the file's own table. `line` is
    /// where the table begins: problems about missing keys point there (0: the file as a whole).
    TableReader(const Node& table, std::string path, const FileContext& context);

    [[nodiscard]] const FileContext& context() const { return context_; }
    /// "deadline.amount": the key with its path before it.
    [[nodiscard]] std::string full(std::string_view key) const;

    /// The value if it is there and of that kind; `expected` is for the message.
    const Node* find(std::string_view key, Node::Kind kind, Presence presence, std::string_view expected);

    /// One line of clean text, `limit` bytes at most; empty when there is none.
    std::string text(std::string_view key, Presence presence, std::size_t limit = kShortText);
    bool boolean(std::string_view key, bool otherwise);
    /// The text in every language of the office: `key = { id = "...", en = "..." }`.
    Localized localized(std::string_view key, Presence presence, std::size_t limit = kLongText);
    std::vector<Localized> localized_list(std::string_view key, Presence presence,
                                          std::size_t limit = kLongText);
    /// Calls `read` with a reader for every table of a list: `[[steps]]` or `steps = [ {...}, {...} ]`.
    void each_table(std::string_view key, Presence presence, const std::function<void(TableReader&)>& read);
    /// Calls `read` with every text of a list of texts and with its path: `needs = ["note", "reason"]`.
    void each_word(std::string_view key, Presence presence,
                   const std::function<void(const Node&, const std::string&)>& read);

    void error(std::string_view key, std::string wrong, std::string expected) const;
    /// The line of that key, or of the table when it has no such key.
    [[nodiscard]] int line_of(std::string_view key) const;
    /// Reports every key that nobody asked for. Call it last.
    void finish() const;

  private:
    const Entry* take(std::string_view key);
    /// Every entry of a list with its path; reports what is not of that kind.
    void each_item(std::string_view key, Presence presence, Node::Kind kind,
                   const std::function<void(const Node&, const std::string&)>& read);

    const Node& table_;
    std::string path_;
    const FileContext& context_;
    std::set<std::string, std::less<>> known_;
};

/// Reports `text` unless it is one non-empty line without control characters of at most `limit` bytes.
bool check_line(const FileContext& context, const Node& text, const std::string& key, std::size_t limit);

} // namespace loket::config
