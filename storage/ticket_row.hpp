// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "domain/intake.hpp"
#include "domain/print.hpp"

namespace loket::storage {

/// One ticket as the public projection knows it.
struct TicketRow {
    TicketIssued ticket;
    Instant issued_at{};
    std::optional<PrintOutcome> print; ///< last known outcome; none: never queued
    std::string print_reason;
    bool operator==(const TicketRow&) const = default;
};

} // namespace loket::storage
