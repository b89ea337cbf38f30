// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/commands.hpp"
#include "ctl/offices.hpp"
#include "ctl/session.hpp"
#include "ctl/ticket_view.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {
namespace {

struct Options {
    bool json = false;
    std::size_t limit = 20;
};

struct Listed {
    storage::TicketRow row;
    std::optional<CaseState> state; ///< none: there is no case
};

Result<std::vector<Listed>, storage::StoreError> newest(storage::Store& store, std::size_t limit) {
    auto rows = store.tickets(limit);
    if (!rows) return failure(std::move(rows.error()));
    std::vector<Listed> listed;
    for (storage::TicketRow& row : *rows) {
        auto found = storage::Cases(store).find(row.ticket.id, Actor{}); // what its holder may see
        if (!found) return failure(std::move(found.error()));
        std::optional<CaseState> state;
        if (*found) state = std::move((*found)->state);
        listed.push_back({std::move(row), std::move(state)});
    }
    return listed;
}

const CaseState* state_of(const Listed& one) {
    return one.state ? &*one.state : nullptr;
}

void print_lines(const std::vector<Listed>& tickets, const TicketView& view) {
    for (const Listed& one : tickets) {
        const TicketIssued& ticket = one.row.ticket;
        const std::string due = view.due(ticket, state_of(one));
        fmt::print("{:<7} {}  {}: {}{}  print: {}\n", to_text(ticket.number), view.received(one.row),
                   view.service(ticket), view.kind_for_anybody(ticket), due.empty() ? "" : "  due " + due,
                   TicketView::print(one.row));
    }
    if (tickets.empty()) fmt::print("no tickets\n");
}

int tickets(const Session& session, const Options& options) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto tickets = newest(*store, options.limit);
    if (!tickets) return fail(tickets.error().sentence);
    const TicketView view(find_office(session, store->office_id()));
    if (options.json) {
        auto list = nlohmann::ordered_json::array();
        for (const Listed& one : *tickets) list.push_back(view.json_for_anybody(one.row, state_of(one)));
        fmt::print("{}\n", to_text(list));
    } else {
        print_lines(*tickets, view);
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
