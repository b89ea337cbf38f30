// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A screen is a function: it draws itself from what it is given and says what the visitor asked for. It
// starts nothing, waits for nothing and keeps nothing; the app does what was asked (kiosk/app.cpp).
#include <optional>
#include <string>
#include <variant>

#include "kiosk/desk_view.hpp"
#include "kiosk/flow.hpp"
#include "kiosk/session.hpp"
#include "kiosk/words.hpp"
#include "ui/keyboard.hpp"
#include "ui/ui.hpp"
#include "ui/widgets.hpp"

namespace loket::kiosk {

struct Stay {};
struct Next {};
struct Back {};
struct Cancel {}; ///< wipe and return to the start screen
struct GoTo {
    ScreenId screen;
};
struct Change {
    ScreenId screen;
}; ///< from the review: change that answer, then come back
struct Begin {
    Session::Job job;
};
struct ComplainInstead {}; ///< the guest book turns into a complaint; nothing is asked twice
struct Submit {};
struct LookUp {
    TrackingCode code;
};
struct ShowService {
    std::string service;
};
struct PrintChecklist {
    std::string service;
};
struct PrintAgain {}; ///< the ticket on the screen; a copy when something of it may have come out
struct TicketSeen {}; ///< it did come out, whole
struct Show {
    ScreenId screen;
};                        ///< the next step in reading an answer and replying to it
struct SayWhatIsWrong {}; ///< "not yet": asks what, when the answer can still be disputed
struct Accept {
    int rating = 0;      ///< how it went, 1 to 4; 0: not said
    bool finish = false; ///< and the visit ends with it
};
struct Dispute {};     ///< with the words in the session
struct LookAgain {};   ///< at the same ticket; what was written about it stays
struct Leave {};       ///< the looked-up ticket: back to what was being written, else to the start
struct BeginSurvey {}; ///< with nothing kept of what was done before
struct GoOnSurvey {};  ///< the service is chosen, or a question done
struct SwitchLanguage {};
struct SwitchLargeText {};
struct SwitchContrast {};
using Action =
    std::variant<Stay, Next, Back, Cancel, GoTo, Change, Begin, ComplainInstead, Submit, LookUp, ShowService,
                 PrintChecklist, PrintAgain, TicketSeen, Show, SayWhatIsWrong, Accept, Dispute, LookAgain,
                 Leave, BeginSurvey, GoOnSurvey, SwitchLanguage, SwitchLargeText, SwitchContrast>;

/// How the screen on show looks just now; forgotten when another comes.
struct ViewState {
    int page = 0;
    ui::LettersState letters;
    std::optional<bool> digits_shown; ///< of the NIK; unset until typing or a switch decides: masked
    std::string problem;              ///< a sentence under the field; already in the visitor's language
    SecretText code{32};              ///< the tracking code being typed
    std::string service;              ///< whose standard is shown
    SecretText card_digits{16};       ///< of a card that was read, until it is said which card it is
    bool other_birth = false;         ///< the card's date of birth is not the number's

    void reset();
};

struct ScreenContext {
    ui::Ui& ui;
    const Words& words;
    const Office& office;
    Session& session;
    ViewState& view;
    const DeskView& desk;
    Instant now;
    bool changing = false;        ///< an answer is being changed from the review page
    std::string_view remark = {}; ///< a passing sentence, said in the head's place; empty: none
};

Action draw_start(ScreenContext& c);
Action draw_notice(ScreenContext& c);
Action draw_service(ScreenContext& c);
Action draw_identity(ScreenContext& c);
Action draw_identity_nik(ScreenContext& c);
Action draw_text_question(ScreenContext& c,
                          ScreenId screen); ///< name, from, purpose, what, where, ... (text_question.cpp)
Action draw_phone(ScreenContext& c);
Action draw_purpose(ScreenContext& c);
Action draw_meet(ScreenContext& c);
Action draw_companions(ScreenContext& c);
Action draw_kind(ScreenContext& c);
Action draw_when(ScreenContext& c);
Action draw_papers(ScreenContext& c);
Action draw_confidential(ScreenContext& c);
Action draw_kept_confidential(ScreenContext& c);
Action draw_review(ScreenContext& c);
Action draw_ticket(ScreenContext& c);
Action draw_track(ScreenContext& c);
Action draw_track_result(ScreenContext& c);
Action draw_answer_guard(ScreenContext& c);
Action draw_answer(ScreenContext& c);
Action draw_answer_enough(ScreenContext& c);
Action draw_answer_rating(ScreenContext& c);
Action draw_answer_confirm(ScreenContext& c);
Action draw_answer_thanks(ScreenContext& c);
Action draw_survey_service(ScreenContext& c);
Action draw_survey_question(ScreenContext& c);
Action draw_survey_thanks(ScreenContext& c);
Action draw_standards(ScreenContext& c);
Action draw_standards_service(ScreenContext& c);

/// The answer that a screen's keyboard writes to; null: the screen has no letters keyboard.
[[nodiscard]] SecretText* typed_answer(ScreenId screen, Session& session);

/// The one place that knows which function draws which screen.
Action draw_screen(ScreenId screen, ScreenContext& c);

} // namespace loket::kiosk
