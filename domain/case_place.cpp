// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_place.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;

} // namespace

Result<CasePlace, CaseRefusal> find_place(const CaseState& state, const Office& office) {
    CasePlace place;
    place.service = office.find_service(state.service);
    if (place.service == nullptr) return failure(CaseRefusal{Rule::unknown, "service"});
    place.procedure = find_procedure(*place.service, state.procedure);
    if (place.procedure == nullptr) return failure(CaseRefusal{Rule::unknown, "procedure"});
    if (state.closed()) return place;
    place.step = place.procedure->find_step(state.step);
    if (place.step == nullptr) return failure(CaseRefusal{Rule::unknown, "step"});
    return place;
}

const std::string& role_of(const Step& step, const Act& act) {
    return act.role.empty() ? step.role : act.role;
}

} // namespace loket
