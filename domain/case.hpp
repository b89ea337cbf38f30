// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A case: a complaint on its way through the office. Its state is the sum of its events, and nothing else:
// apply() is pure and needs neither the office's files nor a clock, so that an old case reads the same after
// the office changed its procedure.
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/intake.hpp"
#include "domain/procedure.hpp"

namespace loket {

/// Digest of a card or person, keyed with a secret that only an unlocked office key yields
/// (storage/match_key.hpp).
using MatchHash = std::array<std::uint8_t, 16>;

// --- what can happen; every text that a person wrote is in the sealed half (CaseWords), never here
// ---------------------

struct CaseOpened {
    std::string service, kind, channel, procedure, step;
    bool confidential = false;
    Instant received{};
    std::optional<Deadline> deadline;
    bool operator==(const CaseOpened&) const = default;
};
/// An act of the procedure was done.
struct CaseActed {
    std::string act, from, to; ///< step ids; `to` empty: closed
    std::optional<Outcome> outcome;
    bool back = false;
    std::set<Mark> marks;
    std::set<Need> given;          ///< what the sealed half holds
    std::string division, officer; ///< when the act gave them
    std::optional<Date> due_date;  ///< within the office
    std::string choice;
    bool reopens = false;             ///< as a dispute does: the answer counts no more
    std::optional<Deadline> deadline; ///< the promise that holds from now on; none: it stays as it was
    bool operator==(const CaseActed&) const = default;
};
/// Waiting for the reporter (or another authority): the promise does not run.
struct CasePaused {
    bool operator==(const CasePaused&) const = default;
};
struct CaseResumed {
    std::optional<Deadline> deadline; ///< the promise, moved by the pause
    bool operator==(const CaseResumed&) const = default;
};
/// Once in a case's life.
struct CaseExtended {
    Deadline deadline;
    bool operator==(const CaseExtended&) const = default;
};
struct CaseMarkedUrgent {
    bool operator==(const CaseMarkedUrgent&) const = default;
};
/// The accused unit and person: never routed to, never shown to. A case that is with them is taken away.
struct CaseExcluded {
    std::vector<std::string> divisions;
    std::vector<StaffId> staff;
    std::string to; ///< the step it goes back to, so that it is given to somebody else; empty: it stays
    bool officer_goes = false; ///< the officer it was given to belongs to an excluded unit
    bool operator==(const CaseExcluded&) const = default;
};
/// Somebody opened who reported a confidential case. The reason is in the sealed half.
struct CaseRevealed {
    bool operator==(const CaseRevealed&) const = default;
};
/// A KKS was seen: a keyed hash and its last four digits, never the number (DOMAIN.md, "KKS").
struct CaseCardNoted {
    MatchHash card{};
    std::string last_four;
    bool operator==(const CaseCardNoted&) const = default;
};
/// Other cases were put before the actor: so many that everybody may know of (Cases::Matches::seen). How
/// many, and never which: the journal is public, and whose tickets belong together is not.
struct CaseMatchesSeen {
    int same_person = 0; ///< cases of the same person, service and kind
    int same_card = 0;   ///< cases with the same KKS
    bool operator==(const CaseMatchesSeen&) const = default;
};
struct CaseNoted {
    bool operator==(const CaseNoted&) const = default;
};
/// The citizen read the answer and is content.
struct AnswerAccepted {
    int rating = 0; ///< how it went, 1 to 4; 0: not said
    bool operator==(const AnswerAccepted&) const = default;
};
/// What a dispute takes off: what belonged to the answer, and the search for other cases, which may have come
/// in since.
inline constexpr std::array kMarksOffByDispute{Mark::drafted,   Mark::initialled,        Mark::signed_off,
                                               Mark::delivered, Mark::feedback_recorded, Mark::matches_seen};
/// The citizen disputes the answer, or the way the case was closed: it goes on at `step`. Words are in the
/// sealed half.
struct AnswerDisputed {
    std::string step;
    std::optional<Deadline> deadline; ///< the promise begins anew
    bool operator==(const AnswerDisputed&) const = default;
};

using CaseChange =
    std::variant<CaseOpened, CaseActed, CasePaused, CaseResumed, CaseExtended, CaseMarkedUrgent, CaseExcluded,
                 CaseRevealed, CaseCardNoted, CaseMatchesSeen, CaseNoted, AnswerAccepted, AnswerDisputed>;

struct CaseEvent {
    TicketId ticket{};
    int version = 0;  ///< 1 for CaseOpened, then without gaps
    StaffId by;       ///< empty: the citizen, or the program itself for CaseOpened
    std::string role; ///< in which the actor acted; empty with `by`
    CaseChange change;
    bool operator==(const CaseEvent&) const = default;
};

/// Private texts of one event, by what they answer. Wiped by whoever made them.
struct CaseWords {
    struct Text {
        Need need;
        std::string text;
        bool operator==(const Text&) const = default;
    };
    std::vector<Text> texts; ///< in the order of Need, each at most once
    [[nodiscard]] const std::string* find(Need need) const;
    bool operator==(const CaseWords&) const = default;
};

// --- the sum
// ---------------------------------------------------------------------------------------------------------

enum class CardCustody { none, at_desk, returned };

struct CaseState {
    TicketId ticket{};
    std::string service, kind, channel, procedure;
    std::string step;              ///< empty: closed
    std::string division, officer; ///< empty: not given
    StaffId card_holder;           ///< who took it in
    std::string kks_last_four;
    std::set<Mark> marks;
    std::set<std::string> visited; ///< steps it has been at
    std::set<std::string, std::less<>> excluded_divisions, excluded_staff;
    Instant received{};
    std::optional<Deadline> deadline;
    std::optional<Instant> paused_since;
    std::optional<Instant> delivered_at; ///< when the citizen could read the answer; none after a dispute
    std::optional<Instant> closed_at;    ///< of a closed case
    std::optional<Outcome> outcome;      ///< of a closed case
    std::optional<Date> due_date;        ///< of the last disposition
    int version = 0;                     ///< 0: nothing happened yet
    int answer_version = 0;              ///< CaseEvent::version of the draft that counts; 0: none
    int disputes = 0;
    int rating = 0;
    CardCustody card = CardCustody::none;
    std::optional<MatchHash> kks;
    bool confidential = false;
    bool extended = false;
    bool answer_accepted = false;
    [[nodiscard]] bool closed() const { return version > 0 && step.empty(); }
    /// The promise that is still to be kept: none once an answer was delivered (until it is disputed) or the
    /// case is closed. What `deadline` says stays: by when the office had promised.
    [[nodiscard]] std::optional<Deadline> open_promise() const {
        return closed() || delivered_at ? std::nullopt : deadline;
    }
    bool operator==(const CaseState&) const = default;
};

/// `event.version` must be `state.version + 1` (and the first a CaseOpened); anything else is a damaged
/// journal: none. So is an event that its case cannot have had: another ticket's, an act at another step or
/// while paused, a second extension, a resumption without a pause, an acceptance without an answer, a dispute
/// of a case that was neither answered nor closed.
[[nodiscard]] std::optional<CaseState> apply(CaseState state, const CaseEvent& event, Instant at);

/// May this actor know that the case exists? Not the accused person, nor anybody who belongs to an accused
/// division, whatever others they belong to.
[[nodiscard]] bool may_see(const CaseState& state, const Actor& actor);

} // namespace loket
