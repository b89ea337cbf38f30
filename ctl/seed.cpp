// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "ctl/commands.hpp"
#include "ctl/offices.hpp"
#include "ctl/private_file.hpp"
#include "ctl/seed_generator.hpp"
#include "ctl/seed_moves.hpp"
#include "ctl/session.hpp"
#include "storage/bulk.hpp"

namespace loket::ctl {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kTickedCases = 100'000; // a line of progress after so many
constexpr std::uint64_t kWithCode = 100;        // the first so many can be tracked, when --codes asks for it

struct Options {
    std::uint64_t cases = 0;
    std::uint64_t seed = 1;
    std::string now;
    fs::path codes;
};

/// Carries the generator's events into the folder.
class Seeding {
  public:
    Seeding(storage::BulkWriter writer, const storage::CodeSalt& salt, bool with_codes)
        : writer_(std::move(writer)), salt_(salt), with_codes_(with_codes) {}

    /// A sentence when it failed.
    [[nodiscard]] Result<void, std::string> run(SeedGenerator& generator) {
        for (auto next = generator.next();; next = generator.next()) {
            if (!next) return failure(std::move(next.error()));
            if (!*next) break;
            if (const auto kept = keep(**next); !kept) return failure(kept.error().sentence);
        }
        if (const auto done = writer_.finish(); !done) return failure(done.error().sentence);
        return {};
    }

    [[nodiscard]] std::uint64_t cases() const { return cases_; }
    [[nodiscard]] std::uint64_t events() const { return events_; }
    /// One line for each ticket that can be tracked: day, number, code.
    [[nodiscard]] const std::string& codes() const { return codes_; }

  private:
    [[nodiscard]] Result<void, storage::StoreError> keep(const SeedEvent& event) {
        if (event.ticket) {
            if (auto issued = issue(*event.ticket, event.at); !issued) return issued;
        }
        ++events_;
        return writer_.happened(event.event, event.words, kSampleAnswer, event.at);
    }

    [[nodiscard]] Result<void, storage::StoreError> issue(const SeedTicket& ticket, Instant at) {
        std::optional<storage::PreparedCode> code;
        if (with_codes_ && ticket.index < kWithCode) {
            auto prepared = storage::Store::prepare_code(salt_);
            if (!prepared) return failure(std::move(prepared.error()));
            codes_ += fmt::format("{} {} {}\n", iso_date(ticket.ticket.day), to_text(ticket.ticket.number),
                                  prepared->code.grouped());
            code = *std::move(prepared);
        }
        if (++cases_ % kTickedCases == 0) fmt::print(stderr, "loketctl: {} cases\n", cases_);
        return writer_.issue(ticket.submission, ticket.ticket, code ? &*code : nullptr, at);
    }

    storage::BulkWriter writer_;
    storage::CodeSalt salt_;
    bool with_codes_;
    std::uint64_t cases_ = 0, events_ = 0;
    std::string codes_;
};

Result<storage::Store, std::string> open_alone(const Session& session) {
    if (session.data.empty()) return failure(std::string("Name the data folder with --data DIR."));
    auto store = storage::Store::open(session.data, storage::Store::Mode::kiosk);
    if (!store) return failure(std::move(store.error().sentence));
    return *std::move(store);
}

int seed(const Session& session, const Options& options) {
    const auto now = options.now.empty() ? std::optional(clock_now()) : parse_iso_instant(options.now);
    if (!now) return fail("Give --now as 2026-11-23T01:12:05.000Z.", kWrongUsage);
    auto store = open_alone(session);
    if (!store) return fail(store.error());
    const auto office = find_office(session, store->office_id());
    if (!office || !handles_cases(*office)) {
        return fail(fmt::format(
            "The office \"{}\" is not among the resources, or has no procedure for any complaint; "
            "look with: loketctl check-office {}",
            store->office_id(), store->office_id()));
    }
    auto writer = storage::BulkWriter::begin(*store);
    if (!writer) {
        return fail(fmt::format("{} Make one with: loketctl --data DIR init --office {} --demo",
                                writer.error().sentence, office->id));
    }
    std::optional<PrivateFile> codes;
    if (!options.codes.empty()) {
        auto file = PrivateFile::create(options.codes);
        if (!file) return fail(file.error());
        codes.emplace(*std::move(file));
    }

    SeedGenerator generator(*office, {.cases = options.cases, .seed = options.seed, .now = *now});
    Seeding seeding(*std::move(writer), store->code_salt(), codes.has_value());
    if (const auto done = seeding.run(generator); !done) {
        return fail(fmt::format("{} Make a new folder and begin again.", done.error()));
    }
    if (codes) {
        if (const auto written = codes->write(seeding.codes()); !written) return fail(written.error());
        codes->keep();
    }
    fmt::print("Made {} sample cases with {} events in {}.\n", seeding.cases(), seeding.events(),
               session.data.string());
    return kDone;
}

} // namespace

void add_seed(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("seed", "Fill a new demo folder with made-up cases, for trying out and measuring");
    const auto options = std::make_shared<Options>();
    command->add_option("--cases", options->cases, "how many")
        ->required()
        ->check(CLI::Range(std::uint64_t{1}, kMostSeedCases));
    command->add_option("--seed", options->seed, "another number, other cases")->capture_default_str();
    command->add_option("--now", options->now, "the moment up to which they reach, in UTC [the clock]");
    command->add_option("--codes", options->codes,
                        "new private file for the tracking codes of the first 100 cases");
    command->callback([&session, options] { session.exit_code = seed(session, *options); });
}

} // namespace loket::ctl
