// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_opening.hpp"
#include "ctl/commands.hpp"
#include "ctl/letter_values.hpp"
#include "ctl/office_paper.hpp"
#include "ctl/words_file.hpp"

namespace loket::ctl {
namespace {

int list(const Session& session, bool json) {
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto office = office_of(session, *store);
    if (!office) return fail(office.error());
    auto out = nlohmann::ordered_json::array();
    for (const LetterTemplate& letter : office->letters) {
        const bool is_private = uses_private(letter.form);
        if (json) {
            out.push_back({{"id", letter.id}, {"title", letter.form.title}, {"private", is_private}});
        } else {
            fmt::print("{:<24} {}{}\n", letter.id, letter.form.title, is_private ? "  [private]" : "");
        }
    }
    if (json) {
        fmt::print("{}\n", to_text(out));
    } else if (office->letters.empty()) {
        fmt::print("no letters\n");
    }
    return kDone;
}

struct Options {
    CaseOptions common;
    std::string letter, out, queue;
    bool reveal = false; ///< who reported a confidential case, with a reason
};

void tell(const Options& options, const std::string& printed) {
    if (options.common.json) {
        fmt::print("{}\n",
                   to_text({{"out", options.out}, {"revealed", options.reveal}, {"printed", printed}}));
        return;
    }
    fmt::print("Wrote {}; only you can read it. Remove it when you are done.\n", options.out);
    if (!printed.empty()) fmt::print("{}\n", printed);
}

/// Everything that the letter asks for; the exit code when this person may not have it.
Result<Wiped<CaseValues>, int> values_for(CaseDesk& desk, const LetterTemplate& letter,
                                          const Options& options, const CaseWords& words, Instant now) {
    const Office& office = desk.desk().office;
    Wiped<CaseValues> values(public_values(office, desk.row(), now));
    if (!uses_private(letter.form)) return values;
    const auto opened = open_case(desk, {options.reveal, false}, words);
    if (!opened) return failure(opened.error());
    add_private_values(*values, **opened, desk.row(), office);
    return values;
}

int make(Session& session, const Options& options) {
    if (!options.reveal && !options.common.words.empty()) {
        return fail("Words are the reason for --reveal; without it leave --words out.", kWrongUsage);
    }
    const auto words = read_case_words(session, options.common.words);
    if (!words) return fail(words.error());
    auto desk = CaseDesk::open(session, options.common);
    if (!desk) return session.exit_code;
    const Office& office = desk->desk().office;
    const LetterTemplate* letter = office.find_letter(options.letter);
    if (letter == nullptr) {
        return fail(fmt::format("The office has no letter \"{}\"; see which with: loketctl letter list",
                                options.letter),
                    kRefused);
    }
    if (options.reveal && !desk->row().state.confidential) {
        return report({CaseRefusal::Rule::not_confidential, {}}, options.common.json);
    }
    if (options.reveal && !uses_private(letter->form)) {
        return fail("This letter says nothing private: leave --reveal out.", kWrongUsage);
    }
    // First the place, then the secret, as `case read` does.
    auto file = PrivateFile::create(options.out);
    if (!file) return fail(file.error());
    const Instant now = clock_now();
    const auto values = values_for(*desk, *letter, options, **words, now);
    if (!values) return values.error();
    Paper paper;
    paper.letter = fill(letter->form, (*values)->values);
    paper.title = fmt::format("{} {}", letter->id, loket::to_text(desk->row().ticket.ticket.number));
    paper.queue = options.queue;
    paper.made = now;
    const auto written = write_paper(paper, office, *file);
    wipe(paper.letter);
    if (!written) return fail(written.error());
    tell(options, *written);
    return kDone;
}

void add_list(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand("list", "The office's letters");
    const auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "as a JSON list");
    command->callback([&session, json] { session.exit_code = list(session, *json); });
}

void add_make(CLI::App& group, Session& session) {
    CLI::App* command = group.add_subcommand("make", "Write a letter about a case into a PDF file");
    const auto options = std::make_shared<Options>();
    command->add_option("--letter", options->letter, "id of the letter")->required();
    command->add_option("--out", options->out, "new file for it, which only you can read")->required();
    command->add_option("--print", options->queue, "also print it on this CUPS queue");
    command->add_flag("--reveal", options->reveal,
                      "also who reported a confidential case; recorded (reason)");
    add_change_options(*command, options->common);
    command->callback([&session, options] { session.exit_code = make(session, *options); });
}

} // namespace

void add_letter(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("letter", "The office's letters as PDF: docs/letters.md");
    group->require_subcommand(1);
    add_list(*group, session);
    add_make(*group, session);
}

} // namespace loket::ctl
