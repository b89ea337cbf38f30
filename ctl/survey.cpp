// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/survey.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "ctl/case_desk.hpp"
#include "ctl/commands.hpp"
#include "ctl/sign_in.hpp"
#include "ctl/ticket_view.hpp"
#include "storage/surveys.hpp"

namespace loket::ctl {
namespace {

struct Weight {
    const char* name;
    SurveyWeight weight;
};
constexpr std::array kWeights{Weight{"1/9", SurveyWeight::ninth}, Weight{"0.111", SurveyWeight::point_111},
                              Weight{"0.11", SurveyWeight::point_11}};

struct ReportOptions {
    std::string service, from, to;
    std::string weight = kWeights.front().name;
    bool json = false;
};

SurveyWeight find_weight(std::string_view name) {
    return std::find_if(kWeights.begin(), kWeights.end(), [&](const Weight& one) { return name == one.name; })
        ->weight;
}

std::string hundredths(int value) {
    return fmt::format("{}.{:02}", value / 100, value % 100);
}

nlohmann::ordered_json to_json(const ReportOptions& options, const SurveyTally& tally,
                               const std::optional<SurveyIndex>& index) {
    nlohmann::ordered_json out = {{"service", options.service},
                                  {"from", options.from},
                                  {"to", options.to},
                                  {"weight", options.weight},
                                  {"complete", tally.complete},
                                  {"incomplete", tally.incomplete},
                                  {"index", nullptr},
                                  {"band", nullptr},
                                  {"elements", nlohmann::ordered_json::array()}};
    if (index) {
        out["index"] = hundredths(index->index_hundredths);
        out["band"] = std::string(1, index->band);
    }
    for (std::size_t at = 0; at < kSurveyElements; ++at) {
        out["elements"].push_back(
            {{"element", loket::to_text(static_cast<SurveyElement>(at))},
             {"sum", tally.sum.at(at)},
             {"mean", index ? nlohmann::ordered_json(index->mean.at(at)) : nlohmann::ordered_json()}});
    }
    return out;
}

void print_lines(const ReportOptions& options, const SurveyTally& tally,
                 const std::optional<SurveyIndex>& index) {
    fmt::print("{}  {} to {}\n", options.service, options.from, options.to);
    fmt::print("{} complete answers, {} incomplete ones that do not count\n", tally.complete,
               tally.incomplete);
    if (!index) {
        fmt::print("no index without a complete answer\n");
        return;
    }
    for (std::size_t at = 0; at < kSurveyElements; ++at) {
        fmt::print("  {:<20} sum {:>6}  mean {:.3f}\n", loket::to_text(static_cast<SurveyElement>(at)),
                   tally.sum.at(at), index->mean.at(at));
    }
    fmt::print("index (IKM) {}, band {}, with the weight {}\n", hundredths(index->index_hundredths),
               index->band, options.weight);
}

int report(const Session& session, const ReportOptions& options) {
    if (parse_iso_date(options.from).value() > parse_iso_date(options.to).value()) {
        return fail("The first day lies after the last one.", kWrongUsage);
    }
    auto store = open_for_reading(session);
    if (!store) return fail(store.error());
    const auto office = office_of(session, *store);
    if (office && office->find_service(options.service) == nullptr) {
        return fail(fmt::format("The office has no service \"{}\".", options.service), kRefused);
    }
    const auto tally = storage::Surveys(*store).tally(options.service, parse_iso_date(options.from).value(),
                                                      parse_iso_date(options.to).value());
    if (!tally) return fail(tally.error().sentence);
    const auto index = survey_index(*tally, find_weight(options.weight));
    if (options.json) {
        fmt::print("{}\n", to_text(to_json(options, *tally, index)));
    } else {
        print_lines(options, *tally, index);
    }
    return kDone;
}

struct RecordOptions {
    SignIn sign_in;
    std::string service;
    std::array<int, kSurveyElements> value{};
};

int record(Session& session, const RecordOptions& options) {
    auto desk = open_desk(session, options.sign_in);
    if (!desk) return session.exit_code;
    SurveyAnswers answers;
    std::transform(options.value.begin(), options.value.end(), answers.value.begin(),
                   [](int value) { return static_cast<std::uint8_t>(value); });
    const auto recorded =
        storage::Surveys(desk->store).record(options.service, answers, desk->office, clock_now());
    if (!recorded) return fail(recorded.error().sentence, exit_code_of(recorded.error()));
    fmt::print("{}\n",
               answers.complete() ? "Recorded." : "Recorded as incomplete: it does not count in the index.");
    return kDone;
}

void add_index_report(CLI::App& group, Session& session) {
    CLI::App* command =
        group.add_subcommand("report", "The satisfaction index (IKM) of a service and period");
    const auto options = std::make_shared<ReportOptions>();
    command->add_option("--service", options->service, "id of the service")->required();
    command->add_option("--from", options->from, "first day, YYYY-MM-DD")->required()->check(wrong_date);
    command->add_option("--to", options->to, "last day, YYYY-MM-DD")->required()->check(wrong_date);
    std::vector<std::string> weights;
    weights.reserve(kWeights.size());
    for (const Weight& weight : kWeights) weights.emplace_back(weight.name);
    command->add_option("--weight", options->weight, "of one element, as the office prints it")
        ->check(CLI::IsMember(weights))
        ->capture_default_str();
    command->add_flag("--json", options->json, "as a JSON object");
    command->callback([&session, options] { session.exit_code = report(session, *options); });
}

void add_record(CLI::App& group, Session& session) {
    constexpr int kBest = 4;
    CLI::App* command = group.add_subcommand("record", "Type in one paper form: nine values from 1 to 4");
    const auto options = std::make_shared<RecordOptions>();
    command->add_option("--service", options->service, "id of the service")->required();
    for (std::size_t at = 0; at < kSurveyElements; ++at) {
        command
            ->add_option(fmt::format("--{}", loket::to_text(static_cast<SurveyElement>(at))),
                         options->value.at(at), "1 (worst) to 4 (best); 0 or left out: not answered")
            ->check(CLI::Range(0, kBest));
    }
    add_sign_in(*command, options->sign_in);
    command->callback([&session, options] { session.exit_code = record(session, *options); });
}

} // namespace

void add_survey(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("survey", "The satisfaction survey (SKM)");
    group->require_subcommand(1);
    add_index_report(*group, session);
    add_record(*group, session);
}

} // namespace loket::ctl
