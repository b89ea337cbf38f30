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

namespace loket::ctl {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string office;
    bool demo = false;
    fs::path recovery_sheet;
};

/// Absolute, without a "/" at its end and without links where they can be followed.
fs::path settled(const fs::path& path) {
    const fs::path whole = fs::weakly_canonical(fs::absolute(path)).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

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
    const fs::path data = settled(session.data);
    const fs::path sheet_path = options.recovery_sheet.empty() ? fs::path(data.string() + "-recovery.txt")
                                                               : settled(options.recovery_sheet);
    if (is_inside(sheet_path, data)) {
        return fail(
            "The recovery sheet must not lie in the data folder it opens; name a file elsewhere with "
            "--recovery-sheet FILE.");
    }
    auto sheet = RecoverySheetFile::reserve(sheet_path);
    if (!sheet) return fail(sheet.error());

    const auto purpose = options.demo ? storage::Purpose::demo : storage::Purpose::live;
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const Office& office = *report.office;
    const auto created = storage::Store::create(data, office.id, purpose, now);
    if (!created) return fail(created.error().sentence);
    const auto written = sheet->write(
        recovery_sheet_text(office, created->recovery_code, purpose, local_date(now, office.zone)));
    if (!written) {
        return fail(fmt::format("{} The data folder {} has no recovery sheet: delete it and make it again.",
                                written.error(), data.string()));
    }
    fmt::print(
        "Made {} for {}{}.\nPrint the recovery sheet {} twice, lock the prints away and delete the file.\n",
        data.string(), office.name.in(kIndonesian), options.demo ? ", with sample data only" : "",
        sheet_path.string());
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
