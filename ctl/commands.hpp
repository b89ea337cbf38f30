// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The subcommands. Each adds itself to the command line and, when it is the one asked for, runs and leaves
// its exit code in the session, which must outlive the parsing.

namespace CLI {
class App;
}

namespace loket::ctl {

struct Session;

void add_check_office(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);
void add_init(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_tickets(CLI::App& app, Session& session);
void add_seed(CLI::App& app, Session& session);
void add_track(CLI::App& app, Session& session);
void add_staff(CLI::App& app, Session& session);
void add_case(CLI::App& app, Session& session);
void add_answer(CLI::App& app, Session& session);
void add_survey(CLI::App& app, Session& session);
void add_letter(CLI::App& app, Session& session);
void add_register(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_erase(CLI::App& app, Session& session);
void add_purge(CLI::App& app, Session& session);

} // namespace loket::ctl
