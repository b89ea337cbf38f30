// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/case.hpp"
#include "storage/ticket_row.hpp"

namespace loket::storage {

/// A case as lists show it; public fields only.
struct CaseRow {
    TicketRow ticket;
    CaseState state;
};

} // namespace loket::storage
