// SPDX-License-Identifier: GPL-3.0-or-later
// loketctl: what an office's staff do with a Loket machine from a terminal.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "config/resources.hpp"
#include "ctl/commands.hpp"
#include "ctl/private_text.hpp"
#include "ctl/session.hpp"

namespace {

/// What was printed is in the hands of the system; a full disk or a closed output shows here at the latest.
bool output_arrived() {
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

} // namespace

int main(int argc, char** argv) {
    using namespace loket;
    using namespace loket::ctl;
    try {
        protect_process();
        Session session;
        session.resources = config::resources_folder(config::program_file(), LOKET_RESOURCES);
        CLI::App app{"loketctl: set up, check and look into a Loket machine"};
        app.set_version_flag("--version", LOKET_VERSION);
        app.footer(
            "Exit codes: 0 done; 1 not done, or not sound; 2 no such ticket or case; 3 a rule of the office "
            "refuses it; 4 somebody else acted on the case first; 64 wrong usage.");
        app.require_subcommand(1);
        app.fallthrough(); // --data and --resources may stand after the subcommand too
        app.add_option("--data", session.data, "data folder of the machine");
        app.add_option("--resources", session.resources, "folder that holds offices/ and po/")
            ->capture_default_str();
        add_check_office(app, session);
        add_doctor(app, session);
        add_init(app, session);
        add_verify(app, session);
        add_tickets(app, session);
        add_seed(app, session);
        add_track(app, session);
        add_staff(app, session);
        add_case(app, session);
        add_answer(app, session);
        add_survey(app, session);
        add_letter(app, session);
        add_register(app, session);
        add_report(app, session);
        add_erase(app, session);
        add_purge(app, session);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& end) { // also how --help and --version end
            session.exit_code = app.exit(end) == 0 ? kDone : kWrongUsage;
        }
        if (!output_arrived()) {
            return fail(
                "The output could not be written whole. What you asked for may be done all the same: look "
                "before you run it again.");
        }
        return session.exit_code;
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}
