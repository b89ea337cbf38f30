// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "config/office_folder.hpp"
#include "ctl/commands.hpp"
#include "ctl/session.hpp"

namespace loket::ctl {
namespace {

/// The local date that is asked for, else today's.
Result<std::optional<Date>, std::string> read_date(const std::string& text) {
    if (text.empty()) return std::optional<Date>();
    const auto date = parse_iso_date(text);
    if (!date) return failure(fmt::format("{} is no date; write it as 2026-11-23.", text));
    return date;
}

/// Holidays lie beside the office's folder; the messages name them from where the folder was named.
void add_holiday_problems(const std::filesystem::path& folder, std::optional<Date> day,
                          config::OfficeReport& report) {
    if (!report.office) return;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const Date today = day.value_or(local_date(now, report.office->zone));
    for (config::OfficeProblem& problem : config::holiday_problems(*report.office, today)) {
        problem.file = (folder / ".." / problem.file).lexically_normal();
        report.problems.push_back(std::move(problem));
    }
}

bool check(const std::filesystem::path& folder, std::optional<Date> day) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        fail(fmt::format("There is no such folder: {}.", folder.string()));
        return false;
    }
    config::OfficeReport report = config::read_office(folder);
    add_holiday_problems(folder, day, report);
    for (const config::OfficeProblem& problem : report.problems) fmt::print("{}\n", to_text(problem));
    const auto errors = std::count_if(
        report.problems.begin(), report.problems.end(),
        [](const auto& problem) { return problem.severity == config::OfficeProblem::Severity::error; });
    const auto warnings = static_cast<std::ptrdiff_t>(report.problems.size()) - errors;
    fmt::print("{}: {} ({} errors, {} warnings)\n", folder.string(), report.office ? "sound" : "not sound",
               errors, warnings);
    return report.office.has_value();
}

} // namespace

void add_check_office(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("check-office", "Check the folders of offices and list every problem");
    const auto folders = std::make_shared<std::vector<std::filesystem::path>>();
    command->add_option("DIR", *folders, "folder of an office: holds office.toml and services/")->required();
    const auto day = std::make_shared<std::string>();
    command->add_option("--on", *day, "the day for which holidays must be known, YYYY-MM-DD; default: today");
    command->callback([&session, folders, day] {
        const auto date = read_date(*day);
        if (!date) {
            session.exit_code = fail(date.error(), kWrongUsage);
            return;
        }
        for (const std::filesystem::path& folder : *folders) {
            if (!check(folder, *date)) session.exit_code = kFailed;
        }
    });
}

} // namespace loket::ctl
