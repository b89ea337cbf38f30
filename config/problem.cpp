// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "config/file_context.hpp"
#include "domain/text_input.hpp"

namespace loket::config {

std::string to_text(const OfficeProblem& problem) {
    std::string out = problem.file.generic_string();
    if (problem.line > 0) out += fmt::format(":{}", problem.line);
    out += problem.severity == OfficeProblem::Severity::error ? ": error: " : ": warning: ";
    if (!problem.key.empty()) out += problem.key + ": ";
    out += fmt::format("{}; expected {}", problem.wrong, problem.expected);
    // Names, keys and the parser's own words quote the file's bytes: nothing of it may steer a terminal.
    return clean_text(out);
}

void FileContext::error(int line, std::string key, std::string wrong, std::string expected) const {
    problems.push_back(
        {OfficeProblem::Severity::error, file, line, std::move(key), std::move(wrong), std::move(expected)});
}

void FileContext::warning(int line, std::string key, std::string wrong, std::string expected) const {
    problems.push_back({OfficeProblem::Severity::warning, file, line, std::move(key), std::move(wrong),
                        std::move(expected)});
}

std::string is_text(std::string_view value) {
    constexpr std::size_t kShown = 60;
    const std::string_view shown = utf8_prefix(value, kShown);
    return fmt::format("is \"{}{}\"", clean_text(shown), shown.size() < value.size() ? "..." : "");
}

} // namespace loket::config
