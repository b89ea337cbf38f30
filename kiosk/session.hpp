// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one visitor has said so far. Lives in memory only, from the first touch to "Batal", "Selesai" or the
// idle limit, and is then wiped. UI thread.
#include <optional>
#include <set>
#include <string>

#include "domain/intake.hpp"
#include "domain/ktp_card.hpp"
#include "domain/text_input.hpp"
#include "kiosk/secret_text.hpp"
#include "kiosk/survey_draft.hpp"
#include "kiosk/words.hpp"
#include "storage/card_digest.hpp"

namespace loket::kiosk {

inline constexpr std::string_view kMeetAnyone = "anyone";
enum class WhenChoice { today, yesterday, past_week, past_month, unknown };

struct Session {
    enum class Job { none, guest_book, complaint };

    Job job = Job::none;
    bool from_guest_book = false; ///< a complaint that began as a guest-book visit: "back" leads there again
    TicketId ticket_id{}; ///< made when the job begins: every retry of the same visit is the same ticket
    std::string service;  ///< empty until known

    std::optional<IdentityKind> identity;
    std::optional<TicketId> earlier;             ///< that the visitor's card points to, when identity is card
    std::optional<storage::CardDigest> remember; ///< a card that is to point to this visitor
    SecretText nik{32};
    SecretText name{kNameLimit};
    SecretText from{kPlaceLimit};
    SecretText phone{24};

    std::optional<std::size_t> purpose_choice; ///< index of the office's visit_purposes
    SecretText purpose{kLineLimit};            ///< in the visitor's own words, when purpose_typed
    std::string meet_choice;                   ///< a division's id, or kMeetAnyone
    SecretText meet{kLineLimit};               ///< when meet_typed
    bool purpose_typed = false;                ///< "something else": asked for in the visitor's own words
    bool meet_typed = false;
    int companions = 0;

    std::string kind;
    SecretText reported{kLineLimit};
    SecretText what{kLineLimit};
    SecretText where{kLineLimit};
    std::optional<WhenChoice> when_choice;
    SecretText when{kLineLimit}; ///< when when_typed
    bool when_typed = false;
    std::optional<bool> confidential;
    SecretText how{kNarrativeLimit};
    std::set<std::string> papers;
    SecretText family_card{16};   ///< from a reader
    std::optional<ShownCard> kks; ///< from a reader; its number is not kept

    SecretText dispute{kNarrativeLimit}; ///< what is not right with an answer; of no job
    SurveyDraft survey;                  ///< likewise

    /// Another one than before asks for papers of its own, and has kinds of its own.
    void choose_service(const std::string& id);
    /// The number of the visitor's identity card. Another one than before is another card: what that filled
    /// in is gone.
    void set_nik(std::string_view digits);
    /// The number is being changed by hand; likewise.
    void forget_card_texts();
    /// A card that points to an earlier ticket does so no more, or is not meant.
    void without_card(const TicketId& ticket);
    /// The card that points to an earlier ticket says who it is.
    void use_card(const TicketId& ticket);
    /// Says so in another way, and what said it before counts no more.
    void identify_by(IdentityKind way);
    /// What stands on an identity card beside its number: into what is empty or what another card filled in.
    /// What a person wrote stays.
    void fill_from(const KtpCard& card);
    /// No card after all: the number, and what a card filled in and nobody changed.
    void forget_card();
    /// Forgets everything, overwriting it.
    void wipe();
};

/// The answers as one submission, cleaned of what typing leaves behind (spaces at the ends). Texts are still
/// private. `record`: the register's words (Indonesian), for what was chosen and not written; `today` gives
/// "yesterday" its date.
[[nodiscard]] Submission to_submission(const Session& session, const Office& office,
                                       const LanguageTag& language, const Words& record, Date today);

/// What was written over several lines, cleaned: it keeps its paragraphs. Private, like what it was made
/// from.
[[nodiscard]] std::string narrative(std::string_view raw);

} // namespace loket::kiosk
