// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the screens may know of the work going on behind them. Filled by the app on the UI thread from what
// the desk posts.
#include <optional>
#include <string>

#include "domain/tracking_code.hpp"
#include "printer/layout.hpp"
#include "storage/store.hpp"

namespace loket::kiosk {

/// The ticket in the citizen's hand: kept on screen whatever the printer does.
struct ShownTicket {
    storage::TicketRow row;
    TrackingCode code;
    printer::QrSymbol qr;
};

enum class SubmitState {
    idle,
    sending,
    failed_try_again, ///< nothing was kept: disk full, locked, ... ; the answers are still here
    failed_closed,    ///< the vault is closed: no personal data can be taken now
    failed_refused,   ///< an answer breaks a rule
};

enum class LookUpState { idle, searching, found, not_found, failed };
enum class ChecklistState { idle, printing, printed, failed };

struct DeskView {
    bool vault_ready = true;
    SubmitState submit = SubmitState::idle;
    std::optional<ShownTicket> ticket;
    LookUpState look_up = LookUpState::idle;
    std::optional<storage::TicketRow> looked_up;
    ChecklistState checklist = ChecklistState::idle;
};

} // namespace loket::kiosk
