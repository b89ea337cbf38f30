// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The engine's rules on what can become of a case, without people, dates and words: only what decides which
// acts are possible later. decide() asks it where a case can still come to an end; the loader walks it whole.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/case.hpp"
#include "domain/office.hpp"

namespace loket {

/// Cases that agree in this have the same future.
struct Situation {
    std::uint64_t visited = 0; ///< only steps that are sent back to, or that give a case to somebody
    std::uint32_t marks = 0;   ///< only those that some act asks for
    std::uint32_t step = 0;    ///< index in Procedure::steps
    bool card = false, answer = false, delivered = false, division = false, officer = false;
    bool operator==(const Situation&) const = default;
};

/// What an act makes of a situation.
struct Way {
    const Act* act = nullptr;
    Situation after;
    bool ends = false;      ///< closes the case, or leads to no known step (a flaw of its own)
    bool card_held = false; ///< it would close the case if only the identity card were not at the desk
};

class ProcedureModel {
  public:
    /// Acts whose role or answer is known to be missing, and marks that nothing leaves: flaws named already,
    /// by which no case is held up here.
    struct Forgiven {
        std::set<const Act*> acts;
        std::set<Mark> marks;
    };
    /// Keeps references to both.
    ProcedureModel(const Procedure& procedure, const Office& office, const Forgiven& forgiven = {});

    /// None: the data name no such step.
    [[nodiscard]] std::optional<Situation> start() const;
    /// As `state` would be at `step`.
    [[nodiscard]] std::optional<Situation> of(const CaseState& state, const std::string& step) const;
    [[nodiscard]] const Step& step_of(const Situation& situation) const {
        return procedure_.steps[situation.step];
    }

    [[nodiscard]] std::vector<Way> ways(const Situation& situation) const;
    /// What staff can bring about at any step: a search for other cases, urgency.
    [[nodiscard]] std::vector<Situation> asides(const Situation& situation) const;
    /// A card was noted, so that nobody has searched yet. It can happen, and nobody can count on it.
    [[nodiscard]] static Situation unsearched(Situation situation);
    /// The division, the officer, or both taken off; still at its step.
    [[nodiscard]] std::vector<Situation> exclusions(const Situation& situation) const;
    /// After a dispute, at Procedure::reopen. None: the data name no such step.
    [[nodiscard]] std::optional<Situation> disputed(Situation situation) const;
    /// The same at the steps it has been at where a case is given to somebody, the last first, and then at
    /// the start: where it may go when it cannot go on.
    [[nodiscard]] std::vector<Situation> elsewhere(const Situation& situation) const;

  private:
    using Bits = std::uint64_t;
    using Marks = std::uint32_t;
    /// An act, ready to be tried on many situations.
    struct Move {
        const Act* act = nullptr;
        std::optional<std::uint32_t> to; ///< none: an end
        Marks after = 0, unless = 0, leaves = 0, takes_off = 0;
        Bits been = 0;
        bool by_division = false, by_officer = false, needs_answer_before = false;
    };

    void watch(const Act& act, const Step& step);
    void watch_step(const std::string& id);
    [[nodiscard]] Bits visited_bit(std::uint32_t step) const;
    [[nodiscard]] Move make_move(const Step& step, const Act& act, bool forgiven) const;
    [[nodiscard]] bool possible(const Situation& situation, const Move& move) const;
    [[nodiscard]] Situation after(Situation situation, const Move& move) const;
    [[nodiscard]] Situation at(Situation situation, std::uint32_t step) const;

    const Procedure& procedure_;
    const Office& office_;
    std::map<std::string, std::uint32_t, std::less<>> index_;
    std::map<std::uint32_t, unsigned> watched_steps_; ///< step, and its bit in Situation::visited
    Marks watched_marks_ = 0, asides_ = 0;
    std::vector<std::vector<Move>> moves_; ///< by step
};

} // namespace loket
