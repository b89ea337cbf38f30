// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ktp_layout.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "domain/birth_form.hpp"
#include "domain/text_input.hpp"

namespace loket::config {
namespace {

constexpr std::string_view kGroups = "the groups nik, name, birth and address";

/// What of the pattern RE2 or we cannot use; empty: nothing.
void check_pattern(TableReader& table, const std::string& pattern) {
    const auto wrong = [&](std::string what, std::string expected) {
        table.error("pattern", std::move(what), std::move(expected));
    };
    if (pattern.empty()) return wrong("is empty", "a regular expression with a group (?P<nik>...)");
    if (pattern.size() > kLongestPattern) {
        return wrong(fmt::format("has {} bytes", pattern.size()), fmt::format("at most {}", kLongestPattern));
    }
    if (pattern != clean_text(pattern, true) || pattern.find('\n') != std::string::npos) {
        return wrong("holds a line break, a tab or what cannot be shown",
                     R"(one line; a tab is written \t, a line end \r?\n)");
    }
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(KtpLayout::kPatternMemory);
    const re2::RE2 compiled(pattern, options);
    if (!compiled.ok()) {
        return wrong("cannot be used: " + clean_line(compiled.error()),
                     "a regular expression as RE2 reads them");
    }
    const auto& parts = KtpLayout::kParts;
    std::array<int, KtpLayout::kParts.size()> times{};
    for (const auto& [number, name] : compiled.CapturingGroupNames()) {
        const auto part = std::find(parts.begin(), parts.end(), name);
        if (part == parts.end()) {
            wrong("has the group " + clean_line(name), std::string(kGroups));
        } else if (++times.at(static_cast<std::size_t>(part - parts.begin())) == 2) {
            wrong("has the group " + name + " twice", "each group once");
        }
    }
    if (times.front() == 0) wrong("has no group (?P<nik>...)", std::string(kGroups));
}

std::string read_pointer(TableReader& table, std::string_view key) {
    std::string pointer = table.text(key, Presence::optional);
    bool good = pointer.empty() || pointer.starts_with('/');
    for (std::size_t at = 0; good && (at = pointer.find('~', at)) != std::string::npos; ++at) {
        good = pointer.compare(at, 2, "~0") == 0 || pointer.compare(at, 2, "~1") == 0;
    }
    if (!good) table.error(key, is_text(pointer), R"(a JSON pointer (RFC 6901), such as "/data/nik")");
    return pointer;
}

} // namespace

KtpLayout read_ktp_layout(TableReader& table) {
    KtpLayout layout;
    const std::size_t known = table.context().problems.size();
    const Node* const pattern = table.find("pattern", Node::Kind::text, Presence::optional, "a text");
    layout.at = {.nik = read_pointer(table, "nik"),
                 .name = read_pointer(table, "name"),
                 .birth = read_pointer(table, "birth"),
                 .address = read_pointer(table, "address")};
    const bool pointers = layout.at != KtpLayout::Pointers{};
    if (pattern != nullptr) {
        layout.pattern = pattern->text;
        check_pattern(table, layout.pattern);
        if (pointers) table.error("pattern", "stands beside JSON pointers", "one of the two");
    } else if (layout.at.nik.empty() && table.context().problems.size() == known) {
        table.error(pointers ? "nik" : "pattern", "is missing",
                    pointers ? "a JSON pointer to the number" : "a pattern, or nik with a JSON pointer");
    }
    const std::string form = table.text("birth_form", Presence::optional);
    if (!form.empty()) layout.birth_form = form;
    if (!is_birth_form(layout.birth_form)) {
        table.error("birth_form", is_text(form), R"(dd, mm and yyyy once each, such as "dd-mm-yyyy")");
    }
    table.finish();
    return layout;
}

} // namespace loket::config
