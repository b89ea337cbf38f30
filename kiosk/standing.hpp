// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a matter stands, as one would tell the citizen. Pure.
#include <string>

#include "kiosk/looked_up.hpp"
#include "kiosk/words.hpp"
#include "ui/icons.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {

enum class Standing {
    visit, ///< no complaint
    received,
    in_work,
    waiting, ///< the office needs something before it goes on
    answered,
    answered_at_desk, ///< and the words are not here
    reopened,
    accepted, ///< the answer, and the office still has something to do
    finished, ///< the citizen accepted the answer, and nothing is left to do
    closed,
    forwarded,
    withdrawn,
    set_aside,
};
[[nodiscard]] Standing standing(const LookedUp& found);

struct StandingWords {
    std::string_view title;    ///< one clear line
    std::string_view sentence; ///< what it means for the citizen
    ui::Icon icon;
    ui::Tone tone;
};
[[nodiscard]] StandingWords standing_words(const LookedUp& found, const Words& words);

/// By when the office promised to answer; none once it has, or has closed the matter.
[[nodiscard]] std::optional<Deadline> promise(const LookedUp& found);
[[nodiscard]] bool promise_moved(const LookedUp& found);
/// Says sorry, and whom to ask; empty unless the promise is broken.
[[nodiscard]] std::string sorry_for_delay(const LookedUp& found, const Office& office, const Words& words);

} // namespace loket::kiosk
