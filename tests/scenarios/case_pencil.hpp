// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two halves of CaseLaw: may it be, and what becomes of it.
#include <string_view>

#include "tests/scenarios/case_law.hpp"

namespace loket::scenarios {

class Faults {
  public:
    void unless(bool fine, std::string what) {
        if (!fine) found_.push_back(std::move(what));
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(found_); }

  private:
    std::vector<std::string> found_;
};

struct Around {
    const Office& office;
    std::span<const Actor> people;
};

[[nodiscard]] const Step* step_of(const CasePage& page);
[[nodiscard]] const Act* act_of(const CasePage& page, const std::string& act);
/// The accused person, and whoever belongs to an accused division.
[[nodiscard]] bool is_accused(const CasePage& page, const Actor& actor);

/// An answer that goes out by this act ("step/act") was corrected, initialled and signed as the standard
/// wants it.
[[nodiscard]] bool has_paper_trail(const CasePage& page, const Office& office, std::string_view delivering);

/// What stands against the command, who gives it and when, as the case is on the page.
void check_allowed(const CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults);
/// An open case that does not wait has somebody who can go on.
void check_goes_on(const CasePage& page, const Around& around, Faults& faults);

/// Writes what became of it on the page. What the words leave open (to which step a case goes back, how far
/// exactly a promise moves) is taken from the register when it is among what they allow.
void write_down(CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults);
/// The register says of the case what the page says.
void check_same(const CasePage& page, const CaseState& now, Faults& faults);

} // namespace loket::scenarios
