// SPDX-License-Identifier: GPL-3.0-or-later
// Random people give random commands, sensible and not. Whatever they do, no case comes to a state that its
// procedure or the engine forbids.
#include <map>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/catch.hpp"
#include "tests/domain/case_samples.hpp"
#include "tests/domain/case_watch.hpp"

using namespace loket;
using samples::Bench;

namespace {

constexpr int kCommandsPerSeed = 10'000;
constexpr int kCommandsPerCase = 250;

struct Chosen {
    CaseCommand command;
    Actor actor;
};

/// Chooses commands; mostly such as could go through, so that cases get far.
class Crowd {
  public:
    /// `told`: the rules are told who there is.
    Crowd(unsigned seed, bool told) : random_(seed), told_(told) {}

    [[nodiscard]] std::span<const Actor> staff() const {
        return told_ ? std::span<const Actor>(samples::people()) : std::span<const Actor>();
    }

    int below(int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(random_); }
    bool once_in(int times) { return below(times) == 0; }

    Chosen choose(const Bench& bench) {
        Chosen chosen;
        chosen.actor = once_in(10) ? Actor{} : pick(samples::people());
        chosen.command.expected_version = bench.state.version - (once_in(20) ? 1 : 0);
        if (once_in(3)) {
            choose_other(chosen);
        } else {
            choose_act(bench, chosen);
        }
        if (once_in(20)) spoil(chosen.command);
        return chosen;
    }

  private:
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items.at(static_cast<std::size_t>(below(static_cast<int>(items.size()))));
    }

    void choose_act(const Bench& bench, Chosen& chosen) {
        const Date today = local_date(bench.now, bench.office.zone);
        const Procedure& procedure = *find_procedure(bench.office.services[0], bench.state.procedure);
        const Step* const here = procedure.find_step(bench.state.step);
        const Step& step = here == nullptr || once_in(20) ? pick(procedure.steps) : *here;
        // Mostly something that can be done, by somebody who can, if there is anybody.
        std::vector<std::pair<Actor, const Act*>> possible;
        for (const Actor& one : samples::people()) {
            for (const Act* act : possible_acts(bench.state, one, bench.office, staff()))
                possible.emplace_back(one, act);
        }
        const Act* act = &pick(step.acts);
        if (!possible.empty() && !once_in(8)) std::tie(chosen.actor, act) = pick(possible);
        DoAct given = samples::filled(*act, today);
        if (!given.division.empty() && once_in(2)) given.division = "sosial";
        if (!given.officer.empty() && once_in(2)) given.officer = "pejabat-2";
        chosen.command.words = samples::filled_words(act->needs);
        chosen.command.action = std::move(given);
    }

    void choose_other(Chosen& chosen) {
        static const std::vector<std::vector<std::string>> divisions{{"data"}, {"sosial"}, {}, {"x"}};
        static const std::vector<std::vector<StaffId>> staff{{"pejabat-1"}, {"pejabat-2"}, {}, {"Pak X"}};
        const CaseWords reason = samples::words(Need::reason);
        const int kind = below(11);
        if (kind < 9 && once_in(2)) chosen.actor = samples::person("kepala");
        if (kind >= 9 && !once_in(5)) chosen.actor = {};
        CaseCommand& command = chosen.command;
        command.words = reason;
        switch (kind) {
            case 0:
                command.action = Pause{};
                return;
            case 1:
                command.action = Extend{};
                return;
            case 2:
                command.action = Reveal{};
                return;
            case 3:
                // Seldom, or soon nobody is left to work.
                command.action = once_in(4) ? CaseAction{Exclude{pick(divisions), pick(staff)}} : Pause{};
                return;
            case 9:
                command.action = DisputeAnswer{};
                return;
            default:
                break;
        }
        command.words = {};
        switch (kind) {
            case 4:
                command.action = MarkUrgent{};
                return;
            case 5:
                command.action = NoteCard{{}, "1234"};
                return;
            case 6:
                command.action = SeeMatches{};
                return;
            case 7:
                command.action = AddNote{};
                command.words = samples::words(Need::note);
                return;
            case 8:
                command.action = Resume{};
                return;
            default:
                command.action = AcceptAnswer{below(7) - 1};
                return;
        }
    }

    void spoil(CaseCommand& command) {
        switch (below(4)) {
            case 0:
                command.words.texts.clear();
                return;
            case 1:
                command.words.texts.push_back({Need::feedback, "Contoh."});
                return;
            case 2:
                command.words.texts.push_back({Need::note, "\x1b[31m"});
                return;
            default:
                command.action = DoAct{"tidak-ada", {}, {}, {}, {}, {}};
                return;
        }
    }

    std::mt19937 random_;
    bool told_;
};

struct Tally {
    std::map<std::string, int> done; ///< by the act or kind of event
    std::map<std::string, int> refused;
};

void walk(Bench bench, Crowd& crowd, Tally& tally) {
    samples::CaseWatch watch(bench.office, samples::people(), !crowd.staff().empty());
    watch.opened(bench.state);
    for (int number = 0; number < kCommandsPerCase; ++number) {
        bench.now += std::chrono::minutes{crowd.below(60 * 12)};
        const Chosen chosen = crowd.choose(bench);
        const CaseState before = bench.state;
        const auto event =
            decide(before, chosen.command, chosen.actor, bench.office, bench.now, crowd.staff());
        if (!event) {
            ++tally.refused[std::string{to_text(event.error().rule)}];
            continue; // decide() takes the state by const reference: nothing changed
        }
        bench.keep(*event); // REQUIREs that it can follow
        watch.done(before, *event, bench.state);
        const auto* const acted = std::get_if<CaseActed>(&event->change);
        ++tally.done[acted == nullptr ? "#" + std::to_string(event->change.index())
                                      : before.procedure + '/' + before.step + '/' + acted->act];
    }
    // What happened is all that there is: the events alone give the same case.
    CaseState again;
    for (const CaseEventAt& entry : bench.history) {
        auto next = apply(std::move(again), entry.event, entry.at);
        REQUIRE(next);
        again = *std::move(next);
    }
    CHECK(again == bench.state);
}

} // namespace

TEST_CASE("no sequence of commands reaches what is forbidden", "[case-walks]") {
    const bool told = GENERATE(false, true);
    CAPTURE(told);
    Tally tally;
    int commands = 0;
    for (const unsigned seed : {1U, 20261123U, 77U, 4242U}) {
        CAPTURE(seed);
        Crowd crowd{seed, told};
        for (int done = 0; done < kCommandsPerSeed; done += kCommandsPerCase) {
            const int which = crowd.below(3);
            const bool confidential = crowd.once_in(2);
            Bench bench = which == 0   ? Bench{"letter", "layanan", confidential}
                          : which == 1 ? Bench{"kiosk", "layanan", confidential}
                                       : Bench{"kiosk", "kartu-hilang", confidential};
            // Somebody to stand in for whoever is kept out.
            if (told) bench.office.roles[3].may_manage = true;
            walk(std::move(bench), crowd, tally);
            commands += kCommandsPerCase;
        }
    }
    CHECK(commands == 40'000);

    // The walk is worth something only when it comes everywhere.
    const Office office = samples::office();
    for (const Procedure& procedure : office.services[0].procedures) {
        for (const Step& step : procedure.steps) {
            for (const Act& act : step.acts) {
                const std::string path = procedure.id + '/' + step.id + '/' + act.id;
                CAPTURE(path);
                CHECK(tally.done.contains(path));
            }
        }
    }
    for (std::size_t kind = 2; kind < std::variant_size_v<CaseChange>; ++kind) {
        CAPTURE(kind);
        CHECK(tally.done.contains("#" + std::to_string(kind)));
    }
    for (const char* rule : {"changed-meanwhile", "closed", "paused", "wrong-role", "not-allowed", "missing",
                             "unwanted", "not-clean-text", "excluded", "no-such-case"}) {
        CAPTURE(rule);
        CHECK(tally.refused.contains(rule));
    }
}
