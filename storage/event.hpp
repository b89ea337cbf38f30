// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the journal holds. Everything here is public: whoever reads the disk reads it. Private fields go
// through the vault, and an event only carries their hash.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/case.hpp"
#include "domain/print.hpp"
#include "domain/survey.hpp"
#include "storage/answer_box.hpp"
#include "storage/hash.hpp"
#include "storage/purpose.hpp"
#include "storage/tracking_key.hpp"

namespace loket::storage {

/// "journal.opened": the first event of every journal.
struct JournalOpened {
    static constexpr std::string_view kKind = "journal.opened";
    static constexpr int kFormat = 1; ///< of events and hashes
    std::string office;
    Purpose purpose = Purpose::live;
    CodeSalt code_salt{};
    std::string office_key; ///< id of the only public key this journal is sealed to
    int format = kFormat;
    bool operator==(const JournalOpened&) const = default;
};

/// "ticket.issued": its event id is the ticket's id, so the journal itself refuses the same ticket twice.
struct TicketKept {
    static constexpr std::string_view kKind = "ticket.issued";
    TicketIssued ticket;
    TrackingDigest digest{};
    std::optional<AnswerPublicKey> answer_key; ///< none: from before answers; its answer is given at the desk
    bool operator==(const TicketKept&) const = default;
};

/// "print.recorded": what became of one print of a ticket; the last one counts.
struct PrintRecorded {
    static constexpr std::string_view kKind = "print.recorded";
    TicketId ticket{};
    PrintOutcome outcome = PrintOutcome::queued;
    std::string reason;
    std::string copy_for; ///< who asked for a copy (marked SALINAN): "visitor"; empty: the original
    bool operator==(const PrintRecorded&) const = default;
};
/// Whether it changes what is said of the ticket. A copy that did not come out takes nothing back: what hangs
/// there of an earlier print may be somebody's ticket all the same.
[[nodiscard]] inline bool is_news(const PrintRecorded& print) {
    return print.copy_for.empty() || print.outcome == PrintOutcome::printed ||
           print.outcome == PrintOutcome::sent;
}

/// "key.added": a data key, sealed to the office, that later private records name.
struct KeyAdded {
    static constexpr std::string_view kKind = "key.added";
    std::string data_key;   ///< 32 hex digits
    std::string office_key; ///< 32 hex digits
    Hash sealed{};          ///< hash of the sealed key beside the journal
    bool operator==(const KeyAdded&) const = default;
};

/// "clock.moved-back": the clock showed less than at the event before.
struct ClockMovedBack {
    static constexpr std::string_view kKind = "clock.moved-back";
    Instant last{}; ///< time of the event before
    bool operator==(const ClockMovedBack&) const = default;
};

/// "case.opened", "case.acted", ...: one kind for each alternative of CaseChange (case_codec.hpp).
struct CaseHappened {
    CaseEvent event;
    std::optional<Hash> answer; ///< of the answer sealed for the citizen by this event
    bool operator==(const CaseHappened&) const = default;
};

/// "staff.added": also after "staff.disabled", never: an id is given once.
struct StaffAdded {
    static constexpr std::string_view kKind = "staff.added";
    StaffId id, by; ///< empty `by`: with the recovery sheet
    std::string post;
    std::vector<std::string> roles, divisions;
    bool operator==(const StaffAdded&) const = default;
};
struct StaffDisabled {
    static constexpr std::string_view kKind = "staff.disabled";
    StaffId id, by;
    bool operator==(const StaffDisabled&) const = default;
};
/// "staff.reset": a new password; enables.
struct StaffReset {
    static constexpr std::string_view kKind = "staff.reset";
    StaffId id, by;
    bool operator==(const StaffReset&) const = default;
};
/// "staff.shut": wrong passwords shut an account for a while.
struct StaffShut {
    static constexpr std::string_view kKind = "staff.shut";
    StaffId id;
    int attempts = 0;
    bool operator==(const StaffShut&) const = default;
};

/// "survey.answered".
struct SurveyAnswered {
    static constexpr std::string_view kKind = "survey.answered";
    std::string service;
    Date day;
    SurveyAnswers answers;
    bool operator==(const SurveyAnswered&) const = default;
};

/// "record.erased": the sealed half of everything that belongs to a ticket is gone.
struct RecordErased {
    static constexpr std::string_view kKind = "record.erased";
    TicketId ticket{};
    std::string reason; ///< "retention", or what the office wrote
    StaffId by;
    bool operator==(const RecordErased&) const = default;
};

/// "card.remembered": the visitor wants this card to point to this ticket. The hash is of what finds it and a
/// nonce (cards.hpp): once the card is forgotten, the journal, where nothing is erased, no longer tells it.
struct CardRemembered {
    static constexpr std::string_view kKind = "card.remembered";
    TicketId ticket{};
    Hash card{};
    bool operator==(const CardRemembered&) const = default;
};
/// "card.forgotten": it points nowhere, or from now on to another ticket, which the next event tells. An
/// erased ticket's cards go with "record.erased".
struct CardForgotten {
    static constexpr std::string_view kKind = "card.forgotten";
    Hash card{};
    bool operator==(const CardForgotten&) const = default;
};

using Event = std::variant<JournalOpened, TicketKept, PrintRecorded, KeyAdded, ClockMovedBack, CaseHappened,
                           StaffAdded, StaffDisabled, StaffReset, StaffShut, SurveyAnswered, RecordErased,
                           CardRemembered, CardForgotten>;

} // namespace loket::storage
