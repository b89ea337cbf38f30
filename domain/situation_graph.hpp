// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The situations that acts lead to from those that were put in, and which of them lead to an end.
#include <unordered_map>

#include "domain/procedure_model.hpp"

namespace loket {

struct SituationHash {
    std::size_t operator()(const Situation& situation) const;
};

class SituationGraph {
  public:
    /// More than any procedure that a person could follow; then what is found is true, and something may be
    /// missed.
    static constexpr std::size_t kMost = 20'000;

    /// Keeps a reference.
    explicit SituationGraph(const ProcedureModel& model) : model_(model) {}

    /// The number of a situation, which is explored next time.
    std::size_t add(const Situation& situation);
    /// Follows every act, and what staff can do beside, from all that is there; then judges anew. Exclusions
    /// and disputes are not followed: where they lead is chosen by what is found here.
    void explore();
    [[nodiscard]] bool too_many() const { return too_many_; }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const Situation& situation(std::size_t number) const { return nodes_[number].situation; }
    [[nodiscard]] const std::vector<std::size_t>& next(std::size_t number) const {
        return nodes_[number].next;
    }
    /// Some way leads to an end.
    [[nodiscard]] bool can_end(std::size_t number) const { return can_end_[number]; }
    /// As above, or to an end that only the identity card at the desk stands against.
    [[nodiscard]] bool could_end(std::size_t number) const { return could_end_[number]; }
    /// Whatever is done from there on, some way leads to an end.
    [[nodiscard]] bool safe(std::size_t number) const { return !unsafe_[number]; }

  private:
    struct Node {
        Situation situation;
        std::vector<std::size_t> next, before;
        bool ends = false, held = false;
    };

    void follow(std::size_t number);
    void lead(std::size_t from, const Situation& to);
    /// Those from which one of `targets` can be reached.
    [[nodiscard]] std::vector<bool> led_to(std::vector<std::size_t> targets) const;
    void judge();

    const ProcedureModel& model_;
    std::vector<Node> nodes_;
    std::unordered_map<Situation, std::size_t, SituationHash> numbers_;
    std::size_t followed_ = 0;
    bool too_many_ = false;
    std::vector<bool> can_end_, could_end_, unsafe_;
};

} // namespace loket
