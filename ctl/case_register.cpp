// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"
#include "ctl/paper_ticket.hpp"
#include "ctl/private_file.hpp"
#include "ctl/refusal_words.hpp"
#include "ctl/words_file.hpp"

namespace loket::ctl {
namespace {

struct Options {
    SignIn sign_in;
    std::string service, kind, channel;
    std::string language = std::string(kIndonesian);
    std::string words;
    std::string ticket_file;
    bool confidential = false;
    bool json = false;
};

void complete(Submission& told, const Options& options, const Office& office) {
    randombytes_buf(told.id.data(), told.id.size());
    told.service = options.service;
    told.channel = options.channel;
    told.language = options.language;
    told.notice_version = office.notice.version; // it stands on the ticket that goes to the citizen
    told.complaint->kind = options.kind;
    told.complaint->confidential = options.confidential;
}

int refuse(const std::vector<Refusal>& refusals, bool json) {
    std::string sentences;
    for (const Refusal& refusal : refusals) {
        sentences += (sentences.empty() ? "" : "\n  ") + sentence(refusal);
    }
    if (json) {
        fmt::print("{}\n", to_text({{"refused", to_text(refusals.front().rule)},
                                    {"field", refusals.front().field},
                                    {"sentence", sentence(refusals.front())},
                                    {"since", nlohmann::ordered_json::array()}}));
    }
    return fail(sentences, kRefused);
}

/// The code stands on the paper before the ticket counts: nothing can lose it any more.
Result<storage::TicketRow, int> issue(Desk& desk, const Submission& told,
                                      const storage::PreparedCode& prepared, PrivateFile* paper) {
    if (paper != nullptr) {
        const PrivateText code(prepared.code.grouped() + "\n");
        const auto written = paper->write(*code);
        if (!written) return failure(fail(written.error()));
    }
    auto issued = desk.store.issue(told, desk.office, prepared, clock_now());
    if (!issued) return failure(fail(issued.error().sentence, exit_code_of(issued.error())));
    if (paper != nullptr) {
        paper->keep();
        const PrivateText text(paper_ticket_text(desk.office, issued->row, prepared.code));
        const auto written = paper->write(*text);
        if (!written) return failure(fail(written.error()));
    }
    return std::move(issued->row);
}

/// The case as the answer to --json; a service without a procedure has a ticket and no case.
void print(Desk& desk, const Options& options, const storage::TicketRow& row,
           const storage::PreparedCode& prepared) {
    const bool demo = desk.store.purpose() == storage::Purpose::demo;
    if (!options.json) {
        fmt::print("Registered {} of {}.\n", loket::to_text(row.ticket.number), iso_date(row.ticket.day));
        if (!options.ticket_file.empty()) {
            fmt::print("The ticket with its tracking code is in {}: print or send it, then remove it.\n",
                       options.ticket_file);
        }
        if (demo) fmt::print("ACK {}\n", prepared.code.grouped());
        return;
    }
    const TicketView tickets(desk.office);
    nlohmann::ordered_json out = tickets.json(row);
    const auto opened = storage::Cases(desk.store).find(row.ticket.id, desk.actor());
    if (opened && opened->has_value()) {
        out = CaseView({desk.office, tickets, clock_now()}, **opened).json();
    }
    if (demo) out["code"] = prepared.code.grouped();
    fmt::print("{}\n", to_text(out));
}

int register_case(Session& session, const Options& options) {
    auto told = read_told(session, options.words);
    if (!told) return fail(told.error());
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    if (!desk->may(&Role::may_register)) {
        return report({CaseRefusal::Rule::not_allowed, {}}, options.json);
    }
    if (options.ticket_file.empty() && desk->store.purpose() != storage::Purpose::demo) {
        return fail("Name a new file for the ticket with --ticket-file FILE; its code is shown nowhere else.",
                    kWrongUsage);
    }
    complete(**told, options, desk->office);
    const auto refusals = check(**told, desk->office, local_date(clock_now(), desk->office.zone));
    if (!refusals.empty()) return refuse(refusals, options.json);

    std::optional<PrivateFile> paper;
    if (!options.ticket_file.empty()) {
        auto made = PrivateFile::create(options.ticket_file);
        if (!made) return fail(made.error());
        paper.emplace(std::move(*made));
    }
    const auto prepared = storage::Store::prepare_code(desk->store.code_salt());
    if (!prepared) return fail(prepared.error().sentence);
    const auto row = issue(*desk, **told, *prepared, paper ? &*paper : nullptr);
    if (!row) return row.error();
    print(*desk, options, *row, *prepared);
    return kDone;
}

} // namespace

void add_case_register(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "register", "Register a complaint that came by letter, phone, ...: it gets a ticket");
    const auto options = std::make_shared<Options>();
    command->add_option("--service", options->service, "id of the service")->required();
    command->add_option("--kind", options->kind, "id of the kind of complaint")->required();
    command->add_option("--channel", options->channel, "how it came in; its own deadline counts")->required();
    command->add_option("--language", options->language, "of the citizen")->capture_default_str();
    command->add_flag("--confidential", options->confidential, "the citizen asks not to be known");
    command->add_option("--words", options->words, "TOML file with what was told, \"-\": standard input")
        ->required();
    command->add_option("--ticket-file", options->ticket_file,
                        "new file for the ticket with its tracking code, ready to print or send");
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = register_case(session, *options); });
}

} // namespace loket::ctl
