// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case.hpp"

#include <algorithm>
#include <utility>

namespace loket {
namespace {

/// Adds one event to a case. Every function answers whether the event can follow at all.
class Addition {
  public:
    Addition(CaseState& state, const CaseEvent& event, Instant at) : state_(state), event_(event), at_(at) {}

    bool operator()(const CaseOpened& opened) {
        if (state_.version != 0 || opened.step.empty()) return false;
        state_.ticket = event_.ticket;
        state_.service = opened.service;
        state_.kind = opened.kind;
        state_.channel = opened.channel;
        state_.procedure = opened.procedure;
        state_.confidential = opened.confidential;
        state_.received = opened.received;
        state_.deadline = opened.deadline;
        move_to(opened.step);
        return true;
    }

    bool operator()(const CaseActed& acted) {
        if (acted.from.empty() || acted.from != state_.step || state_.paused_since) return false;
        if (acted.to.empty() != acted.outcome.has_value()) return false;
        if (acted.reopens && !forget_answer()) return false;
        take_off(acted.marks);
        state_.marks.insert(acted.marks.begin(), acted.marks.end());
        if (acted.marks.contains(Mark::card_returned)) state_.marks.erase(Mark::card_taken);
        if (!acted.division.empty()) state_.division = acted.division;
        if (!acted.officer.empty()) state_.officer = acted.officer;
        if (acted.due_date) state_.due_date = acted.due_date;
        if (acted.given.contains(Need::answer)) state_.answer_version = event_.version;
        keep_card(acted.marks);
        if (acted.marks.contains(Mark::delivered)) {
            state_.delivered_at = at_;
            state_.answer_accepted = false; // it is a new answer to accept or dispute
        }
        if (acted.deadline) state_.deadline = acted.deadline;
        state_.outcome = acted.outcome;
        if (acted.outcome) state_.closed_at = at_;
        move_to(acted.to);
        return true;
    }

    bool operator()(const CasePaused&) {
        if (state_.closed() || state_.paused_since) return false;
        state_.paused_since = at_;
        return true;
    }

    bool operator()(const CaseResumed& resumed) {
        if (!state_.paused_since) return false;
        state_.paused_since.reset();
        state_.deadline = resumed.deadline;
        return true;
    }

    bool operator()(const CaseExtended& extended) {
        if (state_.extended) return false;
        state_.extended = true;
        state_.deadline = extended.deadline;
        return true;
    }

    bool operator()(const CaseMarkedUrgent&) {
        state_.marks.insert(Mark::urgent);
        return true;
    }

    bool operator()(const CaseExcluded& excluded) {
        if (state_.closed() && !excluded.to.empty()) return false;
        state_.excluded_divisions.insert(excluded.divisions.begin(), excluded.divisions.end());
        state_.excluded_staff.insert(excluded.staff.begin(), excluded.staff.end());
        const bool division_goes = state_.excluded_divisions.contains(state_.division);
        if (division_goes) state_.division.clear();
        if (excluded.officer_goes || state_.excluded_staff.contains(state_.officer)) state_.officer.clear();
        if (division_goes) {
            state_.marks.erase(Mark::routed);
            state_.marks.erase(Mark::accepted);
        }
        if (!excluded.to.empty()) move_to(excluded.to);
        return true;
    }

    bool operator()(const CaseRevealed&) { return true; }

    bool operator()(const CaseCardNoted& noted) {
        state_.kks = noted.card;
        state_.kks_last_four = noted.last_four;
        state_.marks.erase(Mark::matches_seen); // nobody looked for this card yet
        return true;
    }

    bool operator()(const CaseMatchesSeen&) {
        state_.marks.insert(Mark::matches_seen);
        return true;
    }

    bool operator()(const CaseNoted&) { return true; }

    bool operator()(const AnswerAccepted& accepted) {
        if (!state_.delivered_at || state_.answer_accepted) return false;
        state_.answer_accepted = true;
        state_.rating = accepted.rating;
        return true;
    }

    bool operator()(const AnswerDisputed& disputed) {
        if (disputed.step.empty() || !forget_answer()) return false;
        state_.deadline = disputed.deadline;
        move_to(disputed.step);
        return true;
    }

  private:
    /// The next answer is a new one, to a case that somebody looks at anew. False: there is nothing to
    /// dispute.
    bool forget_answer() {
        if (!state_.delivered_at && !state_.closed()) return false;
        for (const Mark mark : kMarksOffByDispute) state_.marks.erase(mark);
        state_.outcome.reset();
        state_.closed_at.reset();
        state_.delivered_at.reset();
        state_.answer_version = 0;
        state_.answer_accepted = false;
        ++state_.disputes;
        return true;
    }

    void move_to(const std::string& step) {
        state_.step = step;
        if (!step.empty()) state_.visited.insert(step);
    }

    /// What these marks make untrue, before they are put on.
    void take_off(const std::set<Mark>& marks) {
        if (marks.contains(Mark::drafted)) {
            state_.marks.erase(Mark::initialled);
            state_.marks.erase(Mark::signed_off);
        }
        if (marks.contains(Mark::not_ours)) {
            state_.division.clear();
            state_.officer.clear();
            state_.marks.erase(Mark::routed);
            state_.marks.erase(Mark::accepted);
        }
        if (marks.contains(Mark::card_taken)) state_.marks.erase(Mark::card_returned);
    }

    void keep_card(const std::set<Mark>& marks) {
        if (marks.contains(Mark::card_taken)) {
            state_.card = CardCustody::at_desk;
            state_.card_holder = event_.by;
        }
        if (marks.contains(Mark::card_returned)) state_.card = CardCustody::returned;
    }

    CaseState& state_;
    const CaseEvent& event_;
    Instant at_;
};

} // namespace

const std::string* CaseWords::find(Need need) const {
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const Text& text) { return text.need == need; });
    return found == texts.end() ? nullptr : &found->text;
}

std::optional<CaseState> apply(CaseState state, const CaseEvent& event, Instant at) {
    if (event.version != state.version + 1) return std::nullopt;
    const bool opens = std::holds_alternative<CaseOpened>(event.change);
    if (opens != (state.version == 0)) return std::nullopt;
    if (!opens && event.ticket != state.ticket) return std::nullopt;
    if (!std::visit(Addition{state, event, at}, event.change)) return std::nullopt;
    state.version = event.version;
    return state;
}

bool may_see(const CaseState& state, const Actor& actor) {
    if (state.excluded_staff.contains(actor.id)) return false;
    return std::none_of(actor.divisions.begin(), actor.divisions.end(),
                        [&](const auto& division) { return state.excluded_divisions.contains(division); });
}

} // namespace loket
