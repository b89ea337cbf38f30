// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/commands.hpp"

namespace loket::ctl {

void add_case(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("case", "Handle complaints: docs/cases.md has a whole example");
    group->require_subcommand(1);
    add_case_list(*group, session);
    add_case_show(*group, session);
    add_case_register(*group, session);
    add_case_act(*group, session);
    add_case_changes(*group, session);
    add_case_exclude(*group, session);
    add_case_matches(*group, session);
    add_case_card(*group, session);
    add_case_read(*group, session);
    add_case_open_missing(*group, session);
}

} // namespace loket::ctl
