// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Walks everything that can become of a case in a procedure, with the marks, the card, the answer and the
// routing that the engine's rules look at, with every exclusion and every dispute, and finds where it would
// be stuck.
#include <set>
#include <string>
#include <utility>

#include "domain/procedure_model.hpp"

namespace loket {

struct DeadEnds {
    using Acts = std::set<std::pair<std::string, std::string>>; ///< step and act
    std::set<std::string> steps; ///< a case can come there and then never to an end
    /// When the accused unit or officer is taken off a case there, or its answer is disputed there, no step
    /// that it has been at leads it to an end for certain.
    std::set<std::string> stranded;
    Acts card_kept;        ///< it would end the case if only the identity card were not at the desk for good
    Acts unanswered;       ///< it ends a case as answered or handed on, and the citizen has nothing to read
    bool too_many = false; ///< of SituationGraph::kMost: what is found is true, and something may be missed
};

[[nodiscard]] DeadEnds dead_ends(const Procedure& procedure, const Office& office,
                                 const ProcedureModel::Forgiven& forgiven);

/// Where a case that stands as in `state` goes on after an exclusion or a dispute: at `wished` when from
/// there it comes to an end whatever is done; else at the first of ProcedureModel::elsewhere() of which that
/// holds; else (the data have flaws) at `wished` all the same.
[[nodiscard]] std::string step_to_go_on(const CaseState& state, const std::string& wished,
                                        const Procedure& procedure, const Office& office);

} // namespace loket
