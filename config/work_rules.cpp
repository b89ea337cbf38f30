// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/work_rules.hpp"

#include <algorithm>
#include <array>

#include "config/fields.hpp"

namespace loket::config {
namespace {

constexpr Range kKeptMonths{1, 1200};
constexpr Range kDisputeDays{1, 365};

struct NamedScope {
    std::string_view name;
    RoleScope scope;
};
constexpr std::array kScopes{
    NamedScope{"office", RoleScope::office},
    NamedScope{"division", RoleScope::division},
    NamedScope{"named", RoleScope::named},
};

RoleScope read_scope(TableReader& reader) {
    const std::string name = reader.text("scope", Presence::required);
    const auto found = std::find_if(kScopes.begin(), kScopes.end(),
                                    [&](const NamedScope& candidate) { return candidate.name == name; });
    if (found != kScopes.end()) return found->scope;
    if (!name.empty()) reader.error("scope", is_text(name), R"("office", "division" or "named")");
    return RoleScope::office;
}

std::vector<Role> read_roles(TableReader& file) {
    std::vector<Role> out;
    UniqueIds ids;
    // An office whose services take no complaints needs nobody to handle them.
    file.each_table("roles", Presence::optional, [&](TableReader& reader) {
        Role role;
        role.id = ids.read(reader);
        role.name = reader.localized("name", Presence::required, kShortText);
        role.scope = read_scope(reader);
        role.may_reveal = reader.boolean("may_reveal", role.may_reveal);
        role.may_register = reader.boolean("may_register", role.may_register);
        role.may_manage = reader.boolean("may_manage", role.may_manage);
        out.push_back(std::move(role));
    });
    return out;
}

/// Required to the last key: what is past its time is destroyed, so nobody's data end by a default.
RetentionRule read_retention(TableReader& file) {
    RetentionRule out;
    const Node* table = file.find("retention", Node::Kind::table, Presence::required,
                                  "visit_months, complaint_months and confidential_months");
    if (table == nullptr) return out;
    TableReader reader(*table, "retention", file.context());
    const auto months = [&](std::string_view key, int& kept) {
        kept = read_whole(reader, key, Presence::required, kKeptMonths).value_or(kept);
    };
    months("visit_months", out.visit_months);
    months("complaint_months", out.complaint_months);
    months("confidential_months", out.confidential_months);
    reader.finish();
    return out;
}

} // namespace

void read_work_rules(TableReader& file, Office& office) {
    office.roles = read_roles(file);
    office.retention = read_retention(file);
    office.extension = read_extension(file, "extension");
    office.dispute_days =
        read_whole(file, "dispute_days", Presence::optional, kDisputeDays).value_or(office.dispute_days);
}

} // namespace loket::config
