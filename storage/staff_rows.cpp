// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/staff_rows.hpp"

#include <nlohmann/json.hpp>

#include "storage/failed.hpp"
#include "storage/json_reader.hpp"

namespace loket::storage {
namespace {

using nlohmann::json;
using Code = StoreError::Code;

constexpr std::string_view kColumns = "SELECT id, post, roles, divisions, disabled FROM staff ";

Failed damaged() {
    return {Code::corrupt, "The list of staff is damaged: rebuild the projections from the journal."};
}

std::vector<std::string> read_list(const std::string& text) {
    JsonReader reader;
    const auto list = reader.list(text);
    std::vector<std::string> ids;
    if (!list) {
        throw damaged();
    }
    for (const auto entry : *list) {
        std::string_view id;
        if (entry.get(id) != simdjson::SUCCESS) {
            throw damaged();
        }
        ids.emplace_back(id);
    }
    return ids;
}

std::optional<StaffAccount> read(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    return StaffAccount{query.text(0), query.text(1), read_list(query.text(2)), read_list(query.text(3)),
                        query.integer(4) != 0};
}

} // namespace

void StaffRows::apply(const StaffAdded& event) {
    auto query = database_.query(
        "INSERT INTO staff (id, post, roles, divisions, disabled) VALUES (?, ?, ?, ?, 0) "
        "ON CONFLICT (id) DO NOTHING RETURNING id");
    query.bind(event.id, event.post, json(event.roles).dump(), json(event.divisions).dump());
    if (!query.step()) {
        throw Failed(Code::refused, "The id \"" + event.id + "\" was given before: choose another one.");
    }
    query.run();
}

void StaffRows::apply(const StaffDisabled& event) {
    set_disabled(event.id, true);
}

void StaffRows::apply(const StaffReset& event) {
    set_disabled(event.id, false);
}

void StaffRows::set_disabled(const StaffId& id, bool disabled) {
    auto query = database_.query("UPDATE staff SET disabled = ? WHERE id = ? RETURNING id");
    query.bind(disabled, id);
    if (!query.step()) {
        throw Failed(Code::refused, "There is no account with this id.");
    }
    query.run();
}

void StaffRows::clear() {
    database_.execute("DELETE FROM staff");
}

std::optional<StaffAccount> StaffRows::find(std::string_view id) {
    auto query = database_.query(std::string(kColumns).append("WHERE id = ?"));
    query.bind(id);
    return read(query);
}

std::vector<StaffAccount> StaffRows::all() {
    auto query = database_.query(std::string(kColumns).append("ORDER BY id"));
    std::vector<StaffAccount> accounts;
    while (auto account = read(query)) {
        accounts.push_back(std::move(*account));
    }
    return accounts;
}

void StaffRows::need_actor(const StaffId& by) {
    if (by.empty()) {
        return;
    }
    const auto account = find(by);
    if (!account || account->disabled) {
        throw Failed(Code::refused, "Whoever does this needs an account that is not disabled.");
    }
}

std::vector<Actor> enabled_staff(Database& database) {
    std::vector<Actor> staff;
    for (const auto& account : StaffRows(database).all()) {
        if (!account.disabled) {
            staff.push_back(actor_of(account));
        }
    }
    return staff;
}

} // namespace loket::storage
