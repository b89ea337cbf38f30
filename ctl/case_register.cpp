// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <algorithm>
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
    std::string received;
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

/// "2026-11-23" or "2026-11-23 09:30" in the office's zone. A day alone counts from the opening of its doors;
/// one on which they stay shut from its midnight, which the rule for days off moves on.
std::optional<Instant> received_at(const std::string& text, const Office& office, Instant now) {
    if (text.empty()) return now;
    const std::size_t date_length = std::string_view("2026-11-23").size();
    const auto date = parse_iso_date(std::string_view(text).substr(0, date_length));
    if (!date) return std::nullopt;
    if (text.size() > date_length) {
        const auto time = parse_clock(std::string_view(text).substr(date_length + 1));
        const bool parted = text[date_length] == ' ' || text[date_length] == 'T';
        return time && parted ? std::optional(to_instant({*date, *time}, office.zone)) : std::nullopt;
    }
    const auto& hours =
        office.calendar.week.at(std::chrono::weekday(std::chrono::sys_days(*date)).c_encoding());
    const Instant opened = to_instant({*date, hours ? hours->opens : std::chrono::minutes(0)}, office.zone);
    return local_date(now, office.zone) == *date ? std::min(opened, now) : opened;
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

/// The code stands on the paper before the ticket counts, and stays there: nothing can lose it any more.
Result<storage::TicketRow, int> issue(Desk& desk, const Submission& told, const Registration& registered,
                                      const storage::PreparedCode& prepared, PrivateFile* paper) {
    if (paper != nullptr) {
        const PrivateText code(fmt::format("Kode Lacak: {}\n\n", prepared.code.grouped()));
        const auto written = paper->write(*code);
        if (!written) return failure(fail(written.error()));
    }
    auto issued = desk.store.issue(told, desk.office, prepared, clock_now(), registered);
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
    const Role* role = desk->role_that(&Role::may_register);
    if (role == nullptr) return report({CaseRefusal::Rule::not_allowed, {}}, options.json);
    const Instant now = clock_now();
    const auto received = received_at(options.received, desk->office, now);
    if (!received) return fail("Give --received as 2026-11-23, or as \"2026-11-23 09:30\".", kWrongUsage);
    const Registration registered{desk->account.id, role->id, *received};
    if (options.ticket_file.empty() && desk->store.purpose() != storage::Purpose::demo) {
        return fail("Name a new file for the ticket with --ticket-file FILE; its code is shown nowhere else.",
                    kWrongUsage);
    }
    complete(**told, options, desk->office);
    const auto refusals = check(**told, desk->office, local_date(now, desk->office.zone));
    if (!refusals.empty()) return refuse(refusals, options.json);
    if (const auto decided = decide(**told, desk->office, 0, now, registered); !decided)
        return refuse({decided.error()}, options.json);

    std::optional<PrivateFile> paper;
    if (!options.ticket_file.empty()) {
        auto made = PrivateFile::create(options.ticket_file);
        if (!made) return fail(made.error());
        paper.emplace(std::move(*made));
    }
    const auto prepared = storage::Store::prepare_code(desk->store.code_salt());
    if (!prepared) return fail(prepared.error().sentence);
    const auto row = issue(*desk, **told, registered, *prepared, paper ? &*paper : nullptr);
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
    command->add_option("--received", options->received,
                        "when it came in, where that was earlier: a date, or \"2026-11-23 09:30\" [now]");
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
