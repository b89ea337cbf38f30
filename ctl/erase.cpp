// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
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
    std::string by_card; ///< erase or keep; empty: not said
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

constexpr std::string_view kErase = "erase";
constexpr std::string_view kKeep = "keep";

/// Nobody looked who held the card, and it may be another's by now: a person decides, or nothing goes.
int ask_about(const std::vector<TicketId>& by_card) {
    std::vector<std::string> ids;
    ids.reserve(by_card.size());
    for (const TicketId& ticket : by_card) ids.push_back(storage::to_hex(ticket));
    return fail(
        fmt::format("Nothing was erased. {} tickets more were told by whoever held a card that points to "
                    "this person; nobody checked who that was:\n  {}\nLook at them (loketctl case read ID), "
                    "then say --by-card erase, or --by-card keep.",
                    by_card.size(), fmt::join(ids, "\n  ")),
        kRefused);
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
    auto found = storage::Erasure(desk.store).tickets_of(*digits, desk.vault);
    if (!found) return failure(fail(found.error().sentence, exit_code_of(found.error())));
    if (found->not_legible > 0) {
        fmt::print(stderr, "loketctl: {} damaged records could not be searched; run: loketctl verify\n",
                   found->not_legible);
    }
    if (found->told.empty())
        return failure(fail("Nobody with this NIK has told anything that is still kept.", kNoTicket));
    if (!found->by_card.empty() && options.by_card.empty()) return failure(ask_about(found->by_card));
    if (options.by_card == kErase) std::ranges::copy(found->by_card, std::back_inserter(found->told));
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
        ->add_option("--by-card", options->by_card,
                     "erase or keep: tickets told with a card that points to this person")
        ->check(CLI::IsMember({std::string(kErase), std::string(kKeep)}))
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
