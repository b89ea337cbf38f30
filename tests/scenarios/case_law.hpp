// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What may become of a case, said a second time: by the words of docs/offices.md ("Procedures"), by the
// procedure as the office wrote it, and by nothing of domain/case*.cpp. Somebody with a pencil keeps the case
// from the commands that went through, and says what of them should not have.
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/case_rules.hpp"

namespace loket::scenarios {

/// A case as the pencil has it.
struct CasePage {
    const Service* service = nullptr;
    const Procedure* procedure = nullptr;
    std::string step; ///< empty: closed
    std::string division, officer, card_holder;
    std::set<std::string> been; ///< steps
    std::set<std::string> accused_divisions, accused_staff;
    std::set<Mark> marks;
    std::optional<Deadline> promise;
    std::optional<Instant> paused, delivered, ended;
    std::optional<Outcome> outcome;
    std::optional<Date> due_date;
    CardCustody card = CardCustody::none;
    int version = 1, draft = 0, disputes = 0, rating = 0; ///< `draft`: the version that wrote the answer
    bool confidential = false, extended = false, content = false;
    std::vector<std::string> since_draft; ///< acts as "step/act", from the one that wrote the answer on
    [[nodiscard]] bool closed() const { return step.empty(); }
};

class CaseLaw {
  public:
    /// `people`: everybody who has an account.
    CaseLaw(const Office& office, std::span<const Actor> people, const CaseState& opened);

    struct Entry {
        const CaseCommand& command;
        const Actor& actor;
        const CaseEvent& event; ///< what the journal says of it
        Instant at;
        const CaseState& now; ///< what the register says of the case after it
    };
    /// Everything that is wrong with a command that went through, each in a few words; empty: all is in
    /// order.
    [[nodiscard]] std::vector<std::string> faults_of(const Entry& entry);

    [[nodiscard]] const CasePage& page() const { return page_; }
    /// The accused must not find the case.
    [[nodiscard]] bool kept_from(const Actor& actor) const;

  private:
    const Office& office_;
    std::span<const Actor> people_;
    CasePage page_;
};

} // namespace loket::scenarios
