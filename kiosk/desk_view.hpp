// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the screens may know of the work going on behind them. Filled by the app on the UI thread from what
// the desk posts.
#include <optional>
#include <string>
#include <vector>

#include "domain/tracking_code.hpp"
#include "kiosk/looked_up.hpp"
#include "printer/health.hpp"
#include "printer/layout.hpp"
#include "storage/store.hpp"

namespace loket::kiosk {

/// The ticket in the citizen's hand: kept on screen whatever the printer does.
struct ShownTicket {
    storage::TicketRow row;
    TrackingCode code;
    printer::QrSymbol qr;
    bool maybe_out = false; ///< something of it may hang from the printer: from here on only copies
    int prints = 1;         ///< how often it was sent to the printer; nobody is to wait for ever
};

/// A ticket that nothing came of is printed once more by itself, or when the visitor asks.
inline constexpr int kMostPrints = 4;

enum class SubmitState {
    idle,
    sending,
    failed_try_again, ///< nothing was kept: disk full, locked, ... ; the answers are still here
    failed_closed,    ///< the vault is closed: no personal data can be taken now
    failed_refused,   ///< an answer breaks a rule
};

enum class LookUpState { idle, searching, found, not_found, failed };
enum class ChecklistState { idle, printing, printed, failed };

/// What became of the citizen's reply to the answer.
struct ReplyView {
    enum class State {
        idle,
        sending,
        accepted,
        disputed,
        refused, ///< by `rule`
        failed,  ///< nothing was kept: disk full, ... ; the words are still here
        closed,  ///< the vault is closed: no words can be kept safely now; those written are still here
    };
    State state = State::idle;
    CaseRefusal::Rule rule = CaseRefusal::Rule::changed_meanwhile;
    std::optional<Deadline> deadline; ///< of a case that is open again
};

enum class SurveyState { idle, storing, stored, nothing_said, failed };

struct DeskView {
    bool vault_ready = true;
    printer::PrinterHealth printer;
    std::vector<std::string> scanners_missing; ///< the names of those that do not read just now
    SubmitState submit = SubmitState::idle;
    std::optional<ShownTicket> ticket;
    LookUpState look_up = LookUpState::idle;
    std::shared_ptr<const LookedUp> looked_up;
    ReplyView reply;
    ChecklistState checklist = ChecklistState::idle;
    SurveyState survey = SurveyState::idle;
};

} // namespace loket::kiosk
