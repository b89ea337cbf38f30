// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The work behind the screens: keeps, prints and finds tickets, takes replies and surveys, on its own
// threads, and posts what came of it back to the UI thread. A ticket is committed first and printed then;
// every print's outcome is recorded beside it.
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "domain/incident.hpp"
#include "domain/printer_profile.hpp"
#include "domain/survey.hpp"
#include "kiosk/citizen_reply.hpp"
#include "kiosk/clock.hpp"
#include "kiosk/code_stock.hpp"
#include "kiosk/looked_up.hpp"
#include "kiosk/print_desk.hpp"
#include "kiosk/words.hpp"
#include "storage/card_digest.hpp"
#include "storage/store.hpp"
#include "ui/worker.hpp"

namespace loket::kiosk {

class TicketDesk {
  public:
    struct Settings {
        PrinterProfile printer;
        printer::TicketForm tickets = printer::TicketForm::picture;
        std::function<void(Incident)> report = [](Incident) {}; ///< any thread
        /// Called on the store's thread once a ticket is durable, before anything else happens to it. For
        /// scripted runs.
        std::function<void(const TrackingCode&)> committed = {};
        /// Called on the printer's thread after a ticket's print has ended.
        std::function<void(PrintOutcome)> print_ended = {};
    };

    /// `office`, `catalog`, `clock` and `ui` must outlive the desk.
    TicketDesk(storage::Store store, const Office& office, const ui::Catalog& catalog,
               const KioskClock& clock, ui::RunQueue& ui, Settings settings);
    /// Ends what is in hand, so that every print has its outcome.
    ~TicketDesk();
    TicketDesk(const TicketDesk&) = delete;
    TicketDesk& operator=(const TicketDesk&) = delete;

    // All below: UI thread, return at once; the callbacks come on the UI thread, in order.

    void open_printer(PrintDesk::MakeQueue make) { printer_.open(std::move(make)); }
    /// `told` now or later, and whenever it changed.
    void on_printer_health(PrintDesk::OnHealth told) { printer_.on_health(std::move(told)); }
    void look_at_printer() { printer_.look(); } ///< at its spooler; what changed is told
    void warm_up();                             ///< makes a tracking code ready

    struct Kept {
        storage::TicketRow row;
        TrackingCode code;
    };
    using OnKept = std::function<void(Result<Kept, storage::StoreError>)>;
    using OnPrinted = std::function<void(const TicketId&, PrintOutcome)>;
    /// Keeps the submission and prints its ticket. The submission is wiped when it is done.
    /// `remember`: a card that points to the visitor from now on.
    void submit(Submission submission, OnKept kept, OnPrinted printed,
                const std::optional<storage::CardDigest>& remember = {});

    struct FoundCard {
        storage::CardDigest digest{};
        std::optional<TicketId> ticket; ///< that it points to; none: nobody wanted it remembered
    };
    using OnCard = std::function<void(const Result<FoundCard, storage::StoreError>&)>;
    /// As find(): the newest of either counts.
    void find_card(const CardUid& uid, OnCard found);
    void forget_card(const storage::CardDigest& card, std::function<void(bool done)> forgotten);

    enum class Again {
        original, ///< nothing at all came out before
        copy,     ///< something may have: it says SALINAN, and the register says who asked
    };
    /// For whoever stands before the screen with that ticket on it.
    void print_again(const storage::TicketRow& row, const TrackingCode& code, Again how, OnPrinted printed);
    /// The visitor says that the ticket is there and whole.
    void ticket_seen(const TicketId& ticket, OnPrinted printed);

    /// Null: no ticket has this code. Looking takes its time on purpose: one that waits while a newer one
    /// comes is never looked for, and nobody is called back.
    using OnFound = std::function<void(Result<std::shared_ptr<const LookedUp>, storage::StoreError>)>;
    void find(const TrackingCode& code, OnFound found);

    using OnReplied = std::function<void(const Result<CaseState, storage::CaseError>&)>;
    /// The citizen's reply to an answer; its words are overwritten when it is done.
    void reply(std::shared_ptr<CitizenReply> reply, OnReplied replied);

    using OnSurveyed = std::function<void(bool stored)>;
    void record_survey(const std::string& service, const SurveyAnswers& answers, OnSurveyed surveyed);

    void print_checklist(const Service& service, const LanguageTag& language,
                         std::function<void(PrintOutcome)> printed);

    /// What may be kept of a KKS.
    [[nodiscard]] ShownCard shown_card(const CardNumber& card) const;

    using OnVault = std::function<void(bool ready)>;
    void check_vault(OnVault answer);

    [[nodiscard]] bool idle() const; ///< nothing under way on any thread

  private:
    void keep(const Submission& submission, const std::optional<storage::CardDigest>& remember, OnKept kept,
              OnPrinted printed);
    void print_ticket(const storage::TicketRow& row, const TrackingCode& code, Again how, OnPrinted printed);
    void record(const TicketId& ticket, const printer::Settlement& print, std::string_view copy_for);
    void settle_what_a_crash_left();
    void open_missing_cases();

    const storage::CodeSalt salt_;
    storage::Store store_; ///< only store_worker_ touches it after construction
    const Office& office_;
    const ui::Catalog& catalog_;
    const KioskClock& clock_;
    ui::RunQueue& ui_;
    Settings settings_;
    std::optional<std::pair<TicketId, storage::PreparedCode>>
        attempt_;                                ///< of the visit being kept; store_worker_'s
    std::atomic<bool> leaving_ = false;          ///< work that can wait for the next start stays undone
    std::atomic<std::uint64_t> newest_look_ = 0; ///< look-ups before this one are not wanted any more
    ui::Worker store_worker_;
    CodeStock codes_;
    ui::Worker find_worker_;
    PrintDesk printer_;
};

} // namespace loket::kiosk
