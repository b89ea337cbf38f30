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

bool check(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        fail(fmt::format("There is no such folder: {}.", folder.string()));
        return false;
    }
    const config::OfficeReport report = config::read_office(folder);
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
    command->callback([&session, folders] {
        for (const std::filesystem::path& folder : *folders) {
            if (!check(folder)) session.exit_code = kFailed;
        }
    });
}

} // namespace loket::ctl
