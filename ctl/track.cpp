// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/commands.hpp"
#include "ctl/offices.hpp"
#include "ctl/private_input.hpp"
#include "ctl/session.hpp"
#include "ctl/ticket_view.hpp"
#include "storage/cases.hpp"
#include "storage/tracking_key.hpp"

namespace loket::ctl {
namespace {

struct Options {
    std::string code_file;
    bool json = false;
};

/// What to tell a person; the code itself is never repeated, it opens the answer.
std::string_view sentence(CodeProblem problem) {
    switch (problem) {
        case CodeProblem::empty:
            return "The tracking code is empty; give the 12 characters on the ticket.";
        case CodeProblem::wrong_length:
            return "A tracking code has 12 characters; compare it with the ticket.";
        case CodeProblem::bad_character:
            return "A tracking code has digits and letters only, and never the letter U; compare it with the "
                   "ticket.";
        case CodeProblem::wrong_check:
            return "The tracking code has a typing error: its last character does not fit; compare it with "
                   "the ticket.";
    }
    return "The tracking code cannot be read; compare it with the ticket.";
}

void print_lines(const storage::TicketRow& row, const CaseState* state, const TicketView& view) {
    const TicketIssued& ticket = row.ticket;
    fmt::print("number    {}\nday       {}\nreceived  {}\nservice   {}\nkind      {}\nstatus    {}\n",
               to_text(ticket.number), iso_date(ticket.day), view.received(row), view.service(ticket),
               view.kind_for_anybody(ticket), TicketView::status(ticket, state));
    const std::string due = view.due(ticket, state);
    if (!due.empty()) fmt::print("due       {}\n", due);
    fmt::print("print     {}\n", TicketView::print(row));
}

int track(Session& session, const Options& options) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto typed = read_secret_line(session, options.code_file, "--code-file");
    if (!typed) return fail(typed.error());
    const auto code = TrackingCode::parse(**typed);
    if (!code) return fail(sentence(code.error()), kNoTicket);
    auto key = storage::derive_tracking_key(*code, store->code_salt());
    if (!key) return fail(key.error().sentence);
    sodium_memzero(key->answer_key.data(), key->answer_key.size()); // only the office's answer would need it
    const auto row = store->find(key->digest);
    if (!row) return fail(row.error().sentence);
    if (!row->has_value()) {
        return fail(
            "No ticket here has this code; compare it with the ticket, and ask whether it is of another "
            "office.",
            kNoTicket);
    }
    const auto found = storage::Cases(*store).find((*row)->ticket.id, Actor{}); // the citizen's own
    if (!found) return fail(found.error().sentence);
    const CaseState* state = *found ? &(*found)->state : nullptr;
    const TicketView view(find_office(session, store->office_id()));
    if (options.json) {
        fmt::print("{}\n", to_text(view.json_for_anybody(**row, state)));
    } else {
        print_lines(**row, state, view);
    }
    return kDone;
}

} // namespace

void add_track(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("track", "Say where the ticket with this tracking code stands");
    const auto options = std::make_shared<Options>();
    command
        ->add_option("--code-file", options->code_file,
                     "file with the tracking code, or the text of its QR; \"-\": standard input")
        ->required();
    command->add_flag("--json", options->json, "as a JSON object");
    command->callback([&session, options] { session.exit_code = track(session, *options); });
}

} // namespace loket::ctl
