// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "ctl/commands.hpp"
#include "ctl/session.hpp"

namespace loket::ctl {
namespace {

int verify(const Session& session) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto report = store->verify();
    if (!report) return fail(report.error().sentence);
    for (const std::string& problem : report->problems) fmt::print("{}\n", problem);
    fmt::print(
        "{}: {} events, {} private records, {} of them erased, {} answers, {} of them erased, {} problems\n",
        report->sound() ? "sound" : "not sound", report->events, report->private_records,
        report->erased_records, report->answers, report->erased_answers, report->problems.size());
    if (report->sound()) return kDone;
    return fail(
        "The register is not sound: stop the kiosk, copy the data folder as it is, and report what is "
        "listed.");
}

} // namespace

void add_verify(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("verify", "Prove that nothing in the register was changed, row by row");
    command->callback([&session] { session.exit_code = verify(session); });
}

} // namespace loket::ctl
