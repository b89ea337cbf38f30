// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/case_desk.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "ctl/event_words.hpp"
#include "ctl/refusal_words.hpp"
#include "ctl/ticket_view.hpp"
#include "storage/hex.hpp"

namespace loket::ctl {
namespace {

using nlohmann::ordered_json;
using Rule = CaseRefusal::Rule;

int exit_code_of(const CaseRefusal& refusal) {
    if (refusal.rule == Rule::changed_meanwhile) return kChangedMeanwhile;
    return refusal.rule == Rule::no_such_case ? kNoTicket : kRefused;
}

void print_refusal(const CaseRefusal& refusal, const ordered_json& since) {
    const ordered_json out = {{"refused", loket::to_text(refusal.rule)},
                              {"field", refusal.field},
                              {"sentence", sentence(refusal)},
                              {"since", since}};
    fmt::print("{}\n", to_text(out));
}

} // namespace

void add_case_options(CLI::App& command, CaseOptions& options) {
    command.add_option("NUMBER", options.number, "the case's queue number, or its id")->required();
    command.add_option("--day", options.day, "the day of the number, YYYY-MM-DD [today]")->check(wrong_date);
    command.add_flag("--json", options.json, "as a JSON object");
    add_sign_in(command, options.sign_in);
}

void add_change_options(CLI::App& command, CaseOptions& options) {
    constexpr int kMostVersions = 1'000'000;
    add_case_options(command, options);
    command
        .add_option("--version", options.version,
                    "act only when the case is still at this version [the present one]")
        ->check(CLI::Range(1, kMostVersions));
    command.add_option("--words", options.words, "TOML file with private texts, \"-\": standard input");
}

std::string wrong_date(const std::string& text) {
    return parse_iso_date(text) ? std::string() : "it is no date such as 2026-11-23";
}

int report(const CaseRefusal& refusal, bool json) {
    if (json) print_refusal(refusal, ordered_json::array());
    return fail(sentence(refusal), exit_code_of(refusal));
}

Result<TicketId, Ending> find_ticket(storage::Cases& cases, const std::string& number, const std::string& day,
                                     Zone zone) {
    if (const auto id = storage::from_hex<std::tuple_size_v<TicketId>>(number)) return *id;
    const auto queue_number = parse_queue_number(number);
    if (!queue_number) {
        return failure(
            Ending{"A case is named by its number, such as A-001, or by its id of 32 digits.", kWrongUsage});
    }
    const Date date = day.empty() ? local_date(clock_now(), zone) : parse_iso_date(day).value();
    const auto ticket = cases.find_number(date, *queue_number);
    if (!ticket) return failure(Ending{ticket.error().sentence, loket::ctl::exit_code_of(ticket.error())});
    if (ticket->has_value()) return **ticket;
    return failure(Ending{std::string(sentence(CaseRefusal{Rule::no_such_case, {}})), kNoTicket});
}

std::optional<CaseDesk> CaseDesk::open(Session& session, const CaseOptions& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return std::nullopt;
    storage::Cases cases(desk->store);
    const auto ticket = find_ticket(cases, options.number, options.day, desk->office.zone);
    if (!ticket) {
        session.exit_code = ticket.error().exit_code == kNoTicket
                                ? loket::ctl::report({Rule::no_such_case, {}}, options.json)
                                : fail(ticket.error().sentence, ticket.error().exit_code);
        return std::nullopt;
    }
    auto row = cases.find(*ticket, desk->actor());
    if (!row) {
        session.exit_code = fail(row.error().sentence, loket::ctl::exit_code_of(row.error()));
        return std::nullopt;
    }
    if (!row->has_value()) {
        session.exit_code = loket::ctl::report({Rule::no_such_case, {}}, options.json);
        return std::nullopt;
    }
    return CaseDesk(std::move(*desk), std::move(**row), options);
}

Wiped<CaseCommand> CaseDesk::command(CaseAction action, CaseWords words) const {
    return Wiped<CaseCommand>(
        {version_ == 0 ? row_.state.version : version_, std::move(action), std::move(words)});
}

int CaseDesk::perform(const CaseCommand& command) {
    const auto state =
        cases().perform(ticket(), command, desk_.actor(), desk_.office, clock_now(), &desk_.vault);
    if (!state) return report(state.error());
    row_.state = *state;
    const int printed = print();
    if (printed != kDone) fail("It was done all the same, and only cannot be shown.");
    return printed;
}

int CaseDesk::print() {
    const auto events = cases().events(ticket());
    if (!events) return fail(events.error().sentence, loket::ctl::exit_code_of(events.error()));
    const auto staff = storage::StaffAccounts(desk_.store).enabled();
    if (!staff) return fail(staff.error().sentence, loket::ctl::exit_code_of(staff.error()));
    const Actor actor = desk_.actor();
    const CaseView::Reader reader{actor, *staff};
    const TicketView tickets(desk_.office);
    const CaseView view({desk_.office, tickets, clock_now()}, row_);
    if (json_) {
        fmt::print("{}\n", to_text(view.json(reader, *events)));
    } else {
        fmt::print("{}", view.lines(reader, *events));
    }
    return kDone;
}

std::string CaseDesk::since_then(const std::vector<CaseEventAt>& since) const {
    std::string out;
    for (const CaseEventAt& event : since) {
        out += fmt::format("\n  {}  {}  {}: {}", event.event.version, local_text(event.at, desk_.office.zone),
                           who(event.event), sentence(event.event, row_.state, desk_.office));
    }
    return out;
}

int CaseDesk::report(const storage::CaseError& error) const {
    if (const auto* trouble = std::get_if<storage::StoreError>(&error.why)) {
        return fail(trouble->sentence, loket::ctl::exit_code_of(*trouble));
    }
    const auto& refusal = std::get<CaseRefusal>(error.why);
    if (json_) {
        auto since = ordered_json::array();
        for (const CaseEventAt& event : error.since) {
            since.push_back(to_json(event, row_.state, desk_.office));
        }
        print_refusal(refusal, since);
    }
    return fail(sentence(refusal) + since_then(error.since), exit_code_of(refusal));
}

} // namespace loket::ctl
