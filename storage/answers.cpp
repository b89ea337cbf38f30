// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/answers.hpp"

namespace loket::storage {

Hash hash_of_answer(std::span<const std::uint8_t> sealed) {
    return Hasher("loket.answer.1").add(sealed).finish();
}

void Answers::add(std::int64_t seq, std::span<const std::uint8_t> sealed) {
    database_.query("INSERT INTO answers (seq, sealed) VALUES (?, ?)").bind(seq, sealed).run();
}

std::optional<Bytes> Answers::find(std::int64_t seq) {
    auto query = database_.query("SELECT sealed FROM answers WHERE seq = ?");
    query.bind(seq);
    return query.step() ? std::optional(query.blob(0)) : std::nullopt;
}

std::vector<std::int64_t> Answers::after(std::int64_t seq, std::size_t limit) {
    auto query = database_.query("SELECT seq FROM answers WHERE seq > ? ORDER BY seq LIMIT ?");
    query.bind(seq, static_cast<std::int64_t>(limit));
    std::vector<std::int64_t> rows;
    while (query.step()) {
        rows.push_back(query.integer(0));
    }
    return rows;
}

std::int64_t Answers::count() {
    return database_.number("SELECT count(*) FROM answers");
}

} // namespace loket::storage
