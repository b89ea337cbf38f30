// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/answers.hpp"

namespace loket::storage {

Hash hash_of_answer(std::span<const std::uint8_t> sealed) {
    return Hasher("loket.answer.1").add(sealed).finish();
}

void Answers::add(const EventId& event, std::span<const std::uint8_t> sealed) {
    database_.query("INSERT INTO answers (event_id, sealed) VALUES (?, ?)").bind(event, sealed).run();
}

std::optional<Bytes> Answers::find(std::span<const std::uint8_t> event_id) {
    auto query = database_.query("SELECT sealed FROM answers WHERE event_id = ?");
    query.bind(event_id);
    return query.step() ? std::optional(query.blob(0)) : std::nullopt;
}

std::vector<Answers::Filed> Answers::after(std::int64_t row, std::size_t limit) {
    auto query = database_.query(
        "SELECT answers.rowid, coalesce(journal.seq, 0) FROM answers "
        "LEFT JOIN journal ON journal.event_id = answers.event_id "
        "WHERE answers.rowid > ? ORDER BY answers.rowid LIMIT ?");
    query.bind(row, static_cast<std::int64_t>(limit));
    std::vector<Filed> rows;
    while (query.step()) {
        rows.push_back({query.integer(0), query.integer(1)});
    }
    return rows;
}

} // namespace loket::storage
