// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_view.hpp"
#include "ctl/sign_in.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {
namespace {

using Which = storage::CaseQuery::Which;

struct Options {
    SignIn sign_in;
    storage::CaseQuery query;
    bool json = false;
};

int list(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!options.query.division.empty() && desk->office.find_division(options.query.division) == nullptr) {
        return fail(fmt::format("The office has no division \"{}\".", options.query.division), kRefused);
    }
    const Instant now = clock_now();
    const auto rows = storage::Cases(desk->store).list(options.query, desk->actor(), now, desk->office.zone);
    if (!rows) return fail(rows.error().sentence, exit_code_of(rows.error()));
    const TicketView tickets(desk->office);
    const CaseView::Reading reading{desk->office, tickets, now};
    if (options.json) {
        auto out = nlohmann::ordered_json::array();
        for (const storage::CaseRow& row : *rows) out.push_back(CaseView(reading, row).json());
        fmt::print("{}\n", to_text(out));
        return kDone;
    }
    for (const storage::CaseRow& row : *rows) fmt::print("{}\n", CaseView(reading, row).line());
    if (rows->empty()) fmt::print("no cases\n");
    return kDone;
}

void add_which(CLI::App& command, storage::CaseQuery& query) {
    struct Choice {
        const char* flag;
        Which which;
        const char* words;
    };
    CLI::Option_group* group = command.add_option_group("which");
    for (const Choice& choice : {Choice{"--due-today", Which::due_today, "promised for today"},
                                 Choice{"--overdue", Which::overdue, "past the promise"},
                                 Choice{"--paused", Which::paused, "waiting for somebody outside"},
                                 Choice{"--closed", Which::closed, "closed ones"},
                                 Choice{"--all", Which::all, "open and closed ones"}}) {
        group->add_flag_callback(
            choice.flag, [&query, which = choice.which] { query.which = which; }, choice.words);
    }
    group->require_option(0, 1);
}

} // namespace

void add_case_list(CLI::App& group, Session& session) {
    constexpr std::size_t kMost = 100'000;
    CLI::App* command =
        group.add_subcommand("list", "List open cases, soonest promise first: public facts only");
    const auto options = std::make_shared<Options>();
    add_which(*command, options->query);
    command->add_option("--division", options->query.division, "only those with this division");
    command->add_option("--limit", options->query.limit, "how many at most")
        ->check(CLI::Range(std::size_t{1}, kMost))
        ->capture_default_str();
    command->add_option("--offset", options->query.offset, "how many to leave out first");
    command->add_flag("--json", options->json, "as a JSON list");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = list(session, *options); });
}

} // namespace loket::ctl
