// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/text_input.hpp"

namespace loket::config {
namespace {

std::string is_kind(const Node& node) {
    switch (node.kind) {
        case Node::Kind::text:
            return is_text(node.text);
        case Node::Kind::integer:
            return fmt::format("is the number {}", node.integer);
        case Node::Kind::boolean:
            return node.boolean ? "is true" : "is false";
        case Node::Kind::date:
            return fmt::format("is the date {}", iso_date(node.date));
        case Node::Kind::list:
            return "is a list";
        case Node::Kind::table:
            return "is a table";
        case Node::Kind::other:
            return fmt::format("is {}", node.text);
    }
    return "is of an unknown kind";
}

Localized read_localized(const Node& node, const std::string& key, std::size_t limit,
                         const FileContext& context) {
    TableReader reader(node, key, context);
    Localized out;
    for (const LanguageTag& language : context.languages) {
        std::string words = reader.text(language, Presence::required, limit);
        if (!words.empty()) out.set(language, std::move(words));
    }
    reader.finish();
    return out;
}

constexpr std::string_view kLocalizedForm = "{ id = \"...\", en = \"...\" }";

} // namespace

TableReader::TableReader(const Node& table, std::string path, const FileContext& context)
    : table_(table), path_(std::move(path)), context_(context) {}

std::string TableReader::full(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

const Entry* TableReader::take(std::string_view key) {
    known_.emplace(key);
    const auto at = std::find_if(table_.entries.begin(), table_.entries.end(),
                                 [&](const Entry& entry) { return entry.key == key; });
    return at == table_.entries.end() ? nullptr : &*at;
}

int TableReader::line_of(std::string_view key) const {
    for (const Entry& entry : table_.entries) {
        if (entry.key == key) return entry.line;
    }
    return path_.empty() ? 0 : table_.line;
}

void TableReader::error(std::string_view key, std::string wrong, std::string expected) const {
    context_.error(line_of(key), full(key), std::move(wrong), std::move(expected));
}

const Node* TableReader::find(std::string_view key, Node::Kind kind, Presence presence,
                              std::string_view expected) {
    const Entry* entry = take(key);
    if (entry == nullptr) {
        if (presence == Presence::required) error(key, "is missing", std::string(expected));
        return nullptr;
    }
    if (entry->value.kind != kind) {
        error(key, is_kind(entry->value), std::string(expected));
        return nullptr;
    }
    return &entry->value;
}

bool check_line(const FileContext& context, const Node& text, const std::string& key, std::size_t limit) {
    if (text.text.empty()) {
        context.error(text.line, key, "is empty", "a text");
    } else if (text.text.size() > limit) {
        context.error(text.line, key, fmt::format("has {} bytes", text.text.size()),
                      fmt::format("at most {}", limit));
    } else if (text.text != clean_line(text.text)) {
        context.error(text.line, key,
                      is_text(text.text) + " with characters that cannot be shown, or extra spaces",
                      "one line of plain text");
    } else {
        return true;
    }
    return false;
}

std::string TableReader::text(std::string_view key, Presence presence, std::size_t limit) {
    const Node* node = find(key, Node::Kind::text, presence, "a text");
    if (node == nullptr || (presence == Presence::optional && node->text.empty())) return {};
    return check_line(context_, *node, full(key), limit) ? node->text : std::string();
}

bool TableReader::boolean(std::string_view key, bool otherwise) {
    const Node* node = find(key, Node::Kind::boolean, Presence::optional, "true or false");
    return node == nullptr ? otherwise : node->boolean;
}

Localized TableReader::localized(std::string_view key, Presence presence, std::size_t limit) {
    const Node* node = find(key, Node::Kind::table, presence, kLocalizedForm);
    return node == nullptr ? Localized() : read_localized(*node, full(key), limit, context_);
}

std::vector<Localized> TableReader::localized_list(std::string_view key, Presence presence,
                                                   std::size_t limit) {
    std::vector<Localized> out;
    each_item(key, presence, Node::Kind::table, [&](const Node& item, const std::string& path) {
        Localized words = read_localized(item, path, limit, context_);
        if (!words.empty()) out.push_back(std::move(words));
    });
    return out;
}

void TableReader::each_table(std::string_view key, Presence presence,
                             const std::function<void(TableReader&)>& read) {
    each_item(key, presence, Node::Kind::table, [&](const Node& item, const std::string& path) {
        TableReader reader(item, path, context_);
        read(reader);
        reader.finish();
    });
}

void TableReader::each_word(std::string_view key, Presence presence,
                            const std::function<void(const Node&, const std::string&)>& read) {
    each_item(key, presence, Node::Kind::text, read);
}

void TableReader::each_item(std::string_view key, Presence presence, Node::Kind kind,
                            const std::function<void(const Node&, const std::string&)>& read) {
    const bool of_tables = kind == Node::Kind::table;
    const Node* list =
        find(key, Node::Kind::list, presence, of_tables ? "a list of tables" : "a list of texts");
    if (list == nullptr) return;
    if (list->items.empty() && presence == Presence::required)
        error(key, "is an empty list", "at least one entry");
    if (list->items.size() > kListLimit) {
        error(key, fmt::format("has {} entries", list->items.size()), fmt::format("at most {}", kListLimit));
        return;
    }
    int number = 0;
    for (const Node& item : list->items) {
        const std::string path = fmt::format("{}[{}]", full(key), ++number);
        if (item.kind == kind) {
            read(item, path);
        } else {
            context_.error(item.line, path, is_kind(item), of_tables ? "a table" : "a text");
        }
    }
}

void TableReader::finish() const {
    for (const Entry& entry : table_.entries) {
        if (known_.contains(entry.key)) continue;
        std::string expected;
        for (const std::string& known : known_) expected += (expected.empty() ? "" : ", ") + known;
        context_.error(entry.line, full(clean_line(utf8_prefix(entry.key, kShortText))), "is an unknown key",
                       fmt::format("one of {}", expected));
    }
}

} // namespace loket::config
