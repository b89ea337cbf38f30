// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sentence for every rule that can refuse: what is the matter and what to do.
#include <string>
#include <string_view>

#include "domain/case_rules.hpp"
#include "domain/intake.hpp"
#include "domain/kks.hpp"
#include "domain/nik.hpp"

namespace loket::ctl {

[[nodiscard]] std::string sentence(const CaseRefusal& refusal);

[[nodiscard]] std::string sentence(const Refusal& refusal);
/// "unknown-service": for scripts.
[[nodiscard]] std::string_view to_text(Refusal::Rule rule);

[[nodiscard]] std::string_view sentence(CardProblem problem);
[[nodiscard]] std::string_view sentence(NumberProblem problem);

} // namespace loket::ctl
