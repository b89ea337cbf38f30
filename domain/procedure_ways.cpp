// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure_ways.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace loket {
namespace {

/// Every known step that `from` leads to by acts that `counts`, itself included.
std::set<std::string> closure(const Procedure& procedure, std::vector<std::string> from,
                              const std::function<bool(const Act&)>& counts) {
    std::set<std::string> found;
    while (!from.empty()) {
        const Step* const step = procedure.find_step(from.back());
        from.pop_back();
        if (step == nullptr || !found.insert(step->id).second) continue;
        for (const Act& act : step->acts)
            if (counts(act)) from.push_back(act.to);
    }
    return found;
}

} // namespace

std::set<std::string> reachable_steps(const Procedure& procedure) {
    return closure(procedure, {procedure.start, procedure.reopen}, [](const Act& act) { return !act.back; });
}

std::set<std::string> steps_with_way_out(const Procedure& procedure) {
    std::set<std::string> found;
    const auto leads_out = [&](const Act& act) {
        return act.to.empty() || found.contains(act.to) || procedure.find_step(act.to) == nullptr;
    };
    for (bool grew = true; grew;) {
        grew = false;
        for (const Step& step : procedure.steps) {
            if (step.acts.empty() || std::any_of(step.acts.begin(), step.acts.end(), leads_out))
                grew = found.insert(step.id).second || grew;
        }
    }
    return found;
}

std::set<std::string> steps_after(const Procedure& procedure, const std::function<bool(const Act&)>& gives,
                                  bool through_dispute) {
    std::vector<std::string> from;
    for (const Step& step : procedure.steps) {
        for (const Act& act : step.acts)
            if (gives(act)) from.push_back(act.to);
    }
    if (!from.empty() && through_dispute) from.push_back(procedure.reopen);
    return closure(procedure, std::move(from), [](const Act&) { return true; });
}

} // namespace loket
