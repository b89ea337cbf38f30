// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The cards before one reader: from the moment that one is held there until it is taken away it is one tap,
// and so is within a second the same card, or one that cannot be read, for cards bounce. Pure; one thread at
// a time. Whoever plays a card says the same three things in the same order as a reader: held(), answered(),
// away().
#include <cstdint>
#include <optional>
#include <span>

#include "scanner/scan.hpp"
#include "scanner/uid_answer.hpp"

namespace loket::scanner {

class Taps {
  public:
    static constexpr std::chrono::milliseconds kSameAgain{1000};

    /// A card is there; may be told again. True: it has just come, ask it and tell answered(). A card that
    /// was there when the reader was first looked at was held there for somebody else.
    [[nodiscard]] bool held();
    void away(SteadyTime now); ///< none is there; may be told again

    /// What it answered to kAskUid; none: it was taken away before, or another program has it. None comes
    /// back for a card that bounced.
    [[nodiscard]] std::optional<Reading> answered(std::optional<std::span<const std::uint8_t>> answer,
                                                  SteadyTime now);

    /// When forget() has something to do.
    [[nodiscard]] std::optional<SteadyTime> poll_at() const;
    /// The last card's number is overwritten once it can be no bounce any more.
    void forget(SteadyTime now);

  private:
    enum class Card { not_looked, none, there };
    Card card_ = Card::not_looked;
    std::optional<Result<CardUid, UidProblem>> last_;
    SteadyTime seen_{}; ///< when the last one was there
};

} // namespace loket::scanner
