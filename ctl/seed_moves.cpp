// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/seed_moves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace loket::ctl {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

// Shares in percent of all moves.
constexpr unsigned kPauses = 2;
constexpr unsigned kExtends = 1;
constexpr unsigned kMarksUrgent = 1;
constexpr unsigned kNotes = 3;
constexpr unsigned kReveals = 2;  // of confidential cases
constexpr unsigned kExcludes = 1; // of confidential cases
constexpr unsigned kAccepts = 35; // of answers
constexpr unsigned kDisputes = 3;
constexpr unsigned kRates = 70; // of those who accept

constexpr int kMostVersions = 60; // a case that goes round in circles rests there

std::string text_for(Need need) {
    switch (need) {
        case Need::reason:
            return "Alasan contoh";
        case Need::instruction:
            return "Instruksi contoh: mohon ditindaklanjuti.";
        case Need::document:
            return "Dokumen contoh 001/CONTOH";
        case Need::answer:
            return kSampleAnswer;
        case Need::feedback:
            return "Umpan balik contoh: sudah jelas.";
        case Need::registry:
            return "Hasil SIKS-NG contoh: terdata, desil 2.";
        default:
            return "Catatan contoh: sudah diperiksa.";
    }
}

CaseWords words_for(const std::set<Need>& needs) {
    CaseWords words;
    for (const Need need : needs)
        if (is_private(need)) words.texts.push_back({need, text_for(need)});
    return words;
}

/// The account that plays this role in the sample data; a named officer is whoever the case was given to.
Actor actor_for(const Role& role, const CaseState& state, const Office& office) {
    const auto place = std::find_if(office.roles.begin(), office.roles.end(),
                                    [&](const Role& candidate) { return candidate.id == role.id; });
    Actor actor;
    actor.id = role.scope == RoleScope::named && !state.officer.empty()
                   ? state.officer
                   : fmt::format("contoh-{:02}", place - office.roles.begin());
    actor.roles = {role.id};
    if (!state.division.empty()) actor.divisions = {state.division};
    return actor;
}

std::string some_division(const CaseState& state, const Office& office, SeedRandom& random) {
    std::vector<std::string> allowed;
    for (const Division& division : office.divisions)
        if (!state.excluded_divisions.contains(division.id)) allowed.push_back(division.id);
    return allowed.empty() ? std::string{} : random.pick(allowed);
}

Date some_day_soon(Instant now, const Office& office, SeedRandom& random) {
    constexpr std::uint64_t kMostDays = 4;
    return std::chrono::sys_days{local_date(now, office.zone)} +
           std::chrono::days{1 + random.below(kMostDays)};
}

/// Finds one move among those that the rules allow.
class Mover {
  public:
    Mover(const CaseState& state, const Office& office, Instant now, SeedRandom& random)
        : state_(state), office_(office), now_(now), random_(random) {}

    [[nodiscard]] std::optional<SeedMove> citizen() {
        if (!state_.delivered_at || state_.answer_accepted) return std::nullopt;
        constexpr std::uint64_t kRatings = 4;
        if (random_.percent(kDisputes)) return allowed({{}, command(DisputeAnswer{}, {Need::reason})});
        if (!random_.percent(kAccepts)) return std::nullopt;
        const int rating = random_.percent(kRates) ? static_cast<int>(1 + random_.below(kRatings)) : 0;
        return allowed({{}, command(AcceptAnswer{rating}, {})});
    }

    [[nodiscard]] std::optional<SeedMove> staff() {
        if (state_.paused_since) return by_any(command(Resume{}, {}));
        if (auto move = aside()) return move;
        if (auto move = look_for_matches()) return move;
        return act();
    }

  private:
    CaseCommand command(CaseAction action, const std::set<Need>& needs) const {
        return {state_.version, std::move(action), words_for(needs)};
    }

    [[nodiscard]] std::optional<SeedMove> allowed(SeedMove move) const {
        if (!decide(state_, move.command, move.actor, office_, now_)) return std::nullopt;
        return move;
    }

    [[nodiscard]] std::optional<SeedMove> by_any(const CaseCommand& wanted) const {
        for (const Role& role : office_.roles)
            if (auto move = allowed({actor_for(role, state_, office_), wanted})) return move;
        return std::nullopt;
    }

    /// What happens beside the procedure's acts.
    [[nodiscard]] std::optional<SeedMove> aside() {
        if (random_.percent(kPauses)) return by_any(command(Pause{}, {Need::reason}));
        if (random_.percent(kExtends)) return by_any(command(Extend{}, {Need::reason}));
        if (random_.percent(kMarksUrgent)) return by_any(command(MarkUrgent{}, {}));
        if (random_.percent(kNotes)) return by_any(command(AddNote{}, {Need::note}));
        if (!state_.confidential) return std::nullopt;
        if (random_.percent(kReveals)) return by_any(command(Reveal{}, {Need::reason}));
        if (random_.percent(kExcludes) && state_.excluded_divisions.empty() && office_.divisions.size() > 2)
            return by_any(command(Exclude{{random_.pick(office_.divisions).id}, {}}, {Need::reason}));
        return std::nullopt;
    }

    /// Where an act asks for it.
    [[nodiscard]] std::optional<SeedMove> look_for_matches() const {
        if (state_.marks.contains(Mark::matches_seen)) return std::nullopt;
        const Step* const step = find_step();
        if (step == nullptr || std::none_of(step->acts.begin(), step->acts.end(), [](const Act& act) {
                return act.after.contains(Mark::matches_seen);
            }))
            return std::nullopt;
        return by_any(command(SeeMatches{}, {}));
    }

    [[nodiscard]] std::optional<SeedMove> act() {
        std::vector<Candidate> candidates;
        std::uint64_t total = 0;
        for (const Role& role : office_.roles) {
            Actor actor = actor_for(role, state_, office_);
            for (const Act* act : possible_acts(state_, actor, office_)) {
                total += weight_of(*act);
                candidates.push_back({actor, act, total});
            }
        }
        const std::uint64_t thrown = random_.below(total);
        const auto chosen =
            std::find_if(candidates.begin(), candidates.end(),
                         [&](const Candidate& candidate) { return thrown < candidate.weight_until; });
        if (chosen == candidates.end()) return std::nullopt;
        return allowed({chosen->actor, command(filled(*chosen->act), chosen->act->needs)});
    }

    struct Candidate {
        Actor actor;
        const Act* act;
        std::uint64_t weight_until; ///< with that of all before it
    };

    /// Cases go ahead as a rule; what is exceptional in an office is so here.
    [[nodiscard]] std::uint64_t weight_of(const Act& act) const {
        constexpr std::uint64_t kRare = 1;
        constexpr std::uint64_t kSeldom = 3;
        constexpr std::uint64_t kUsual = 20;
        if (act.back || act.marks.contains(Mark::not_ours) || act.marks.contains(Mark::anonymous))
            return kRare;
        if (act.outcome) return *act.outcome == Outcome::answered ? kUsual : kRare;
        return state_.visited.contains(act.to) ? kSeldom : kUsual;
    }

    [[nodiscard]] DoAct filled(const Act& act) {
        constexpr std::uint64_t kOfficers = 20;
        DoAct done;
        done.act = act.id;
        if (act.needs.contains(Need::division)) done.division = some_division(state_, office_, random_);
        if (act.needs.contains(Need::officer))
            done.officer = fmt::format("contoh-pejabat-{:02}", random_.below(kOfficers));
        if (act.needs.contains(Need::due_date)) done.due_date = some_day_soon(now_, office_, random_);
        if (act.needs.contains(Need::choice) && !act.options.empty())
            done.choice = random_.pick(act.options).id;
        if (act.needs.contains(Need::checklist))
            for (const Option& item : act.checklist) done.checked.insert(item.id);
        return done;
    }

    [[nodiscard]] const Step* find_step() const {
        const Service* const service = office_.find_service(state_.service);
        const Procedure* const procedure =
            service == nullptr ? nullptr : find_procedure(*service, state_.procedure);
        return procedure == nullptr ? nullptr : procedure->find_step(state_.step);
    }

    const CaseState& state_;
    const Office& office_;
    Instant now_;
    SeedRandom& random_;
};

/// The same moment while the office is open, else some time after the next opening.
Instant in_office_hours(Instant moment, const Office& office, SeedRandom& random) {
    constexpr DeadlineRule kOneMinute{DeadlineRule::Unit::minutes, 1, true};
    constexpr std::uint64_t kFirstHours = milliseconds{hours{5}}.count();
    const Instant counted =
        deadline(moment, kOneMinute, office.calendar, office.zone).due - minutes{kOneMinute.amount};
    if (counted <= moment) return moment;
    return counted + milliseconds{random.below(kFirstHours)};
}

/// Between a fifth of it and nearly twice as much.
milliseconds about(milliseconds length, SeedRandom& random) {
    constexpr std::int64_t kParts = 1000;
    constexpr std::uint64_t kFrom = 200;
    constexpr std::uint64_t kSpan = 1600;
    return length * static_cast<std::int64_t>(kFrom + random.below(kSpan)) / kParts;
}

/// What one step may take for the whole to be done well within the promise.
milliseconds usual_step(const CaseState& state, const Office& office) {
    constexpr milliseconds kWithoutPromise = hours{5 * 24};
    const milliseconds promised = state.deadline ? state.deadline->due - state.received : kWithoutPromise;
    const Service* const service = office.find_service(state.service);
    const Procedure* const procedure =
        service == nullptr ? nullptr : find_procedure(*service, state.procedure);
    const std::size_t steps = procedure == nullptr ? 1 : procedure->steps.size();
    return promised / static_cast<std::int64_t>(2 * steps);
}

} // namespace

std::optional<SeedMove> next_move(const CaseState& state, const Office& office, Instant now,
                                  SeedRandom& random) {
    if (state.version > kMostVersions) return std::nullopt;
    Mover mover(state, office, now, random);
    return state.closed() ? mover.citizen() : mover.staff();
}

Instant next_time(const CaseState& state, const Office& office, Instant now, SeedRandom& random) {
    constexpr milliseconds kCitizen = hours{60};
    constexpr milliseconds kPause = hours{50};
    constexpr milliseconds kForgotten = hours{24 * 30};
    constexpr std::uint64_t kForgottenOneIn = 400;
    constexpr std::uint64_t kSlowOneIn = 25;
    constexpr int kSlow = 6;
    if (state.closed()) return now + about(kCitizen, random);
    milliseconds wait = about(state.paused_since ? kPause : usual_step(state, office), random);
    if (random.one_in(kSlowOneIn)) wait *= kSlow;
    if (random.one_in(kForgottenOneIn)) wait += about(kForgotten, random);
    return in_office_hours(now + wait, office, random);
}

} // namespace loket::ctl
