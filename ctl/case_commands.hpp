// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The subcommands of `loketctl case`; see commands.hpp for how they run.

namespace CLI {
class App;
}

namespace loket::ctl {

struct Session;

void add_case_list(CLI::App& group, Session& session);
void add_case_show(CLI::App& group, Session& session);
void add_case_act(CLI::App& group, Session& session);
/// pause, resume, extend, urgent, note
void add_case_changes(CLI::App& group, Session& session);
void add_case_exclude(CLI::App& group, Session& session);
void add_case_card(CLI::App& group, Session& session);
void add_case_matches(CLI::App& group, Session& session);
/// read, reveal
void add_case_read(CLI::App& group, Session& session);
void add_case_register(CLI::App& group, Session& session);
void add_case_open_missing(CLI::App& group, Session& session);

} // namespace loket::ctl
