// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kiosk itself: which screen is on, what the visitor has said, when to give up waiting. Draws one screen
// a frame, does what it asks, and takes scans and finished work in between. UI thread only.
#include <functional>
#include <optional>

#include "kiosk/clock.hpp"
#include "kiosk/idle_watch.hpp"
#include "kiosk/report_limit.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/ticket_desk.hpp"
#include "scanner/classify.hpp"
#include "ui/ui.hpp"

namespace loket::kiosk {

class KioskApp {
  public:
    /// Everything here outlives the app.
    struct Services {
        const Office& office;
        const ui::Catalog& catalog;
        TicketDesk& desk;
        const KioskClock& clock;
        std::function<TicketId()> new_ticket_id; ///< from a cryptographic source
        std::function<void(Incident)> report;
    };
    /// What the kiosk falls back to whenever a visitor has gone.
    struct Defaults {
        LanguageTag language{kIndonesian};
        bool large_text = false;
        bool high_contrast = false;
        bool real_keyboard =
            false; ///< demo and scripted runs only: letters from a keyboard are taken as typing
    };

    static constexpr std::chrono::seconds kVaultCheck{30};  ///< between looks for a key that was missing
    static constexpr std::chrono::seconds kPrinterCheck{2}; ///< between looks at a spooler in trouble
    static constexpr std::chrono::seconds kToastTime{6};
    static constexpr int kTapsUntouched = 5; ///< cards in a row that are looked for without a touch between

    KioskApp(Services services, Defaults defaults);

    [[nodiscard]] ui::ThemeChoice theme() const;
    /// One frame. The caller has begun it and will end it.
    void draw(ui::Ui& ui);
    /// True once after something changed that the screen does not show yet.
    [[nodiscard]] bool take_redraw();
    /// When the kiosk must be drawn although nothing was touched (idle question, countdown, a toast's end).
    [[nodiscard]] std::optional<KioskClock::Steady> wakes_at() const;

    void touched();                                        ///< somebody is there
    void read(const scanner::Reading& reading);            ///< of any device; still the caller's to wipe
    void scanners_missing(std::vector<std::string> names); ///< of those that do not read just now
    void typed(std::string_view text);
    void pressed_backspace();

    [[nodiscard]] ScreenId screen() const { return screen_; }

  private:
    void perform(const Action& action);
    void show(ScreenId screen);
    void begin(Session::Job job);
    void submit();
    void print_again();
    void printed(const TicketId& id, PrintOutcome outcome);
    void printer_is(const printer::PrinterHealth& health);
    void look_up(const TrackingCode& code);
    void forget();
    void wipe_and_start();
    void end_visit();
    void go_back();
    // app_reply.cpp
    void show_reply_step(ScreenId step);
    void say_what_is_wrong();
    void accept(const Accept& content);
    void keep_yes();
    void dispute();
    [[nodiscard]] bool to_an_answer() const;
    void give(std::shared_ptr<CitizenReply> reply, ReplyView::State meant, bool finish);
    void look_again();
    void forget_matter();
    void forget_ticket();
    void leave();
    void begin_survey();
    void go_on_survey();
    void store_survey();
    void go_back_in_survey();
    [[nodiscard]] bool in_a_survey() const;
    void toast(std::string sentence);
    void end_toast();
    void go_on_from(ScreenId screen);
    void stay();
    void check_vault();
    void look_after_vault();
    void look_after_printer();
    void show_track(const TrackingCode& code);
    void expire_toast();
    void watch_idle();
    [[nodiscard]] bool at_rest() const;
    [[nodiscard]] bool sending() const;
    [[nodiscard]] IdleWatch::Place place() const;
    [[nodiscard]] std::optional<ScreenId> unanswered() const;
    [[nodiscard]] Date today() const;
    bool ask_whether_there(ui::Ui& ui);
    bool offer_scanned(ui::Ui& ui);
    // What was held there; each false when nothing changed by it that somebody must have meant.
    bool take(const scanner::Meaning& meaning);
    bool scanned_ticket(const TrackingCode& code);
    bool scanned_number(std::string_view digits, const KtpCard* card = nullptr);
    bool card_not_needed();
    bool bank_card_for_ktp();
    void note(const scanner::Meaning& meaning);
    [[nodiscard]] bool writing_waits() const;
    [[nodiscard]] bool asks_over_the_page() const;
    // app_cards.cpp
    bool tapped_card(const CardUid& uid);
    void drop_card();
    bool offer_card(ui::Ui& ui);
    void answer_known_card(ui::Ui& ui);
    void answer_new_card(ui::Ui& ui);
    // app_papers.cpp
    [[nodiscard]] const Requirement* paper_of(PaperCard card) const;
    bool read_paper(std::string_view digits);
    bool take_paper(PaperCard card);
    bool ask_which_card(ui::Ui& ui);
    void answer_which_paper(ui::Ui& ui);
    void answer_nik_or_bank_card(ui::Ui& ui);
    bool not_listed();
    bool read_kks(const CardNumber& card);
    [[nodiscard]] Words words() const { return {services_.catalog, language_}; }
    [[nodiscard]] Words record_words() const { return {services_.catalog, LanguageTag{kIndonesian}}; }

    Services services_;
    Defaults defaults_;
    LanguageTag language_;
    bool large_text_ = false;
    bool high_contrast_ = false;

    ScreenId screen_ = ScreenId::start;
    ScreenId before_track_ = ScreenId::start; ///< where "back" from a looked-up ticket leads
    bool changing_ = false;
    Session session_;
    ViewState view_;
    DeskView desk_view_;
    std::uint64_t visit_ = 0; ///< counts visitors: work finished for an earlier one is not shown to the next
    std::optional<TrackingCode> tracked_;       ///< of the ticket that was looked up, until it is left
    std::optional<TrackingCode> offered_;       ///< scanned while something else was being done
    std::optional<TicketDesk::FoundCard> card_; ///< held to the reader, until it is said what with it
    int taps_ = 0;                              ///< since the last touch
    ReportLimit reports_;
    std::uint64_t request_ =
        0; ///< counts look-ups and checklists: a late answer to an earlier one is dropped
    IdleWatch idle_;
    KioskClock::Steady drawn_at_; ///< time of the last frame
    KioskClock::Steady vault_checked_;
    KioskClock::Steady printer_looked_at_{};
    std::string toast_;
    std::optional<KioskClock::Steady> toast_ends_;
    bool redraw_ = true;
};

} // namespace loket::kiosk
