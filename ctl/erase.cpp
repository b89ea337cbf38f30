// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_desk.hpp"
#include "ctl/commands.hpp"
#include "ctl/refusal_words.hpp"
#include "ctl/sign_in.hpp"
#include "ctl/ticket_view.hpp"
#include "storage/erasure.hpp"
#include "storage/hex.hpp"

namespace loket::ctl {
namespace {

struct Options {
    SignIn sign_in;
    std::string nik_file;
    bool keep_by_card = false;
    std::string number, day;
    std::string reason;
    bool dry_run = false;
    bool json = false;
};

int print(const storage::Erased& erased, const Options& options) {
    if (options.json) {
        fmt::print("{}\n", to_text({{"tickets", erased.tickets},
                                    {"records", erased.records},
                                    {"dry_run", options.dry_run}}));
    } else {
        fmt::print("{} {} tickets, {} sealed records{}\n", options.dry_run ? "would erase" : "erased",
                   erased.tickets, erased.records,
                   options.dry_run ? "" : "; the register stays and is sound");
    }
    return kDone;
}

/// Nobody looked who held the card, and it may be another's by now: a person decides, or nothing goes.
int ask_about(const storage::Erasure::OfPerson& person) {
    std::string text =
        "Nothing was erased. With a card that points to this person was told, and nobody checked who held "
        "it:\n";
    for (const storage::TicketRow& row : person.by_card) {
        const TicketIssued& ticket = row.ticket;
        text += fmt::format("  {} of {}, {}, id {}\n", loket::to_text(ticket.number), iso_date(ticket.day),
                            ticket.complaint_kind.empty() ? "a visit" : "a complaint",
                            storage::to_hex(ticket.id));
    }
    text +=
        "Ask the person which of them are theirs and erase those with --ticket ID; then erase the rest of "
        "this "
        "person with --keep-by-card. What stays tells no more who it was.";
    return fail(text, kRefused);
}

/// Everything of one person, or one ticket; the exit code when there is none.
Result<std::vector<TicketId>, int> chosen(Session& session, const Options& options, Desk& desk) {
    if (options.nik_file.empty()) {
        storage::Cases cases(desk.store);
        const auto ticket = find_ticket(cases, options.number, options.day, desk.office.zone);
        if (!ticket) return failure(fail(ticket.error().sentence, ticket.error().exit_code));
        return std::vector<TicketId>{*ticket};
    }
    const auto text = read_secret_line(session, options.nik_file, "--nik-file");
    if (!text) return failure(fail(text.error()));
    auto nik = parse_nik(**text, local_date(clock_now(), desk.office.zone));
    if (!nik) return failure(fail(sentence(nik.error())));
    const Wiped<std::string> digits(std::move(nik->digits));
    auto found = storage::Erasure(desk.store).tickets_of(*digits, desk.vault, desk.actor());
    if (!found) return failure(fail(found.error().sentence, exit_code_of(found.error())));
    if (found->not_legible > 0) {
        fmt::print(stderr, "loketctl: {} damaged records could not be searched; run: loketctl verify\n",
                   found->not_legible);
    }
    if (found->told.empty())
        return failure(fail("Nobody with this NIK has told anything that is still kept.", kNoTicket));
    if (!found->by_card.empty() && !options.keep_by_card) return failure(ask_about(*found));
    return std::move(found->told);
}

constexpr std::string_view kNotAllowed = "None of your roles may erase; ask somebody whose role may manage.";

int erase(Session& session, const Options& options) {
    if (options.nik_file.empty() == options.number.empty()) {
        return fail("Say what to erase: --nik-file FILE, or --ticket NUMBER with --day.", kWrongUsage);
    }
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_manage)) return fail(kNotAllowed, kRefused);
    const auto tickets = chosen(session, options, *desk);
    if (!tickets) return tickets.error();
    const auto erased =
        storage::Erasure(desk->store).erase(*tickets, options.reason, desk->actor(), clock_now());
    if (!erased) return fail(erased.error().sentence, exit_code_of(erased.error()));
    return print(*erased, options);
}

int purge(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_manage)) return fail(kNotAllowed, kRefused);
    const auto erased =
        storage::Erasure(desk->store).purge(desk->office, desk->account.id, clock_now, options.dry_run);
    if (!erased) return fail(erased.error().sentence, exit_code_of(erased.error()));
    return print(*erased, options);
}

} // namespace

void add_erase(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("erase", "Destroy what one person told, for good; register and statistics stay");
    const auto options = std::make_shared<Options>();
    CLI::Option* nik = command->add_option("--nik-file", options->nik_file,
                                           "file with the person's NIK, \"-\": standard input");
    CLI::Option* ticket =
        command->add_option("--ticket", options->number, "one ticket: its number, or its id")->excludes(nik);
    command
        ->add_flag("--keep-by-card", options->keep_by_card,
                   "leave tickets that only a card says to be this person's")
        ->needs(nik);
    command->add_option("--day", options->day, "the day of the number, YYYY-MM-DD [today]")
        ->check(wrong_date)
        ->needs(ticket);
    command
        ->add_option("--reason", options->reason,
                     "kept in the register for ever: the number of the written request, no personal data")
        ->required();
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = erase(session, *options); });
}

void add_purge(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "purge", "Destroy what is past the time that the office keeps it; open cases stay");
    const auto options = std::make_shared<Options>();
    command->add_flag("--dry-run", options->dry_run, "only count");
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = purge(session, *options); });
}

} // namespace loket::ctl
