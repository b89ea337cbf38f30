// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What goes on paper: the ticket and the checklist. Pure. Nothing private is ever on them, and of a
// confidential complaint not even its kind.
#include "domain/office.hpp"
#include "domain/tracking_code.hpp"
#include "kiosk/words.hpp"
#include "printer/receipt.hpp"
#include "storage/store.hpp"

namespace loket::kiosk {

/// `copied`: when a copy was asked for at the kiosk; it says so at its head. None: the original.
[[nodiscard]] printer::Receipt ticket_receipt(const storage::TicketRow& row, const TrackingCode& code,
                                              const Office& office, const Words& words,
                                              std::optional<Instant> copied = std::nullopt);
[[nodiscard]] printer::Receipt checklist_receipt(const Service& service, const Office& office,
                                                 const Words& words);

} // namespace loket::kiosk
