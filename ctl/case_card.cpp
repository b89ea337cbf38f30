// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_commands.hpp"
#include "ctl/case_desk.hpp"
#include "ctl/refusal_words.hpp"
#include "ctl/words_file.hpp"
#include "storage/match_key.hpp"

namespace loket::ctl {
namespace {

struct Card {
    CaseOptions common;
    std::string file;
    bool shown = false; ///< the one that the visitor held to the kiosk's reader
};

Result<Wiped<CardNumber>, std::string> card_in_file(Session& session, const Card& options) {
    const auto text = read_secret_line(session, options.file, "--card-file");
    if (!text) return failure(text.error());
    auto number = parse_card_number(**text);
    if (!number) return failure(std::string(sentence(number.error())));
    return Wiped<CardNumber>(std::move(*number));
}

NoteCard noted(const CardNumber& card, const Desk& desk) {
    const CardToken token = storage::card_token(card, desk.store.code_salt());
    return {storage::match_hash(token, desk.vault), card.last_four()};
}

/// The one that the visitor held to the kiosk's reader.
Result<NoteCard, std::string> shown(CaseDesk& desk) {
    auto told = desk.cases().told(desk.ticket(), desk.desk().actor(), desk.desk().vault);
    if (!told) return failure(told.error().sentence);
    const Wiped<Submission> submission(std::move(*told));
    const auto& complaint = submission->complaint;
    if (!complaint || !complaint->kks) {
        return failure(
            std::string("The visitor held no KKS to the kiosk's reader. Note the card with --card-file."));
    }
    return NoteCard{storage::match_hash(complaint->kks->token, desk.desk().vault), complaint->kks->last_four};
}

int note_card(Session& session, const Card& options) {
    if (options.shown != options.file.empty()) {
        return fail("Say which card: --card-file, or --shown for the one held to the kiosk's reader.",
                    kWrongUsage);
    }
    Result<Wiped<CardNumber>, std::string> card;
    if (!options.shown) card = card_in_file(session, options);
    if (!card) return fail(card.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    const auto note =
        options.shown ? shown(*desk) : Result<NoteCard, std::string>(noted(**card, desk->desk()));
    if (!note) return fail(note.error());
    const auto command = desk->command(*note, {});
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

struct MatchOptions {
    CaseOptions common;
    bool reveal = false; ///< confidential cases as well, with a reason
};

/// What there is, or the exit code of a run that may not look.
Result<storage::Cases::Matches, int> find(CaseDesk& desk, const MatchOptions& options,
                                          const CaseWords& reason) {
    if (!options.reveal) {
        auto found = desk.cases().matches(desk.ticket(), desk.desk().actor(), desk.desk().vault);
        if (!found) return failure(fail(found.error().sentence, exit_code_of(found.error())));
        return std::move(*found);
    }
    auto found = desk.cases().matches_revealed(desk.ticket(), reason, desk.desk().actor(), desk.desk().office,
                                               clock_now(), desk.desk().vault);
    if (!found) return failure(desk.report(found.error()));
    return std::move(*found);
}

int matches(Session& session, const MatchOptions& options) {
    if (!options.reveal && !options.common.words.empty()) {
        return fail("Words are the reason for --reveal; without it leave --words out.", kWrongUsage);
    }
    const auto words = read_case_words(session, options.common.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    const auto found = find(*desk, options, **words);
    if (!found) return found.error();
    const auto person = visible(*desk, found->same_person);
    if (!person) return fail(person.error().sentence);
    const auto card = visible(*desk, found->same_card);
    if (!card) return fail(card.error().sentence);
    const Instant now = clock_now();
    const TicketView tickets(desk->desk().office);
    const CaseView::Reading reading{desk->desk().office, tickets, now};

    const auto row = desk->cases().find(desk->ticket(), desk->desk().actor()); // a reveal has changed it
    if (!row || !*row) return fail("The case cannot be read any more.");
    const CaseCommand looked{(*row)->state.version, found->seen, {}};
    const auto state = desk->cases().perform(desk->ticket(), looked, desk->desk().actor(),
                                             desk->desk().office, now, &desk->desk().vault);
    if (!state) return desk->report(state.error());
    if (options.common.json) {
        const nlohmann::ordered_json out = {{"version", state->version},
                                            {"same_person", to_json(reading, *person)},
                                            {"same_card", to_json(reading, *card)},
                                            {"confidential_too", options.reveal},
                                            {"not_legible", found->not_legible}};
        fmt::print("{}\n", to_text(out));
        return kDone;
    }
    print_lines(reading, "cases of the same person and kind", *person);
    print_lines(reading, "cases with the same KKS", *card);
    if (found->not_legible > 0) {
        fmt::print("{} damaged or erased records could not be compared\n", found->not_legible);
    }
    if (!options.reveal) {
        fmt::print(
            "Confidential cases were not compared: who may reveal compares them with --reveal and a "
            "reason.\n");
    }
    return kDone;
}

} // namespace

void add_case_card(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "card", "Note the KKS that was shown: a keyed hash and its last four digits, never the number");
    const auto options = std::make_shared<Card>();
    command->add_option("--card-file", options->file, "file with the card's number, \"-\": standard input");
    command->add_flag("--shown", options->shown, "the card that the visitor held to the kiosk's reader");
    add_change_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = note_card(session, *options); });
}

void add_case_matches(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand(
        "matches", "Show other cases of the same person or card, and record that you saw them");
    const auto options = std::make_shared<MatchOptions>();
    command->add_flag("--reveal", options->reveal,
                      "confidential cases as well: each that is found is an event (reason)");
    command->add_option("--words", options->common.words, "TOML file with the reason, \"-\": standard input");
    add_case_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = matches(session, *options); });
}

} // namespace loket::ctl
