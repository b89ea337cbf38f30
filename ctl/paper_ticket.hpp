// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ticket of a complaint that staff registered, as a text to print or to send.
#include <string>

#include "domain/office.hpp"
#include "domain/tracking_code.hpp"
#include "storage/ticket_row.hpp"

namespace loket::ctl {

/// Plain text, at most 76 columns but for the office's own texts, Indonesian first and English below. With
/// the office's privacy notice, which the citizen has not seen yet.
[[nodiscard]] std::string paper_ticket_text(const Office& office, const storage::TicketRow& row,
                                            const TrackingCode& code);

} // namespace loket::ctl
