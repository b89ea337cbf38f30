// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_desk.hpp"
#include "ctl/commands.hpp"
#include "ctl/letter_values.hpp"
#include "ctl/office_paper.hpp"
#include "ctl/period_cases.hpp"

namespace loket::ctl {
namespace {

struct Options {
    SignIn sign_in;
    std::string from, to, out, queue;
    bool json = false;
};

std::string state_of(const CaseState& state) {
    if (state.closed()) return "Selesai";
    if (state.delivered_at) return "Dijawab";
    return state.paused_since ? "Menunggu keterangan" : "Ditangani";
}

LetterGrid grid_of(const std::vector<storage::CaseRow>& rows, const Office& office, Instant now) {
    LetterGrid grid{{{"Nomor", 1.0},
                     {"Tanggal", 1.6},
                     {"Layanan", 2.6},
                     {"Jenis", 2.2},
                     {"Melalui", 1.6},
                     {"Bidang", 2.2},
                     {"Janji jawaban", 1.8},
                     {"Keadaan", 1.4},
                     {"Selesai", 1.6}},
                    {}};
    for (const storage::CaseRow& row : rows) {
        const LetterValues of = public_values(office, row, now).values;
        const CaseState& state = row.state;
        const auto day = [&](Instant at) { return iso_date(local_date(at, office.zone)); };
        grid.rows.push_back({of.at("number"), iso_date(row.ticket.ticket.day), of.at("service"),
                             of.at("kind"), of.at("channel"), of.at("division"),
                             state.deadline ? day(state.deadline->due) : "-", state_of(state),
                             state.closed_at ? day(*state.closed_at) : "-"});
    }
    return grid;
}

int write_register(Session& session, const Options& options) {
    const Date from = parse_iso_date(options.from).value(), to = parse_iso_date(options.to).value();
    if (from > to) return fail("The first day lies after the last one.", kWrongUsage);
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    const Instant now = clock_now();
    const auto rows = cases_of_days(*desk, from, to, now);
    if (!rows) return fail(rows.error().sentence, exit_code_of(rows.error()));
    auto file = PrivateFile::create(options.out);
    if (!file) return fail(file.error());
    Paper paper;
    paper.sheet = Sheet::landscape;
    paper.title = fmt::format("register {} {}", options.from, options.to);
    paper.queue = options.queue;
    paper.made = now;
    paper.letter = {"BUKU REGISTER PENGADUAN",
                    fmt::format("{} sampai dengan {}", letter_date(from), letter_date(to)),
                    {grid_of(*rows, desk->office, now),
                     LetterParagraph{rows->empty() ? "Tidak ada pengaduan dalam masa ini."
                                                   : fmt::format("Jumlah pengaduan: {}.", rows->size())}}};
    const auto written = write_paper(paper, desk->office, *file);
    if (!written) return fail(written.error());
    if (options.json) {
        fmt::print("{}\n", to_text({{"out", options.out}, {"cases", rows->size()}, {"printed", *written}}));
    } else {
        fmt::print("Wrote {} cases into {}.\n", rows->size(), options.out);
        if (!written->empty()) fmt::print("{}\n", *written);
    }
    return kDone;
}

} // namespace

void add_register(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("register", "The register book as PDF: public facts only");
    const auto options = std::make_shared<Options>();
    command->add_option("--from", options->from, "first day, YYYY-MM-DD")->required()->check(wrong_date);
    command->add_option("--to", options->to, "last day, YYYY-MM-DD")->required()->check(wrong_date);
    command->add_option("--out", options->out, "new file for it, which only you can read")->required();
    command->add_option("--print", options->queue, "also print it on this CUPS queue");
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = write_register(session, *options); });
}

} // namespace loket::ctl
