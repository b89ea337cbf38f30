// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the citizen says to the office's answer: that it is one, or what is not right; and to a matter that
// was closed without one. Whoever holds the tracking code says it; no account is asked for.
#include <memory>
#include <string_view>

#include "storage/cases.hpp"

namespace loket::kiosk {

class CitizenReply {
  public:
    /// `seen`: the matter as the citizen saw it. `rating`: how it went, 1 to 4; 0: not said.
    [[nodiscard]] static std::shared_ptr<CitizenReply> accept(const CaseState& seen, int rating);
    /// `words` as they were typed. What is more than one line of kLineLimit stands whole in a note as well.
    [[nodiscard]] static std::shared_ptr<CitizenReply> dispute(const CaseState& seen, std::string_view words);

    ~CitizenReply(); ///< overwrites the words
    CitizenReply(const CitizenReply&) = delete;
    CitizenReply& operator=(const CitizenReply&) = delete;

    [[nodiscard]] const CaseCommand& command() const { return command_; }

    /// Blocks on the disk. What the office did meanwhile is no hindrance as long as the answer that was read,
    /// or the closing without one, still stands.
    [[nodiscard]] Result<CaseState, storage::CaseError> give(storage::Store& store, const Office& office,
                                                             Instant now);

  private:
    CitizenReply(const CaseState& seen, CaseAction action);

    TicketId ticket_;
    std::optional<Instant> read_; ///< the answer's delivery; without one, the closing
    CaseCommand command_;
};

/// The rule that stands against a dispute of this answer, or of a closing without one, now; none: it may be
/// disputed.
[[nodiscard]] std::optional<CaseRefusal::Rule> hindrance_to_dispute(const CaseState& seen,
                                                                    const Office& office, Instant now);

} // namespace loket::kiosk
