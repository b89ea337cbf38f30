// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/procedure_problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "config/flaw_words.hpp"

namespace loket::config {
namespace {

constexpr std::string_view kKiosk = "kiosk"; // where nobody registers for the visitor

/// A table of the file, with its path: "procedures[1].steps[2]".
struct Place {
    const Node* table = nullptr;
    std::string path;
};

const Entry* find_entry(const Node& table, std::string_view key) {
    const auto at = std::find_if(table.entries.begin(), table.entries.end(),
                                 [&](const Entry& entry) { return entry.key == key; });
    return at == table.entries.end() ? nullptr : &*at;
}

/// Entry `index` of the list `key`; the table itself when there is none.
Place inner(const Place& outer, std::string_view key, std::size_t index) {
    const Entry* list = find_entry(*outer.table, key);
    if (list == nullptr || index >= list->value.items.size()) return outer;
    const std::string path =
        fmt::format("{}{}{}[{}]", outer.path, outer.path.empty() ? "" : ".", key, index + 1);
    return {&list->value.items[index], path};
}

/// The table with that id in the list `key`; the last of them, which is the one too many.
Place inner(const Place& outer, std::string_view key, const std::string& id) {
    const Entry* list = find_entry(*outer.table, key);
    if (list == nullptr) return outer;
    const std::vector<Node>& items = list->value.items;
    for (std::size_t index = items.size(); index > 0; --index) {
        const Entry* named = find_entry(items[index - 1], "id");
        if (named != nullptr && named->value.text == id) return inner(outer, key, index - 1);
    }
    return outer;
}

/// About the table's `key`, in its line, or in the table's own when it has no such key.
void report(const FileContext& context, const Place& place, const FlawWords& words) {
    const Entry* entry = find_entry(*place.table, words.key);
    std::string path = place.path;
    if (!words.key.empty()) path += fmt::format("{}{}", path.empty() ? "" : ".", words.key);
    context.error(entry != nullptr ? entry->line : place.table->line, std::move(path), words.wrong,
                  words.expected);
}

void check_flaws(const Procedure& procedure, const Service& service, const Office& office, const Place& place,
                 const FileContext& context) {
    for (const ProcedureFlaw& flaw : flaws(procedure, service, office)) {
        Place where = place;
        if (!flaw.step.empty()) where = inner(where, "steps", flaw.step);
        if (!flaw.act.empty()) where = inner(where, "acts", flaw.act);
        report(context, where, words_of(flaw, office));
    }
}

template <class Item>
std::optional<Item> shared(const std::vector<Item>& a, const std::vector<Item>& b) {
    for (const Item& item : a) {
        if (std::find(b.begin(), b.end(), item) != b.end()) return item;
    }
    return std::nullopt;
}

/// A complaint that both would take: a procedure that names the kind goes before one for every kind, so only
/// two of a sort stand against each other.
std::optional<FlawWords> clash(const Procedure& first, const Procedure& second) {
    const auto channel = shared(first.channels, second.channels);
    if (!channel || first.kinds.empty() != second.kinds.empty()) return std::nullopt;
    if (first.kinds.empty()) {
        return FlawWords{"channels", fmt::format("names \"{}\", as \"{}\" does", *channel, first.id),
                         "one procedure for each channel, or kinds that tell them apart"};
    }
    const auto kind = shared(first.kinds, second.kinds);
    if (!kind) return std::nullopt;
    return FlawWords{
        "kinds",
        fmt::format("names \"{}\", as \"{}\" does for channel \"{}\" too", *kind, first.id, *channel),
        "one procedure for each channel and kind"};
}

void check_clashes(const Service& service, const Place& file, const FileContext& context) {
    const std::vector<Procedure>& all = service.procedures;
    for (std::size_t second = 1; second < all.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            if (const auto words = clash(all[first], all[second]))
                report(context, inner(file, "procedures", second), *words);
        }
    }
}

void check_coverage(const Service& service, const Place& file, const FileContext& context) {
    for (const Channel& channel : service.channels) {
        const auto unhandled = std::find_if(service.complaint_kinds.begin(), service.complaint_kinds.end(),
                                            [&](const ComplaintKind& kind) {
                                                return procedure_for(service, channel.id, kind.id) == nullptr;
                                            });
        if (unhandled == service.complaint_kinds.end()) continue;
        report(context, inner(file, "channels", channel.id),
               {"id", is_text(channel.id) + fmt::format(", and no procedure handles \"{}\"", unhandled->id),
                "a procedure for every complaint that can come in"});
    }
}

/// What some role must be allowed to do because the services ask for it.
struct NeededRight {
    bool Role::*right;
    std::string_view key;
    std::string wanted; ///< what asks for it; empty: nothing does
};

std::vector<NeededRight> needed_rights(const Office& office) {
    NeededRight registers{&Role::may_register, "may_register", {}};
    NeededRight reveals{&Role::may_reveal, "may_reveal", {}};
    NeededRight manages{&Role::may_manage, "may_manage", {}};
    for (const Service& service : office.services) {
        if (service.procedures.empty()) continue;
        manages.wanted = "cases are paused, kept from whom they accuse and acted on for somebody who is away";
        for (const Channel& channel : service.channels) {
            if (channel.id == kKiosk) continue;
            registers.wanted = fmt::format("\"{}\" takes complaints by \"{}\"", service.id, channel.id);
        }
        for (const ComplaintKind& kind : service.complaint_kinds) {
            if (kind.confidential_by_default) reveals.wanted = fmt::format("\"{}\" is confidential", kind.id);
        }
    }
    return {registers, reveals, manages};
}

void check_rights(const Office& office, const Node& document, const FileContext& context) {
    const Entry* roles = find_entry(document, "roles");
    for (const NeededRight& needed : needed_rights(office)) {
        const bool held = std::any_of(office.roles.begin(), office.roles.end(),
                                      [&](const Role& role) { return role.*needed.right; });
        if (held || needed.wanted.empty()) continue;
        context.warning(roles != nullptr ? roles->line : 0, "roles",
                        fmt::format("no role has {}, and {}", needed.key, needed.wanted),
                        fmt::format("{} = true for somebody", needed.key));
    }
}

} // namespace

void check_procedures(const Service& service, const Office& office, const Node& document,
                      const FileContext& context) {
    const Place file{&document, ""};
    for (std::size_t index = 0; index < service.procedures.size(); ++index) {
        check_flaws(service.procedures[index], service, office, inner(file, "procedures", index), context);
    }
    check_clashes(service, file, context);
    check_coverage(service, file, context);
}

void check_roles(const Office& office, const Node& document, const FileContext& context) {
    std::set<std::string, std::less<>> used;
    for (const Service& service : office.services) {
        for (const Procedure& procedure : service.procedures) {
            for (const Step& step : procedure.steps) {
                used.insert(step.role);
                for (const Act& act : step.acts) used.insert(act.role);
            }
        }
    }
    for (const Role& role : office.roles) {
        if (used.contains(role.id)) continue;
        const Place place = inner(Place{&document, ""}, "roles", role.id);
        const Entry* id = find_entry(*place.table, "id");
        context.warning(id != nullptr ? id->line : place.table->line, place.path + ".id",
                        is_text(role.id) + ", which no step uses", "a step for it, or no such role");
    }
    check_rights(office, document, context);
}

} // namespace loket::config
