// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A TOML text as a tree of plain values that know their line. toml_document.cpp is the only file that knows
// the parser.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/time.hpp"

namespace loket::config {

struct Entry;

/// One value. Only the members that belong to its kind are set.
struct Node {
    enum class Kind { text, integer, boolean, date, list, table, other };
    Kind kind = Kind::other;
    int line = 0;     ///< 1-based; where the value begins
    std::string text; ///< text; for other: the kind's name ("number with a fraction")
    std::int64_t integer = 0;
    bool boolean = false;
    Date date{};                ///< a date that exists
    std::vector<Node> items;    ///< list
    std::vector<Entry> entries; ///< table, sorted by key
};

struct Entry {
    std::string key;
    int line = 0;
    Node value;
};

struct ParseFailure {
    int line = 0;
    std::string wrong; ///< the parser's own words
};

/// The whole text as one table, or the first syntax error (TOML cannot be read on after one).
[[nodiscard]] Result<Node, ParseFailure> parse_toml(std::string_view text);

} // namespace loket::config
