// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/commands.hpp"
#include "ctl/letter_values.hpp"
#include "ctl/office_paper.hpp"
#include "ctl/period_cases.hpp"
#include "ctl/ticket_view.hpp"
#include "domain/survey.hpp"
#include "storage/surveys.hpp"

namespace loket::ctl {
namespace {

struct Options {
    SignIn sign_in;
    std::string month, out, queue;
    bool json = false;
};

/// "2026-11" as its first day; none: it is no month.
std::optional<Date> first_day(const std::string& month) {
    return parse_iso_date(month + "-01");
}

std::string wrong_month(const std::string& text) {
    return first_day(text) ? std::string() : "it is no month such as 2026-11";
}

struct Counts {
    int all = 0, in_time = 0, late = 0, open = 0, ended = 0;
};

/// An answer counts by the day it could be read; a case closed without one is neither in time nor late.
void count(Counts& counts, const CaseState& state, Instant now) {
    ++counts.all;
    if (state.delivered_at) {
        ++(state.deadline && *state.delivered_at > state.deadline->due ? counts.late : counts.in_time);
    } else if (state.closed()) {
        ++counts.ended;
    } else if (!state.paused_since && state.deadline && now > state.deadline->due) {
        ++counts.late;
    } else {
        ++counts.open;
    }
}

std::vector<std::string> row_of(const std::string& service, const std::string& kind, const Counts& counts) {
    return {service,
            kind,
            std::to_string(counts.all),
            std::to_string(counts.in_time),
            std::to_string(counts.late),
            std::to_string(counts.open),
            std::to_string(counts.ended)};
}

LetterGrid counts_grid(const std::vector<storage::CaseRow>& rows, const Office& office, Instant now) {
    std::map<std::pair<std::string, std::string>, Counts> by_kind;
    Counts sum;
    for (const storage::CaseRow& row : rows) {
        const LetterValues of = public_values(office, row, now).values;
        count(by_kind[{of.at("service"), of.at("kind")}], row.state, now);
        count(sum, row.state, now);
    }
    LetterGrid grid{{{"Layanan", 3.0},
                     {"Jenis", 2.6},
                     {"Jumlah", 1.0},
                     {"Tepat waktu", 1.1},
                     {"Terlambat", 1.2},
                     {"Ditangani", 1.2},
                     {"Tanpa jawaban", 1.2}},
                    {}};
    for (const auto& [key, counts] : by_kind) grid.rows.push_back(row_of(key.first, key.second, counts));
    grid.rows.push_back(row_of("Jumlah", "", sum));
    return grid;
}

/// Nothing where nobody answered the survey.
Result<std::optional<LetterGrid>, storage::StoreError> survey_grid(Desk& desk, Date from, Date to) {
    LetterGrid grid{{{"Layanan", 3.0}, {"Jawaban lengkap", 1.2}, {"IKM", 1.0}, {"Mutu", 0.8}}, {}};
    for (const Service& service : desk.office.services) {
        const auto tally = storage::Surveys(desk.store).tally(service.id, from, to);
        if (!tally) return failure(tally.error());
        const auto index = survey_index(*tally, SurveyWeight::ninth);
        if (!index) continue;
        grid.rows.push_back(
            {service.name.in(kIndonesian), std::to_string(tally->complete),
             fmt::format("{},{:02}", index->index_hundredths / 100, index->index_hundredths % 100),
             std::string(1, index->band)});
    }
    if (grid.rows.empty()) return std::optional<LetterGrid>();
    return std::optional(std::move(grid));
}

int write_report(Session& session, const Options& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    const Date from = *first_day(options.month);
    const Date to = std::chrono::year_month_day_last(from.year(), std::chrono::month_day_last(from.month()));
    const Instant now = clock_now();
    const auto rows = cases_of_days(*desk, from, to, now);
    if (!rows) return fail(rows.error().sentence, exit_code_of(rows.error()));
    const auto survey = survey_grid(*desk, from, to);
    if (!survey) return fail(survey.error().sentence, exit_code_of(survey.error()));
    auto file = PrivateFile::create(options.out);
    if (!file) return fail(file.error());
    Paper paper;
    paper.title = "report " + options.month;
    paper.queue = options.queue;
    paper.made = now;
    Letter& letter = paper.letter;
    letter.title = "LAPORAN PENGADUAN DAN SURVEI";
    letter.subtitle = fmt::format("{} sampai dengan {}, keadaan per {}", letter_date(from), letter_date(to),
                                  letter_date(local_date(now, desk->office.zone)));
    letter.blocks.emplace_back(counts_grid(*rows, desk->office, now));
    letter.blocks.emplace_back(
        LetterParagraph{"Tepat waktu: jawaban dapat dibaca pengadu dalam batas yang dijanjikan. Terlambat: "
                        "jawaban melewati batas, atau "
                        "batas sudah lewat dan jawaban belum ada. Ditangani: belum dijawab, dan batas belum "
                        "lewat. Tanpa jawaban: "
                        "ditutup tanpa jawaban, misalnya ditarik kembali."});
    letter.blocks.emplace_back(
        LetterParagraph{"Survei Kepuasan Masyarakat", LetterParagraph::Align::left, true});
    if (*survey) {
        letter.blocks.emplace_back(**survey);
        letter.blocks.emplace_back(LetterParagraph{
            "Indeks Kepuasan Masyarakat (IKM) dihitung dari jawaban yang lengkap, bobot setiap unsur 1/9."});
    } else {
        letter.blocks.emplace_back(LetterParagraph{"Belum ada jawaban survei yang lengkap dalam bulan ini."});
    }
    letter.blocks.emplace_back(LetterSignatures{
        {{(desk->office.letter_place.empty() ? std::string(kBlankLine) : desk->office.letter_place) + ", " +
              letter_date(local_date(now, desk->office.zone)),
          "Kepala Dinas", "", true}}});
    const auto written = write_paper(paper, desk->office, *file);
    if (!written) return fail(written.error());
    if (options.json) {
        fmt::print("{}\n", to_text({{"out", options.out}, {"cases", rows->size()}, {"printed", *written}}));
    } else {
        fmt::print("Wrote the report into {}.\n", options.out);
        if (!written->empty()) fmt::print("{}\n", *written);
    }
    return kDone;
}

} // namespace

void add_report(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("report", "A month's complaints and survey as PDF: public facts only");
    const auto options = std::make_shared<Options>();
    command->add_option("--month", options->month, "YYYY-MM")->required()->check(wrong_month);
    command->add_option("--out", options->out, "new file for it, which only you can read")->required();
    command->add_option("--print", options->queue, "also print it on this CUPS queue");
    command->add_flag("--json", options->json, "as a JSON object");
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = write_report(session, *options); });
}

} // namespace loket::ctl
