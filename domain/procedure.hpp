// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A procedure as data: how one office handles a complaint, step by step, as its service standard says
// ("Sistem, Mekanisme dan Prosedur"). One engine (case_rules.hpp) runs all of them.
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"
#include "domain/staff.hpp"

namespace loket {

/// What a person must give to do an act. Texts are private and sealed; the others are public.
enum class Need {
    note,        ///< text: what was found or done
    reason,      ///< text: why it is sent back, refused, set apart
    instruction, ///< text: what the head directs (disposisi)
    document,    ///< text: title or number of the paper that was made (surat tugas, laporan)
    answer,      ///< text: what the citizen will read
    feedback,    ///< text: what the citizen said to the answer
    registry,    ///< text: what SIKS-NG / DTSEN showed; the officer looks it up there
    division,    ///< public: the division it goes to
    officer,     ///< public: the account it goes to
    due_date,    ///< public: by when, within the office
    choice,      ///< public: one of the act's options
    checklist,   ///< public: every item of the act's checklist
};
[[nodiscard]] std::string_view to_text(Need need); ///< the word in the TOML and the journal: "due-date"
[[nodiscard]] std::optional<Need> parse_need(std::string_view text);
[[nodiscard]] constexpr bool is_private(Need need) {
    return need <= Need::registry;
}

/// What an act leaves on the case; rules of the engine look at these, whatever the office calls its acts.
enum class Mark {
    urgent,
    anonymous, ///< sorted out as an anonymous letter (surat kaleng): kept and handled by rule, not deleted
    routed,    ///< given to a division
    not_ours,  ///< returned: bukan wewenang; takes division and officer off the case
    accepted,  ///< the division took it on
    escalated,
    registry_checked, ///< SIKS-NG / DTSEN was looked into
    matches_seen,     ///< earlier cases of the same person or card were shown to the actor
    card_taken,       ///< the visitor's identity card is kept at the desk
    card_returned,
    drafted,    ///< an answer is written; takes initialled and signed off again
    initialled, ///< paraf
    signed_off, ///< tanda tangan ("signed" in the TOML)
    delivered,  ///< the citizen can read the answer
    feedback_recorded,
    reported, ///< the report or recommendation is made
};
[[nodiscard]] std::string_view to_text(Mark mark);
[[nodiscard]] std::optional<Mark> parse_mark(std::string_view text);

/// How a case ended.
enum class Outcome {
    answered,
    forwarded, ///< handed to another authority, the citizen was told where
    withdrawn, ///< by the citizen
    set_aside, ///< not followed up, with a reason (an anonymous letter without substance)
};
[[nodiscard]] std::string_view to_text(Outcome outcome);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view text);

struct Option {
    std::string id;
    Localized name;
    bool operator==(const Option&) const = default;
};

/// One thing that may be done at a step.
struct Act {
    std::string id;                 ///< unique in its step
    Localized name;                 ///< on the button: "Teruskan ke Bidang"
    std::string role;               ///< empty: the step's
    std::string to;                 ///< step id; empty: the case is closed
    std::optional<Outcome> outcome; ///< exactly when `to` is empty
    bool back = false;              ///< sends back: needs a reason, and the case was at `to` before
    bool reopens = false;       ///< as a dispute does: the answer counts no more, and the promise begins anew
    bool promises_date = false; ///< the due date is agreed with the citizen: it takes the promise's place
    std::set<Need> needs;
    std::vector<Option> options;   ///< for Need::choice
    std::vector<Option> checklist; ///< for Need::checklist
    std::set<Mark> marks;          ///< left on the case
    std::set<Mark> after;          ///< all of these must be on the case
    std::set<Mark> unless;         ///< none of these may be
    bool operator==(const Act&) const = default;
};

struct Step {
    std::string id;
    Localized name;    ///< for staff: "Disposisi Kepala Dinas"
    Localized citizen; ///< for the citizen's timeline, in plain words; empty: the step is not shown
    std::string role;
    std::vector<Act> acts; ///< never empty
    bool operator==(const Step&) const = default;
};

struct Procedure {
    std::string id; ///< unique in the service
    Localized name;
    std::vector<std::string> channels; ///< complaints that come in there take this procedure
    std::vector<std::string> kinds;    ///< empty: every kind of complaint
    std::string start;                 ///< step id
    std::string reopen;                ///< step id at which a disputed answer goes on
    std::vector<Step> steps;
    [[nodiscard]] const Step* find_step(std::string_view step_id) const;
    bool operator==(const Procedure&) const = default;
};
[[nodiscard]] const Act* find_act(const Step& step, std::string_view act_id);

/// What makes a procedure unfit to run; all of them. `step` and `act` name the place (empty: the procedure
/// itself).
struct ProcedureFlaw {
    enum class What {
        no_steps,
        duplicate_step,
        duplicate_act,
        unknown_start,
        unknown_reopen,
        unknown_target, ///< an act leads to no step
        unknown_role,
        role_without_holder, ///< scope division, and the office has none or no act before it gives one; scope
                             ///< named, and no act before it names an officer
        no_acts,
        unreachable, ///< no way leads there from start or reopen
        no_way_out,  ///< no way leads from there to an end: a loop without exit, or acts that a case which
                     ///< gets there can never do (marks, a division, an officer or an answer it lacks)
        back_without_reason,
        outcome_missing,  ///< closes without saying how
        outcome_unwanted, ///< says how it ended and goes on
        choice_without_options,
        checklist_without_items,
        never_marked,      ///< `after` asks for a mark that no act (and no rule) ever leaves
        card_not_returned, ///< a way leads to an end on which a card taken is never returned; as no case
                           ///< closes while a card is at the desk, it would stay there for ever
        delivered_without_answer, ///< delivers, and nobody before was asked for an answer
        ended_without_answer, ///< closes as answered or forwarded, and the citizen was never given an answer
        stranded, ///< a case that loses its division or officer there to an exclusion, or whose answer is
                  ///< disputed there, can be stuck wherever it goes
        too_many_situations, ///< more than SituationGraph::kMost: too many to prove that every case comes to
                             ///< an end
        unknown_channel,
        unknown_kind,
    };
    What what;
    std::string step, act;
    std::string name; ///< what was not known
    bool operator==(const ProcedureFlaw&) const = default;
};
struct Office;
struct Service;
/// Pure; on the data alone. Empty: every step is reachable and can reach an end, whoever is excluded and
/// whatever is disputed on the way, and every role exists and can be held. One mistake is named once: a
/// target or a step that is missing does not also count as no way out. A complaint at the kiosk may come
/// through any service: "kiosk" is no unknown channel.
[[nodiscard]] std::vector<ProcedureFlaw> flaws(const Procedure& procedure, const Service& service,
                                               const Office& office);

/// The procedure for a complaint of `kind` that came in through `channel`: one that names both, else one that
/// names the channel and any kind; none when the service handles nothing that way.
[[nodiscard]] const Procedure* procedure_for(const Service& service, std::string_view channel,
                                             std::string_view kind);
[[nodiscard]] const Procedure* find_procedure(const Service& service, std::string_view procedure_id);

} // namespace loket
