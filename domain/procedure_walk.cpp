// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure_walk.hpp"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>

#include "domain/case_place.hpp"
#include "domain/case_ready.hpp"

namespace loket {
namespace {

constexpr std::size_t kMostPlaces = 10'000;

using Bits = std::uint64_t;

constexpr Bits bit(Mark mark) {
    return Bits{1} << static_cast<unsigned>(mark);
}

template <class Marks>
Bits bits(const Marks& marks) {
    Bits all = 0;
    for (const Mark mark : marks) all |= bit(mark);
    return all;
}

/// All that decides what can become of a case; cases that agree in it have the same future.
struct Place {
    std::size_t step = 0;
    Bits marks = 0;   ///< only those that some act asks for
    Bits visited = 0; ///< only steps that are sent back to, or that give a case to somebody
    bool card = false, answer = false, delivered = false, division = false, officer = false;
    bool operator==(const Place&) const = default;
    bool operator<(const Place& other) const {
        const auto key = [](const Place& place) {
            return std::tie(place.step, place.marks, place.visited, place.card, place.answer, place.delivered,
                            place.division, place.officer);
        };
        return key(*this) < key(other);
    }
};

/// An act, ready to be tried on many places.
struct Move {
    const Act* act = nullptr;
    std::optional<std::size_t> to; ///< none: an end
    Bits after = 0, unless = 0, leaves = 0, takes_off = 0;
    bool by_division = false, by_officer = false;
    bool needs_answer_before = false;
    [[nodiscard]] bool marks(Mark mark) const { return act->marks.contains(mark); }
    [[nodiscard]] bool asks(Need need) const { return act->needs.contains(need); }
};

class Walk {
  public:
    Walk(const Procedure& procedure, const Office& office, const std::set<const Act*>& forgiven,
         const std::set<Mark>& never_left)
        : procedure_(procedure), office_(office) {
        for (std::size_t step = 0; step < procedure.steps.size(); ++step)
            index_.try_emplace(procedure.steps[step].id, step);
        for (const Step& step : procedure.steps)
            for (const Act& act : step.acts) watch(act, step);
        for (const Mark mark : never_left) watched_marks_ &= ~bit(mark);
        for (const Step& step : procedure.steps) {
            auto& moves = moves_.emplace_back();
            for (const Act& act : step.acts) moves.push_back(make_move(step, act, forgiven.contains(&act)));
        }
    }

    DeadEnds run() {
        const auto start = index_.find(procedure_.start);
        if (start == index_.end()) return {};
        Place first;
        arrive(first, start->second);
        (void)add(first);
        std::size_t walked = 0;
        for (; walked < places_.size() && walked < kMostPlaces; ++walked) go_on(walked);
        // Beyond the limit anything may be possible: no dead end is claimed there.
        for (; walked < places_.size(); ++walked) ends_.push_back(walked);
        return judge();
    }

  private:
    // --- what must be remembered

    void watch(const Act& act, const Step& step) {
        watched_marks_ |= bits(act.after) | bits(act.unless);
        if (act.back) watch_step(act.to);
        if (act.needs.contains(Need::division) || act.needs.contains(Need::officer)) watch_step(step.id);
    }

    void watch_step(const std::string& id) {
        const auto found = index_.find(id);
        if (found == index_.end()) return;
        // More such steps than bits: the others count as visited (they are only asked for by sending back).
        if (watched_steps_.size() < 64) watched_steps_.try_emplace(found->second, watched_steps_.size());
    }

    [[nodiscard]] Bits visited_bit(std::size_t step) const {
        const auto found = watched_steps_.find(step);
        return found == watched_steps_.end() ? Bits{0} : Bits{1} << found->second;
    }

    Move make_move(const Step& step, const Act& act, bool forgiven) const {
        Move move;
        move.act = &act;
        if (const auto to = index_.find(act.to); to != index_.end()) move.to = to->second;
        move.after = bits(act.after) & watched_marks_;
        move.unless = bits(act.unless);
        move.leaves = bits(marks_left(act)) & watched_marks_;
        if (marks_left(act).contains(Mark::drafted))
            move.takes_off |= bit(Mark::initialled) | bit(Mark::signed_off);
        if (act.marks.contains(Mark::not_ours)) move.takes_off |= bit(Mark::routed) | bit(Mark::accepted);
        if (act.marks.contains(Mark::card_taken)) move.takes_off |= bit(Mark::card_returned);
        const Role* const role = office_.find_role(role_of(step, act));
        const bool scoped = role != nullptr && !forgiven;
        move.by_division = scoped && role->scope == RoleScope::division;
        move.by_officer = scoped && role->scope == RoleScope::named;
        move.needs_answer_before =
            !forgiven && act.marks.contains(Mark::delivered) && !act.needs.contains(Need::answer);
        return move;
    }

    // --- the engine's rules, on places

    [[nodiscard]] bool possible(const Place& place, const Move& move) const {
        const bool owned = (!move.by_division || place.division) && (!move.by_officer || place.officer);
        const bool marked = (place.marks & move.after) == move.after && (place.marks & move.unless) == 0;
        const bool answered = !move.needs_answer_before || place.answer;
        const Bits been = move.act->back && move.to ? visited_bit(*move.to) : 0;
        const bool card = place.card ? !move.marks(Mark::card_taken)
                                     : !move.marks(Mark::card_returned) || move.marks(Mark::card_taken);
        return owned && marked && answered && card && (place.visited & been) == been;
    }

    [[nodiscard]] Place after(Place place, const Move& move) const {
        place.marks = (place.marks & ~move.takes_off) | move.leaves;
        if (move.marks(Mark::not_ours)) place.division = place.officer = false;
        place.division = place.division || move.asks(Need::division);
        place.officer = place.officer || move.asks(Need::officer);
        place.answer = place.answer || move.asks(Need::answer);
        place.delivered = place.delivered || move.marks(Mark::delivered);
        place.card = (place.card || move.marks(Mark::card_taken)) && !move.marks(Mark::card_returned);
        if (move.to) arrive(place, *move.to);
        return place;
    }

    void arrive(Place& place, std::size_t step) const {
        place.step = step;
        place.visited |= visited_bit(step);
    }

    /// Where the case goes on when the citizen disputes the answer; none: the data name no such step.
    [[nodiscard]] std::optional<Place> disputed(Place place) const {
        const Step* const reopen = procedure_.find_step(procedure_.reopen);
        if (reopen == nullptr) return std::nullopt;
        std::set<std::string> visited;
        for (const auto& [step, number] : watched_steps_)
            if ((place.visited & (Bits{1} << number)) != 0) visited.insert(procedure_.steps[step].id);
        const CaseLoss loss{!place.division, !place.officer};
        const std::string regain = step_to_regain(loss, *reopen, procedure_, visited, office_);
        place.marks &= ~bits(std::initializer_list<Mark>{Mark::drafted, Mark::initialled, Mark::signed_off,
                                                         Mark::delivered, Mark::feedback_recorded});
        place.answer = place.delivered = false;
        arrive(place, index_.at(regain.empty() ? reopen->id : regain));
        return place;
    }

    // --- the walk

    std::size_t add(const Place& place) {
        const auto [found, fresh] = numbers_.try_emplace(place, places_.size());
        if (fresh) {
            places_.push_back(place);
            came_from_.emplace_back();
        }
        return found->second;
    }

    void lead(std::size_t from, const Place& to) { came_from_[add(to)].push_back(from); }

    void go_on(std::size_t number) {
        const Place place = places_[number];
        if (moves_[place.step].empty()) ends_.push_back(number); // a flaw of its own
        for (const Move& move : moves_[place.step]) {
            if (!possible(place, move)) continue;
            const Place next = after(place, move);
            if (move.to) {
                lead(number, next);
            } else if (next.card && move.act->to.empty()) {
                held_ends_.push_back({number, &move});
                continue;
            } else {
                ends_.push_back(number);
            }
            // The citizen may dispute, but nobody can count on it: a way to walk, not a way out.
            if (next.delivered)
                if (const auto again = disputed(next)) (void)add(*again);
        }
        // Staff can look for matches and mark a case urgent at any step.
        for (const Mark mark : {Mark::matches_seen, Mark::urgent}) {
            Place marked = place;
            marked.marks |= bit(mark) & watched_marks_;
            if (marked != place) lead(number, marked);
        }
    }

    /// Which places an end can be reached from, when it can be from these.
    [[nodiscard]] std::vector<bool> led_from(std::vector<std::size_t> open) const {
        std::vector<bool> found(places_.size());
        while (!open.empty()) {
            const std::size_t number = open.back();
            open.pop_back();
            if (found[number]) continue;
            found[number] = true;
            open.insert(open.end(), came_from_[number].begin(), came_from_[number].end());
        }
        return found;
    }

    [[nodiscard]] DeadEnds judge() const {
        DeadEnds found;
        const std::vector<bool> can_end = led_from(ends_);
        std::vector<std::size_t> with_card_kept = ends_;
        for (const auto& [number, move] : held_ends_) {
            with_card_kept.push_back(number);
            if (!can_end[number])
                found.card_kept.emplace(procedure_.steps[places_[number].step].id, move->act->id);
        }
        const std::vector<bool> could_end = led_from(with_card_kept);
        for (std::size_t number = 0; number < places_.size(); ++number)
            if (!could_end[number]) found.steps.insert(procedure_.steps[places_[number].step].id);
        return found;
    }

    struct HeldEnd {
        std::size_t place;
        const Move* move;
    };

    const Procedure& procedure_;
    const Office& office_;
    std::map<std::string, std::size_t> index_;
    std::map<std::size_t, std::size_t> watched_steps_; ///< step, and its bit in Place::visited
    Bits watched_marks_ = 0;
    std::vector<std::vector<Move>> moves_; ///< by step
    std::vector<Place> places_;
    std::map<Place, std::size_t> numbers_;
    std::vector<std::vector<std::size_t>> came_from_;
    std::vector<std::size_t> ends_;  ///< places at which a case can be closed
    std::vector<HeldEnd> held_ends_; ///< places at which only the card stands against it
};

} // namespace

DeadEnds dead_ends(const Procedure& procedure, const Office& office, const std::set<const Act*>& forgiven,
                   const std::set<Mark>& never_left) {
    return Walk{procedure, office, forgiven, never_left}.run();
}

} // namespace loket
