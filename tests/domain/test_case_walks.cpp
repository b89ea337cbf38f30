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
    explicit Crowd(unsigned seed) : random_(seed) {}

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
            for (const Act* act : possible_acts(bench.state, one, bench.office))
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
};

/// What must hold in every state that a case can be in, and between a state and the next.
class Watch {
  public:
    explicit Watch(const Bench& bench) { check_state(bench); }

    void done(const Bench& bench, const CaseState& before, const CaseEvent& event) {
        const CaseState& after = bench.state;
        CHECK(after.version == before.version + 1);
        CHECK(event.version == after.version);
        CHECK((event.by.empty() == event.role.empty()));
        CHECK(may_see(before, {event.by, {}, {}}));
        CHECK(after.received == before.received);
        CHECK(after.disputes >= before.disputes);
        CHECK((after.extended || !before.extended));
        if (const auto* acted = std::get_if<CaseActed>(&event.change))
            check_act(bench, before, event, *acted);
        if (after.marks.contains(Mark::signed_off) && !before.marks.contains(Mark::signed_off))
            signed_at_ = after.version;
        if (after.marks.contains(Mark::initialled) && !before.marks.contains(Mark::initialled))
            initialled_at_ = after.version;
        check_state(bench);
    }

  private:
    /// By the procedure's own words: the act is one of its step, done by its role, with its marks in place.
    static void check_act(const Bench& bench, const CaseState& before, const CaseEvent& event,
                          const CaseActed& acted) {
        const Procedure& procedure = *find_procedure(bench.office.services[0], before.procedure);
        const Step* const step = procedure.find_step(before.step);
        REQUIRE(step != nullptr);
        const Act* const act = find_act(*step, acted.act);
        REQUIRE(act != nullptr);
        CHECK(acted.from == before.step);
        CHECK(acted.to == act->to);
        CHECK(event.role == (act->role.empty() ? step->role : act->role));
        CHECK_FALSE(before.paused_since);
        for (const Mark mark : act->after) CHECK(before.marks.contains(mark));
        for (const Mark mark : act->unless) CHECK_FALSE(before.marks.contains(mark));
        if (act->back) CHECK(before.visited.contains(act->to));
        for (const Need need : act->needs)
            if (is_private(need)) CHECK(acted.given.contains(need));
        const Actor actor = samples::person(event.by);
        if (event.role == "staff" || event.role == "chief") CHECK(actor.in_division(before.division));
        if (event.role == "officer") CHECK(actor.id == before.officer);
        if (act->marks.contains(Mark::delivered)) CHECK(bench.state.answer_version > 0);
    }

    void check_state(const Bench& bench) const {
        const CaseState& state = bench.state;
        const Procedure* const procedure = find_procedure(bench.office.services[0], state.procedure);
        REQUIRE(procedure != nullptr);
        if (state.closed()) {
            CHECK(state.outcome);
            CHECK(state.card != CardCustody::at_desk);
            CHECK_FALSE(state.paused_since);
        } else {
            CHECK_FALSE(state.outcome);
            CHECK(procedure->find_step(state.step) != nullptr);
            CHECK(state.visited.contains(state.step));
        }
        CHECK_FALSE(state.excluded_divisions.contains(state.division));
        CHECK_FALSE(state.excluded_staff.contains(state.officer));
        CHECK(state.marks.contains(Mark::delivered) == state.delivered_at.has_value());
        if (state.answer_accepted) CHECK(state.delivered_at);
        CHECK((state.card == CardCustody::none) == !state.marks.contains(Mark::card_taken));
        CHECK((state.card == CardCustody::returned) == state.marks.contains(Mark::card_returned));
        CHECK((state.card != CardCustody::at_desk || !state.card_holder.empty()));
        CHECK(state.answer_version <= state.version);
        CHECK((state.answer_version > 0) == state.marks.contains(Mark::drafted));
        if (state.marks.contains(Mark::signed_off)) CHECK(state.answer_version <= signed_at_);
        if (state.marks.contains(Mark::initialled)) CHECK(state.answer_version <= initialled_at_);
        CHECK(state.rating >= 0);
        CHECK(state.rating <= 4);
        check_not_stuck(bench);
    }

    /// While an unaccused division and officer are left, somebody can always go on, if only after the pause,
    /// the search for matches or the card's way home.
    static void check_not_stuck(const Bench& bench) {
        const CaseState& state = bench.state;
        if (state.closed() || state.paused_since || state.excluded_divisions.size() > 1 ||
            state.excluded_staff.size() > 1)
            return;
        CaseState searched = state;
        searched.marks.insert(Mark::matches_seen);
        std::size_t possible = 0;
        for (const Actor& one : samples::people())
            possible += possible_acts(searched, one, bench.office).size();
        CHECK(possible > 0);
    }

    int signed_at_ = 0, initialled_at_ = 0;
};

struct Tally {
    std::map<std::string, int> done; ///< by the act or kind of event
    std::map<std::string, int> refused;
};

void walk(Bench bench, Crowd& crowd, Tally& tally) {
    Watch watch{bench};
    for (int number = 0; number < kCommandsPerCase; ++number) {
        bench.now += std::chrono::minutes{crowd.below(60 * 12)};
        const Chosen chosen = crowd.choose(bench);
        const CaseState before = bench.state;
        const auto event = decide(before, chosen.command, chosen.actor, bench.office, bench.now);
        if (!event) {
            ++tally.refused[std::string{to_text(event.error().rule)}];
            continue; // decide() takes the state by const reference: nothing changed
        }
        bench.keep(*event); // REQUIREs that it can follow
        watch.done(bench, before, *event);
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
    Tally tally;
    int commands = 0;
    for (const unsigned seed : {1U, 20261123U, 77U, 4242U}) {
        CAPTURE(seed);
        Crowd crowd{seed};
        for (int done = 0; done < kCommandsPerSeed; done += kCommandsPerCase) {
            const int which = crowd.below(3);
            const bool confidential = crowd.once_in(2);
            walk(which == 0   ? Bench{"letter", "layanan", confidential}
                 : which == 1 ? Bench{"kiosk", "layanan", confidential}
                              : Bench{"kiosk", "kartu-hilang", confidential},
                 crowd, tally);
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
