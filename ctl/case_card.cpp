// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"
#include "ctl/refusal_words.hpp"
#include "storage/match_key.hpp"

namespace loket::ctl {
namespace {

struct Card {
    CaseOptions common;
    std::string file;
};

int note_card(Session& session, const Card& options) {
    const auto text = read_secret_line(session, options.file, "--card-file");
    if (!text) return fail(text.error());
    auto number = parse_card_number(**text);
    if (!number) return fail(sentence(number.error()));
    const Wiped<std::string> digits(std::move(number->digits));
    const CardNumber card{*digits};
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    const NoteCard noted{storage::match_hash(card, desk->desk().vault), card.last_four()};
    const auto command = desk->command(noted, {});
    return desk->perform(*command);
}

/// Those that the actor may know of.
Result<std::vector<storage::CaseRow>, storage::StoreError> visible(CaseDesk& desk,
                                                                   const std::vector<TicketId>& tickets) {
    std::vector<storage::CaseRow> rows;
    for (const TicketId& ticket : tickets) {
        auto row = desk.cases().find(ticket, desk.desk().actor());
        if (!row) return failure(row.error());
        if (row->has_value()) rows.push_back(std::move(**row));
    }
    return rows;
}

SeeMatches seen(const std::vector<storage::CaseRow>& person, const std::vector<storage::CaseRow>& card) {
    SeeMatches out;
    for (const auto* rows : {&person, &card}) {
        for (const storage::CaseRow& row : *rows) {
            const bool twice =
                std::find(out.cases.begin(), out.cases.end(), row.state.ticket) != out.cases.end();
            if (!twice) out.cases.push_back(row.state.ticket);
        }
    }
    return out;
}

nlohmann::ordered_json to_json(const CaseView::Reading& reading, const std::vector<storage::CaseRow>& rows) {
    auto out = nlohmann::ordered_json::array();
    for (const storage::CaseRow& row : rows) out.push_back(CaseView(reading, row).json());
    return out;
}

void print_lines(const CaseView::Reading& reading, std::string_view title,
                 const std::vector<storage::CaseRow>& rows) {
    fmt::print("{}: {}\n", title, rows.size());
    for (const storage::CaseRow& row : rows) fmt::print("  {}\n", CaseView(reading, row).line());
}

int matches(Session& session, const CaseOptions& options) {
    auto desk = CaseDesk::open(session, options);
    if (!desk) return session.exit_code;
    const auto found = desk->cases().matches(desk->ticket(), desk->desk().vault);
    if (!found) return fail(found.error().sentence);
    const auto person = visible(*desk, found->same_person);
    if (!person) return fail(person.error().sentence);
    const auto card = visible(*desk, found->same_card);
    if (!card) return fail(card.error().sentence);
    const Instant now = clock_now();
    const auto state =
        desk->cases().perform(desk->ticket(), *desk->command(seen(*person, *card), {}), desk->desk().actor(),
                              desk->desk().office, now, &desk->desk().vault);
    if (!state) return desk->report(state.error());

    const TicketView tickets(desk->desk().office);
    const CaseView::Reading reading{desk->desk().office, tickets, now};
    if (options.json) {
        const nlohmann::ordered_json out = {{"version", state->version},
                                            {"same_person", to_json(reading, *person)},
                                            {"same_card", to_json(reading, *card)},
                                            {"not_legible", found->not_legible}};
        fmt::print("{}\n", to_text(out));
        return kDone;
    }
    print_lines(reading, "open cases of the same person and kind", *person);
    print_lines(reading, "cases with the same KKS", *card);
    if (found->not_legible > 0) {
        fmt::print("{} damaged or erased records could not be compared\n", found->not_legible);
    }
    return kDone;
}

} // namespace

void add_case_card(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "card", "Note the KKS that was shown: a keyed hash and its last four digits, never the number");
    const auto options = std::make_shared<Card>();
    command->add_option("--card-file", options->file, "file with the card's number, \"-\": standard input")
        ->required();
    add_change_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = note_card(session, *options); });
}

void add_case_matches(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "matches", "Show other cases of the same person or card, and record that you saw them");
    const auto options = std::make_shared<CaseOptions>();
    add_case_options(*command, *options);
    command->callback([&session, options] { session.exit_code = matches(session, *options); });
}

} // namespace loket::ctl
