// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What may be done with a case, by whom: decide() answers every command with the event that follows or the
// rule that refuses it. Pure; storage/cases.hpp keeps what it decides.
//
// What holds whatever the office's data say:
// - An act that needs an answer leaves Mark::drafted. The text is new, so initialled and signed_off go.
// - Nothing is delivered without an answer: given in this act or drafted before. A new delivery may be
// accepted
//   or disputed anew. No case is closed as answered or forwarded before something was delivered.
// - Mark::not_ours takes division and officer off, with routed and accepted.
// - An identity card is taken only when it is not at the desk, returned only when it is, and no case closes
//   while it is there. Mark::card_taken is on the case while the card is at the desk, card_returned when it
//   was.
// - Noting a card takes Mark::matches_seen off: nobody searched for it yet.
// - Nobody excluded, and nobody of an excluded division, is given the case or sees it. Excluding whoever has
// it
//   takes it away from them; it then goes on where it can come to an end (procedure_walk.hpp): where it is,
//   or back at a step where it is given to somebody. An exclusion is never refused because nobody is left.
// - A dispute takes off what belonged to the answer (kMarksOffByDispute) and begins the promise anew, by the
//   channel's rule. The case goes on at Procedure::reopen, or where it is given to somebody, as above. An act
//   that reopens does the same and goes on where it leads. A case can be disputed for Office::dispute_days
//   after its answer was delivered, and after it was closed, with or without one, until the citizen accepts
//   the answer.
// - A promise that is broken is not extended, and no pause makes it whole.
// - While paused: only Resume, MarkUrgent, Exclude, Reveal, NoteCard, SeeMatches and AddNote. Closed: only
//   Exclude, Reveal, AcceptAnswer and DisputeAnswer.
// - The citizen only accepts and disputes; nobody else does. Whoever has a role in the office and may see a
//   case adds notes, notes cards and looks for matches.
// - A text that is there says something, is clean (text_input.hpp) and was asked for; a note is always
// welcome.
//   reason and document: one line of kLineLimit; the others: line breaks and kNarrativeLimit.
// What holds when it is known who there is (`staff`, every enabled account): case_staffing.hpp.
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "domain/case.hpp"
#include "domain/case_deadline.hpp"
#include "domain/office.hpp"

namespace loket {

/// An act of the procedure at the step where the case is. Private texts are in `words`.
struct DoAct {
    std::string act;
    std::string division, officer; ///< for Need::division, Need::officer
    std::optional<Date> due_date;
    std::string choice;
    std::set<std::string> checked; ///< checklist items
};
struct Pause {}; ///< needs Need::reason in `words`
struct Resume {};
struct Extend {}; ///< once, by the office's extension rule; needs Need::reason
struct MarkUrgent {};
struct Exclude { ///< needs Need::reason
    std::vector<std::string> divisions;
    std::vector<StaffId> staff;
};
struct Reveal {}; ///< of a confidential case's reporter; needs Need::reason
struct NoteCard { ///< a KKS
    MatchHash card{};
    std::string last_four;
};
struct SeeMatches { ///< how many cases were put before the actor, 0 to kMostMatches; 0: looked, and there are
                    ///< none. Leaves Mark::matches_seen
    int same_person = 0, same_card = 0;
};
inline constexpr int kMostMatches = 1'000'000;
struct AddNote {};    ///< needs Need::note
struct AcceptAnswer { ///< the citizen
    int rating = 0;
};
struct DisputeAnswer {}; ///< the citizen; needs Need::reason: what is not right

using CaseAction = std::variant<DoAct, Pause, Resume, Extend, MarkUrgent, Exclude, Reveal, NoteCard,
                                SeeMatches, AddNote, AcceptAnswer, DisputeAnswer>;

struct CaseCommand {
    int expected_version = 0; ///< the version the actor saw; another one means that somebody was faster
    CaseAction action;
    CaseWords words;
};

/// Which rule refuses. Every one has a sentence (ctl and the screens say it in their language).
struct CaseRefusal {
    enum class Rule {
        changed_meanwhile, ///< somebody else acted first: look again
        no_such_case,      ///< none, or not for this actor
        closed,
        paused, ///< resume it first
        not_paused,
        unknown_act,    ///< not at this step
        wrong_role,     ///< the step is another role's
        wrong_division, ///< the case is with another division
        wrong_officer,  ///< the case was given to another officer
        not_allowed,    ///< no role of the actor may do this
        excluded,       ///< the actor or the target is the accused unit or person
        nobody_there,   ///< nobody with an account could act on the case where it goes: `field` is "division"
                        ///< when another division would do, else the step's role
        missing,        ///< `field` was not given
        unknown,  ///< `field` names nothing this office has; "service", "procedure", "step": its data lack
                  ///< what the case is in
        unwanted, ///< `field` was given and the act does not take it
        too_long,
        not_clean_text,
        not_after, ///< `field`: the mark that must be there first; of an act that sends back, the step where
                   ///< the case never was
        not_with,  ///< `field`: the mark that stands against it
        card_at_desk, ///< return the identity card first
        past_date,    ///< a due date before today
        extended_already,
        no_promise,         ///< no deadline to pause or extend
        no_extension,       ///< the office grants none
        too_late_to_extend, ///< the promise is broken already
        urgent_already,
        not_confidential,
        no_answer_yet,
        answered_already, ///< the citizen accepted it
        too_late_to_dispute,
        bad_rating,
    };
    Rule rule;
    std::string field;
    bool operator==(const CaseRefusal&) const = default;
};
[[nodiscard]] std::string_view to_text(CaseRefusal::Rule rule); ///< stable word: "changed-meanwhile"

/// The case's first event. none: the service has no procedure for it (the ticket is then only tracked by its
/// deadline).
[[nodiscard]] std::optional<CaseOpened> open_case(const TicketIssued& ticket, const Service& service,
                                                  Instant now);

/// The change that follows, or the first rule that refuses, in the order: may_see (as no_such_case: the
/// accused learns nothing, not even that somebody was faster), version, closed, paused, who may act, what was
/// given, what must be there first, whether anybody is where it goes. `now` in UTC; dates are read in the
/// office's zone. The role in which the actor acts is written to the event. `staff`: every enabled account;
/// empty: not known, then any id that can be one may be given a case, and nobody stands in. `field` is the
/// word of a Need or a Mark, or "act", "card", "rating", or as CaseRefusal::Rule says.
[[nodiscard]] Result<CaseEvent, CaseRefusal> decide(const CaseState& state, const CaseCommand& command,
                                                    const Actor& actor, const Office& office, Instant now,
                                                    std::span<const Actor> staff = {});

/// What the actor could do now: the acts of the step that pass every rule but what is still to be given. For
/// screens and `loketctl case show`. `staff` as above.
[[nodiscard]] std::vector<const Act*> possible_acts(const CaseState& state, const Actor& actor,
                                                    const Office& office, std::span<const Actor> staff = {});

/// One line of the citizen's timeline, in plain words; newest last.
struct TimelineEntry {
    Instant at{};
    Localized words;
    bool operator==(const TimelineEntry&) const = default;
};
struct CaseEventAt {
    Instant at{};
    CaseEvent event;
};
/// Never names a person, a unit or a reason. Steps that the office changed away since are left out.
[[nodiscard]] std::vector<TimelineEntry> timeline(const std::vector<CaseEventAt>& events,
                                                  const Service& service);

} // namespace loket
