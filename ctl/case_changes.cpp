// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"
#include "ctl/words_file.hpp"

namespace loket::ctl {
namespace {

int change(Session& session, const CaseOptions& options, const CaseAction& action) {
    const auto words = read_case_words(session, options.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options);
    if (!desk) return session.exit_code;
    const auto command = desk->command(action, **words);
    return desk->perform(*command);
}

struct Exclusion {
    CaseOptions common;
    Exclude excluded;
};

/// A misspelt account would leave the accused person where he is.
bool all_known(storage::Store& store, const std::vector<StaffId>& staff) {
    storage::StaffAccounts accounts(store);
    return std::all_of(staff.begin(), staff.end(), [&](const StaffId& id) {
        const auto account = accounts.find(id);
        return account && account->has_value();
    });
}

int exclude(Session& session, const Exclusion& options) {
    const auto words = read_case_words(session, options.common.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    if (!all_known(desk->desk().store, options.excluded.staff)) {
        return report({CaseRefusal::Rule::unknown, "officer"}, options.common.json);
    }
    const auto command = desk->command(options.excluded, **words);
    return desk->perform(*command);
}

} // namespace

void add_case_changes(CLI::App& group, Session& session) {
    struct Change {
        const char* name;
        const char* words;
        CaseAction action;
    };
    for (const Change& one :
         {Change{"pause", "Wait for the reporter or another authority: the promise does not run (reason)",
                 Pause{}},
          Change{"resume", "Go on after a pause", Resume{}},
          Change{"extend", "Move the promise once, by the office's rule (reason)", Extend{}},
          Change{"urgent", "Mark as urgent", MarkUrgent{}},
          Change{"note", "Write a note (note)", AddNote{}}}) {
        CLI::App* command = group.add_subcommand(one.name, one.words);
        const auto options = std::make_shared<CaseOptions>();
        add_change_options(*command, *options);
        command->callback([&session, options, action = one.action] {
            session.exit_code = change(session, *options, action);
        });
    }
}

void add_case_exclude(CLI::App& group, Session& session) {
    CLI::App* command =
        group.add_subcommand("exclude", "Keep the accused unit or person out of the case (reason)");
    const auto options = std::make_shared<Exclusion>();
    command->add_option("--division", options->excluded.divisions, "an accused division; once for each")
        ->allow_extra_args(false);
    command->add_option("--staff", options->excluded.staff, "an accused account; once for each")
        ->allow_extra_args(false);
    add_change_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = exclude(session, *options); });
}

} // namespace loket::ctl
