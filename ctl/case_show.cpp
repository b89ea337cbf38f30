// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"

namespace loket::ctl {
namespace {

struct OpenMissing {
    SignIn sign_in;
    bool json = false;
};

int open_missing(Session& session, const OpenMissing& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_manage)) return report({CaseRefusal::Rule::not_allowed, {}}, options.json);
    const auto opened = storage::Cases(desk->store).open_missing(desk->office, clock_now);
    if (!opened) return fail(opened.error().sentence, exit_code_of(opened.error()));
    if (options.json) {
        fmt::print("{}\n", to_text({{"opened", *opened}}));
    } else {
        fmt::print("opened {} cases\n", *opened);
    }
    return kDone;
}

} // namespace

void add_case_show(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "show", "Say where a case stands, what you can do and what the citizen sees: public facts only");
    const auto options = std::make_shared<CaseOptions>();
    add_case_options(*command, *options);
    command->callback([&session, options] {
        if (auto desk = CaseDesk::open(session, *options)) session.exit_code = desk->print();
    });
}

void add_case_open_missing(CLI::App& group, Session& session) {
    CLI::App* command =
        group.add_subcommand("open-missing", "Open the cases of complaints from before Loket handled cases");
    const auto options = std::make_shared<OpenMissing>();
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = open_missing(session, *options); });
}

} // namespace loket::ctl
