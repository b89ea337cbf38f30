// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What must hold in every state that a case can be in, and between a state and the next: for any office,
// whatever people did. Whoever uses it compiles case_watch.cpp with their tests.
#include <vector>

#include "domain/case_rules.hpp"

namespace loket::samples {

class CaseWatch {
  public:
    /// `people`: everybody who acts; `told`: decide() was told who there is, so that managers stand in. Keeps
    /// a reference to the office.
    CaseWatch(const Office& office, std::vector<Actor> people, bool told);

    /// CHECKs one event of one case; the first is the case as it was opened.
    void opened(const CaseState& state) const { check_state(state); }
    void done(const CaseState& before, const CaseEvent& event, const CaseState& after);

  private:
    void check_act(const CaseState& before, const CaseEvent& event, const CaseActed& acted) const;
    void check_actor(const Step& step, const Act& act, const CaseState& before, const CaseEvent& event) const;
    void check_given(const CaseState& before, const CaseActed& acted) const;
    void check_state(const CaseState& state) const;
    void check_answer(const CaseState& state) const;
    void check_not_stuck(const CaseState& state) const;
    [[nodiscard]] const Procedure& procedure_of(const CaseState& state) const;
    [[nodiscard]] const Actor* find(const StaffId& id) const;

    const Office& office_;
    std::vector<Actor> people_;
    bool told_;
    int signed_at_ = 0, initialled_at_ = 0; ///< versions
};

} // namespace loket::samples
