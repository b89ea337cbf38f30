// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure_walk.hpp"

#include <unordered_set>
#include <vector>

#include "domain/case_ready.hpp"
#include "domain/situation_graph.hpp"

namespace loket {
namespace {

/// A case that lost somebody, or whose answer is disputed, and the places where it may go on.
struct Search {
    std::string from; ///< the step it was at
    std::vector<Situation> places;
    std::size_t tried = 0;
    std::size_t number = 0; ///< in the graph, of the place tried last
};

std::vector<Situation> places_for(const ProcedureModel& model, const Situation& wished) {
    std::vector<Situation> places{wished};
    for (const Situation& place : model.elsewhere(wished)) places.push_back(place);
    return places;
}

class Walk {
  public:
    Walk(const Procedure& procedure, const Office& office, const ProcedureModel::Forgiven& forgiven)
        : model_(procedure, office, forgiven), graph_(model_) {}

    DeadEnds run() {
        const auto start = model_.start();
        if (!start) return {};
        std::vector<std::size_t> fresh{graph_.add(*start)};
        graph_.explore();
        // A case comes somewhere by acts, or is put there; from there it goes on.
        while (!fresh.empty() && !graph_.too_many()) {
            std::vector<Search> searches;
            for (const std::size_t number : visit(std::move(fresh))) look_at(number, searches);
            fresh = settle(std::move(searches));
        }
        found_.too_many = graph_.too_many();
        judge();
        return std::move(found_);
    }

  private:
    /// Everything that acts lead to from there and that was not seen before.
    std::vector<std::size_t> visit(std::vector<std::size_t> open) {
        real_.resize(graph_.size());
        std::vector<std::size_t> seen;
        while (!open.empty()) {
            const std::size_t number = open.back();
            open.pop_back();
            if (real_[number]) continue;
            real_[number] = true;
            seen.push_back(number);
            const auto& next = graph_.next(number);
            open.insert(open.end(), next.begin(), next.end());
        }
        return seen;
    }

    void look_at(std::size_t number, std::vector<Search>& searches) {
        const Situation here = graph_.situation(number);
        const std::string& step = model_.step_of(here).id;
        const auto search = [&](const Situation& wished) {
            if (asked_.insert(wished).second) searches.push_back({step, places_for(model_, wished)});
        };
        const auto search_disputed = [&](const Situation& closed) {
            if (const auto again = model_.disputed(closed)) search(*again);
        };
        for (const Situation& lost : model_.exclusions(here)) search(lost);
        if (here.delivered) search_disputed(here);
        for (const Way& way : model_.ways(here)) {
            if (!way.ends) continue;
            if (!way.card_held) search_disputed(way.after);
            if (says_answered(*way.act) && !way.after.delivered) found_.unanswered.emplace(step, way.act->id);
        }
    }

    /// Finds for each where it goes on. Those places.
    std::vector<std::size_t> settle(std::vector<Search> open) {
        std::vector<std::size_t> settled;
        while (!open.empty()) {
            for (Search& search : open) search.number = graph_.add(search.places[search.tried++]);
            graph_.explore();
            std::vector<Search> unsettled;
            for (Search& search : open) {
                if (graph_.safe(search.number)) {
                    settled.push_back(search.number);
                } else if (search.tried < search.places.size()) {
                    unsettled.push_back(std::move(search));
                } else {
                    found_.stranded.insert(search.from);
                }
            }
            open = std::move(unsettled);
        }
        return settled;
    }

    void judge() {
        for (std::size_t number = 0; number < real_.size(); ++number) {
            if (!real_[number]) continue;
            const Situation& here = graph_.situation(number);
            const std::string& step = model_.step_of(here).id;
            if (!graph_.could_end(number)) found_.steps.insert(step);
            if (graph_.can_end(number)) continue;
            for (const Way& way : model_.ways(here))
                if (way.card_held) found_.card_kept.emplace(step, way.act->id);
        }
    }

    ProcedureModel model_;
    SituationGraph graph_;
    std::unordered_set<Situation, SituationHash> asked_;
    std::vector<bool> real_; ///< by number: a case can come there
    DeadEnds found_;
};

} // namespace

DeadEnds dead_ends(const Procedure& procedure, const Office& office,
                   const ProcedureModel::Forgiven& forgiven) {
    return Walk{procedure, office, forgiven}.run();
}

std::string step_to_go_on(const CaseState& state, const std::string& wished, const Procedure& procedure,
                          const Office& office) {
    const ProcedureModel model(procedure, office);
    const auto there = model.of(state, wished);
    if (!there) return wished;
    SituationGraph graph(model);
    for (const Situation& place : places_for(model, *there)) {
        const std::size_t number = graph.add(place);
        graph.explore();
        if (graph.safe(number)) return model.step_of(place).id;
    }
    return wished;
}

} // namespace loket
