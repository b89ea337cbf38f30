// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/commands.hpp"
#include "ctl/offices.hpp"
#include "ctl/session.hpp"
#include "ctl/ticket_view.hpp"

namespace loket::ctl {
namespace {

struct Options {
    bool json = false;
    std::size_t limit = 20;
};

void print_lines(const std::vector<storage::TicketRow>& rows, const TicketView& view) {
    for (const storage::TicketRow& row : rows) {
        const std::string due = view.due(row.ticket);
        fmt::print("{:<7} {}  {}: {}{}  print: {}\n", to_text(row.ticket.number), view.received(row),
                   view.service(row.ticket), view.kind(row.ticket), due.empty() ? "" : "  due " + due,
                   TicketView::print(row));
    }
    if (rows.empty()) fmt::print("no tickets\n");
}

int tickets(const Session& session, const Options& options) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto rows = store->tickets(options.limit);
    if (!rows) return fail(rows.error().sentence);
    const TicketView view(find_office(session, store->office_id()));
    if (options.json) {
        auto list = nlohmann::ordered_json::array();
        for (const storage::TicketRow& row : *rows) list.push_back(view.json(row));
        fmt::print("{}\n", to_text(list));
    } else {
        print_lines(*rows, view);
    }
    return kDone;
}

} // namespace

void add_tickets(CLI::App& app, Session& session) {
    constexpr std::size_t kMost = 100'000;
    CLI::App* command = app.add_subcommand("tickets", "List the newest tickets: public facts only");
    const auto options = std::make_shared<Options>();
    command->add_flag("--json", options->json, "as a JSON list");
    command->add_option("--limit", options->limit, "how many at most")
        ->check(CLI::Range(std::size_t{1}, kMost))
        ->capture_default_str();
    command->callback([&session, options] { session.exit_code = tickets(session, *options); });
}

} // namespace loket::ctl
