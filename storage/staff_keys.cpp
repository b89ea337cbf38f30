// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/staff_keys.hpp"

#include <algorithm>

#include "storage/event_limits.hpp"

namespace loket::storage {
namespace {

constexpr std::string_view kColumns = "SELECT id, wrapped, attempts, shut_until FROM staff_keys ";

std::optional<StaffKey> read(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    const auto attempts = std::clamp<std::int64_t>(query.integer(2), 0, kAttemptLimit);
    return StaffKey{query.text(0), query.text(1), static_cast<int>(attempts),
                    query.is_null(3) ? std::nullopt : parse_iso_instant(query.text(3))};
}

} // namespace

std::optional<StaffKey> StaffKeys::find(std::string_view id) {
    auto query = database_.query(std::string(kColumns).append("WHERE id = ?"));
    query.bind(id);
    return read(query);
}

std::vector<StaffKey> StaffKeys::all() {
    auto query = database_.query(std::string(kColumns).append("ORDER BY id"));
    std::vector<StaffKey> keys;
    while (auto key = read(query)) {
        keys.push_back(std::move(*key));
    }
    return keys;
}

void StaffKeys::put(std::string_view id, const WrappedPrivateKey& wrapped) {
    drop(id);
    database_.query("INSERT INTO staff_keys (id, wrapped, attempts) VALUES (?, ?, 0)")
        .bind(id, format_private_key(wrapped))
        .run();
}

void StaffKeys::set_attempts(std::string_view id, int attempts, std::optional<Instant> shut_until) {
    database_.query("UPDATE staff_keys SET attempts = ?, shut_until = ? WHERE id = ?")
        .bind(attempts, shut_until ? std::optional(iso_instant(*shut_until)) : std::nullopt, id)
        .run();
}

void StaffKeys::drop(std::string_view id) {
    database_.query("DELETE FROM staff_keys WHERE id = ?").bind(id).run();
}

} // namespace loket::storage
