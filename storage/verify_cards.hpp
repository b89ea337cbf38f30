// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The remembered cards against the journal's events. Inside this room only.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "storage/event.hpp"
#include "storage/sqlite.hpp"

namespace loket::storage {

class CardsCheck {
  public:
    /// Every event, in the journal's order.
    void fold(std::int64_t seq, const Event& event);
    /// Once everything was folded, in the transaction that saw the journal's end: a row without its event, an
    /// event without its row.
    [[nodiscard]] std::vector<std::string> problems(Database& database) const;

  private:
    struct Remembered {
        std::int64_t seq = 0;
        TicketId ticket{};
    };
    std::map<Hash, Remembered> cards_;       // by the hash that the journal names them by
    std::multimap<TicketId, Hash> pointing_; // some of which point elsewhere by now
};

} // namespace loket::storage
