// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Walks everything that can become of a case in a procedure, with the marks, the card, the answer and the
// routing that the engine's rules look at, and finds where it would be stuck.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/procedure.hpp"

namespace loket {

struct DeadEnds {
    std::set<std::string> steps; ///< a case can come there and then never to an end
    /// Step and act: it would end the case if only the identity card were not at the desk for good.
    std::set<std::pair<std::string, std::string>> card_kept;
};

/// `forgiven`: acts whose role or answer is known to be missing, and `never_left`: marks that nothing leaves.
/// These are flaws already named; a case is not held up by them here. A procedure with more than 10,000
/// different situations is walked that far only: then what is found is true, and something may be missed.
[[nodiscard]] DeadEnds dead_ends(const Procedure& procedure, const Office& office,
                                 const std::set<const Act*>& forgiven, const std::set<Mark>& never_left);

} // namespace loket
