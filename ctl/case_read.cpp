// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_opening.hpp"
#include "ctl/private_file.hpp"
#include "ctl/words_file.hpp"

namespace loket::ctl {
namespace {

struct Options {
    CaseOptions common;
    std::string out;
    bool reveal = false;        ///< who reported a confidential case, with a reason
    bool reporter_only = false; ///< `case reveal`
};

/// Says of what lies in the file only where it is.
void tell(const Options& options) {
    if (options.common.json) {
        fmt::print("{}\n", to_text({{"out", options.out}, {"revealed", options.reveal}}));
    } else {
        fmt::print("Wrote {}; only you can read it. Remove it when you are done.\n", options.out);
    }
}

int read(Session& session, const Options& options) {
    if (!options.reveal && !options.common.words.empty()) {
        return fail("Words are the reason for --reveal; without it leave --words out.", kWrongUsage);
    }
    const auto words = read_case_words(session, options.common.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    if (options.reveal && !desk->row().state.confidential) {
        return report({CaseRefusal::Rule::not_confidential, {}}, options.common.json);
    }
    // First the place, then the secret: a reveal is an event even when its result could not be written.
    auto file = PrivateFile::create(options.out);
    if (!file) return fail(file.error());
    auto opened = open_case(*desk, {options.reveal, options.reporter_only}, **words);
    if (!opened) return opened.error();
    const OpenedCase& texts = **opened;
    const PrivateText text(options.common.json
                               ? to_text(to_json(texts, desk->row(), desk->desk().office)) + "\n"
                               : to_text(texts, desk->row(), desk->desk().office));
    const auto written = file->write(*text);
    if (!written) return fail(written.error());
    file->keep();
    tell(options);
    return kDone;
}

CLI::App* add_reader(CLI::App& group, Session& session, const std::shared_ptr<Options>& options,
                     std::pair<const char*, const char*> name_and_words) {
    CLI::App* command = group.add_subcommand(name_and_words.first, name_and_words.second);
    command->add_option("--out", options->out, "new file for it, which only you can read")->required();
    add_change_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = read(session, *options); });
    return command;
}

} // namespace

void add_case_read(CLI::App& group, Session& session) {
    const auto whole = std::make_shared<Options>();
    add_reader(group, session, whole,
               {"read", "Write what was told and everything written since into a file"})
        ->add_flag("--reveal", whole->reveal, "also who reported a confidential case; recorded (reason)");
    const auto reporter = std::make_shared<Options>();
    reporter->reveal = true;
    reporter->reporter_only = true;
    add_reader(group, session, reporter,
               {"reveal", "Write who reported a confidential case into a file; recorded (reason)"});
}

} // namespace loket::ctl
