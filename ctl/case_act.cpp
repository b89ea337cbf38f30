// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <memory>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"
#include "ctl/words_file.hpp"

namespace loket::ctl {
namespace {

struct Options {
    CaseOptions common;
    DoAct act;
    std::string due;
    std::vector<std::string> checked;
};

int act(Session& session, const Options& options) {
    const auto words = read_case_words(session, options.common.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    DoAct given = options.act;
    given.checked = {options.checked.begin(), options.checked.end()};
    if (!options.due.empty()) given.due_date = parse_iso_date(options.due);
    const auto command = desk->command(std::move(given), **words);
    return desk->perform(*command);
}

} // namespace

void add_case_act(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand("act", "Do what the procedure allows at this step");
    const auto options = std::make_shared<Options>();
    command->add_option("--division", options->act.division, "the division it goes to");
    command->add_option("--officer", options->act.officer, "the account it goes to");
    command->add_option("--due", options->due, "by when within the office, YYYY-MM-DD")->check(wrong_date);
    command->add_option("--choice", options->act.choice, "one of the act's options");
    command->add_option("--check", options->checked, "an item of the act's checklist; once for each")
        ->allow_extra_args(false);
    add_change_options(*command, options->common);
    command->add_option("ACT", options->act.act, "id of the act, as \"case show\" lists it")->required();
    command->callback([&session, options] { session.exit_code = act(session, *options); });
}

} // namespace loket::ctl
