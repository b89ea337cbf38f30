// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>

#include "config/office_folder.hpp"
#include "ctl/commands.hpp"
#include "ctl/offices.hpp"
#include "ctl/recovery_sheet.hpp"
#include "ctl/session.hpp"
#include "storage/recovery_sheet.hpp"

namespace loket::ctl {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string office;
    bool demo = false;
    fs::path recovery_sheet;
};

bool is_inside(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

int init(const Session& session, const Options& options) {
    if (session.data.empty()) return fail("Name the data folder to make with --data DIR.");
    const fs::path folder = office_folder(session, options.office);
    const auto report = config::read_office(folder);
    if (!report.office) {
        return fail(fmt::format("The office in {} is not sound; see why with: loketctl check-office {}",
                                folder.string(), folder.string()));
    }
    const auto settled_data = storage::settled(session.data);
    if (!settled_data) return fail(settled_data.error().sentence);
    const fs::path& data = *settled_data;
    const auto sheet_path = options.recovery_sheet.empty() ? storage::RecoverySheet::beside(data)
                                                           : storage::settled(options.recovery_sheet);
    if (!sheet_path) return fail(sheet_path.error().sentence);
    if (is_inside(*sheet_path, data)) {
        return fail(
            "The recovery sheet must not lie in the data folder it opens; name a file elsewhere with "
            "--recovery-sheet FILE.");
    }
    auto sheet = storage::RecoverySheet::reserve(*sheet_path, data);
    if (!sheet) {
        return fail(fmt::format("{} Name another file with --recovery-sheet FILE.", sheet.error().sentence));
    }

    const auto purpose = options.demo ? storage::Purpose::demo : storage::Purpose::live;
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const Office& office = *report.office;
    const auto created = storage::Store::create(data, office.id, purpose, now, [&](const std::string& code) {
        return sheet->write(recovery_sheet_text(office, code, purpose, local_date(now, office.zone)));
    });
    if (!created) return fail(created.error().sentence);
    sheet->keep();
    fmt::print(
        "Made {} for {}{}.\nPrint the recovery sheet {} twice, lock the prints away and delete the file.\n"
        "Before you delete it, make the first account with it, for somebody whose role may manage:\n"
        "  loketctl --data {} staff add ID --post POST --role ROLE --recovery-code-file {}\n",
        data.string(), office.name.in(kIndonesian), options.demo ? ", with sample data only" : "",
        sheet_path->string(), data.string(), sheet_path->string());
    return kDone;
}

} // namespace

void add_init(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("init", "Make a new data folder, its keys and the printable recovery sheet");
    const auto options = std::make_shared<Options>();
    command->add_option("--office", options->office, "id of an office, or the folder of one")->required();
    command->add_flag("--demo", options->demo, "for trying out: sample data, never real citizens'");
    command->add_option("--recovery-sheet", options->recovery_sheet,
                        "new file for the recovery sheet [DATA-recovery.txt beside the data folder]");
    command->callback([&session, options] { session.exit_code = init(session, *options); });
}

} // namespace loket::ctl
