// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/situation_graph.hpp"

#include <utility>

namespace loket {

std::size_t SituationHash::operator()(const Situation& situation) const {
    const auto flag = [](bool set, unsigned place) { return static_cast<std::uint64_t>(set) << place; };
    std::uint64_t mixed = situation.visited * 0x9E3779B97F4A7C15U;
    mixed ^= (static_cast<std::uint64_t>(situation.marks) << 16U | situation.step) +
             (flag(situation.card, 48) | flag(situation.answer, 49) | flag(situation.delivered, 50) |
              flag(situation.division, 51) | flag(situation.officer, 52));
    mixed ^= mixed >> 29U;
    return static_cast<std::size_t>(mixed * 0xBF58476D1CE4E5B9U);
}

std::size_t SituationGraph::add(const Situation& situation) {
    const auto [found, fresh] = numbers_.try_emplace(situation, nodes_.size());
    if (fresh) nodes_.push_back({situation, {}, {}});
    return found->second;
}

void SituationGraph::lead(std::size_t from, const Situation& to) {
    const std::size_t number = add(to);
    nodes_[from].next.push_back(number);
    nodes_[number].before.push_back(from);
}

void SituationGraph::follow(std::size_t number) {
    const Situation here = nodes_[number].situation;
    if (model_.step_of(here).acts.empty()) nodes_[number].ends = true; // a flaw of its own
    for (const Way& way : model_.ways(here)) {
        if (way.card_held) {
            nodes_[number].held = true;
        } else if (way.ends) {
            nodes_[number].ends = true;
        } else {
            lead(number, way.after);
        }
    }
    for (const Situation& beside : model_.asides(here)) lead(number, beside);
    const std::size_t unsearched = add(ProcedureModel::unsearched(here));
    nodes_[number].next.push_back(unsearched); // a way to walk, not a way out
}

void SituationGraph::explore() {
    while (followed_ < nodes_.size() && followed_ < kMost) follow(followed_++);
    too_many_ = followed_ < nodes_.size();
    judge();
}

std::vector<bool> SituationGraph::led_to(std::vector<std::size_t> targets) const {
    std::vector<bool> found(nodes_.size());
    while (!targets.empty()) {
        const std::size_t number = targets.back();
        targets.pop_back();
        if (found[number]) continue;
        found[number] = true;
        targets.insert(targets.end(), nodes_[number].before.begin(), nodes_[number].before.end());
    }
    return found;
}

void SituationGraph::judge() {
    std::vector<std::size_t> ends;
    std::vector<std::size_t> held;
    for (std::size_t number = 0; number < nodes_.size(); ++number) {
        // What was not followed may lead anywhere: no dead end is claimed there.
        if (nodes_[number].ends || number >= followed_) ends.push_back(number);
        if (nodes_[number].held) held.push_back(number);
    }
    can_end_ = led_to(ends);
    ends.insert(ends.end(), held.begin(), held.end());
    could_end_ = led_to(std::move(ends));
    std::vector<std::size_t> dead;
    for (std::size_t number = 0; number < nodes_.size(); ++number)
        if (!can_end_[number]) dead.push_back(number);
    unsafe_ = led_to(std::move(dead));
}

} // namespace loket
