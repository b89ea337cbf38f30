// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/toml_document.hpp"

#include <exception>

#include "config/toml_parser.hpp"

namespace loket::config {
namespace {

int line_of(const toml::source_region& source) {
    return static_cast<int>(source.begin.line);
}

Node convert(const toml::node& node);

Node convert_table(const toml::table& table) {
    Node out;
    out.kind = Node::Kind::table;
    for (const auto& [key, value] : table) {
        out.entries.push_back({std::string(key.str()), line_of(key.source()), convert(value)});
    }
    return out;
}

Node convert_list(const toml::array& array) {
    Node out;
    out.kind = Node::Kind::list;
    for (const auto& item : array) out.items.push_back(convert(item));
    return out;
}

Node named(std::string_view kind) {
    Node out;
    out.text = kind;
    return out;
}

Node convert_date(const toml::date& date) {
    const Date day{std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
    if (!day.ok()) return named("a date that does not exist");
    Node out;
    out.kind = Node::Kind::date;
    out.date = day;
    return out;
}

Node convert_value(const toml::node& node) {
    Node out;
    switch (node.type()) {
        case toml::node_type::table:
            return convert_table(*node.as_table());
        case toml::node_type::array:
            return convert_list(*node.as_array());
        case toml::node_type::date:
            return convert_date(node.as_date()->get());
        case toml::node_type::string:
            out.kind = Node::Kind::text;
            out.text = node.as_string()->get();
            return out;
        case toml::node_type::integer:
            out.kind = Node::Kind::integer;
            out.integer = node.as_integer()->get();
            return out;
        case toml::node_type::boolean:
            out.kind = Node::Kind::boolean;
            out.boolean = node.as_boolean()->get();
            return out;
        case toml::node_type::floating_point:
            return named("a number with a fraction");
        case toml::node_type::time:
            return named("a time of day");
        case toml::node_type::date_time:
            return named("a date with a time");
        case toml::node_type::none:
            break;
    }
    return named("no value");
}

Node convert(const toml::node& node) {
    Node out = convert_value(node);
    out.line = line_of(node.source());
    return out;
}

} // namespace

Result<Node, ParseFailure> parse_toml(std::string_view text) {
    try {
        const toml::parse_result parsed = toml::parse(text);
        if (!parsed) {
            return failure(
                ParseFailure{line_of(parsed.error().source()), std::string(parsed.error().description())});
        }
        return convert(parsed.table());
    } catch (const std::exception& error) { // out of memory at worst: parse errors are values here
        return failure(ParseFailure{0, error.what()});
    }
}

} // namespace loket::config
