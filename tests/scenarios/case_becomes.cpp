// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of it, and whether the register says the same.
#include <algorithm>
#include <initializer_list>

#include "tests/scenarios/case_pencil.hpp"

namespace loket::scenarios {
namespace {

class Writing {
  public:
    Writing(CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults)
        : page_(page), entry_(entry), around_(around), faults_(faults) {}

    void operator()(const DoAct& given) {
        const Act* const act = act_of(page_, given.act);
        if (act == nullptr) return;
        const std::string path = page_.step + '/' + act->id;
        if (act->reopens) {
            take_answer_off();
            promise_moves([&](const Deadline& to) { return to.due > entry_.at; });
        }
        if (act->promises_date && given.due_date)
            promise_moves([&](const Deadline& to) { return local_day(to.due) == *given.due_date; });
        if (act->needs.contains(Need::answer)) {
            page_.draft = entry_.event.version;
            page_.since_draft.clear();
        }
        if (page_.draft > 0) page_.since_draft.push_back(path);
        put_on(*act);
        if (!given.division.empty()) page_.division = given.division;
        if (!given.officer.empty()) page_.officer = given.officer;
        if (given.due_date) page_.due_date = given.due_date;
        page_.outcome = act->outcome;
        if (act->to.empty()) page_.ended = entry_.at;
        go_to(act->to);
    }
    void operator()(const Pause&) { page_.paused = entry_.at; }
    void operator()(const Resume&) {
        page_.paused.reset();
        promise_moves([&](const Deadline& to) { return page_.promise && to.due >= page_.promise->due; });
    }
    void operator()(const Extend&) {
        page_.extended = true;
        promise_moves([&](const Deadline& to) { return page_.promise && to.due > page_.promise->due; });
    }
    void operator()(const MarkUrgent&) { page_.marks.insert(Mark::urgent); }
    void operator()(const Exclude& given) {
        page_.accused_divisions.insert(given.divisions.begin(), given.divisions.end());
        page_.accused_staff.insert(given.staff.begin(), given.staff.end());
        const bool division_goes = page_.accused_divisions.contains(page_.division);
        if (division_goes) {
            page_.division.clear();
            take_off({Mark::routed, Mark::accepted});
        }
        const bool officer_goes =
            page_.accused_staff.contains(page_.officer) ||
            std::any_of(around_.people.begin(), around_.people.end(),
                        [&](const Actor& one) { return one.id == page_.officer && is_accused(page_, one); });
        if (officer_goes) page_.officer.clear();
        if (!page_.closed() && (division_goes || officer_goes)) goes_back();
    }
    void operator()(const Reveal&) {}
    void operator()(const NoteCard& given) {
        take_off({Mark::matches_seen}); // for this card nobody looked yet
        faults_.unless(entry_.now.kks == given.card && entry_.now.kks_last_four == given.last_four,
                       "another card than the one that was noted");
    }
    void operator()(const SeeMatches&) { page_.marks.insert(Mark::matches_seen); }
    void operator()(const AddNote&) {}
    void operator()(const AcceptAnswer& given) {
        page_.content = true;
        page_.rating = given.rating;
    }
    void operator()(const DisputeAnswer&) {
        take_answer_off();
        page_.outcome.reset();
        page_.ended.reset();
        promise_moves([&](const Deadline& to) { return to.due > entry_.at; });
        if (entry_.now.step == page_.procedure->reopen) {
            go_to(page_.procedure->reopen);
        } else {
            goes_back(); // from there it could not go on
        }
    }

  private:
    [[nodiscard]] Date local_day(Instant at) const { return to_local(at, around_.office.zone).date; }
    void take_off(std::initializer_list<Mark> marks) {
        for (const Mark mark : marks) page_.marks.erase(mark);
    }
    void go_to(const std::string& step) {
        page_.step = step;
        if (!step.empty()) page_.been.insert(step);
    }
    /// It may stay, or go to where it was before, so that it is given to somebody else.
    void goes_back() {
        faults_.unless(page_.been.contains(entry_.now.step), "went to a step where it never was");
        if (page_.been.contains(entry_.now.step)) page_.step = entry_.now.step;
    }
    /// Only these moves are written down; at any other the page keeps what it has, and differs.
    template <class Rule>
    void promise_moves(Rule rule) {
        faults_.unless(entry_.now.deadline && rule(*entry_.now.deadline), "the promise moved the wrong way");
        page_.promise = entry_.now.deadline;
    }
    void take_answer_off() {
        take_off({Mark::drafted, Mark::initialled, Mark::signed_off, Mark::delivered, Mark::feedback_recorded,
                  Mark::matches_seen});
        page_.delivered.reset();
        page_.draft = 0;
        page_.since_draft.clear();
        page_.content = false;
        ++page_.disputes;
    }
    void put_on(const Act& act) {
        const auto leaves = [&](Mark mark) { return act.marks.contains(mark); };
        if (leaves(Mark::drafted) || act.needs.contains(Need::answer)) {
            take_off({Mark::initialled, Mark::signed_off});
            page_.marks.insert(Mark::drafted);
        }
        if (leaves(Mark::not_ours)) {
            page_.division.clear();
            page_.officer.clear();
            take_off({Mark::routed, Mark::accepted});
        }
        page_.marks.insert(act.marks.begin(), act.marks.end());
        if (leaves(Mark::card_taken)) {
            take_off({Mark::card_returned});
            page_.card = CardCustody::at_desk;
            page_.card_holder = entry_.actor.id;
        }
        if (leaves(Mark::card_returned)) {
            take_off({Mark::card_taken});
            page_.card = CardCustody::returned;
        }
        if (leaves(Mark::delivered)) {
            page_.delivered = entry_.at;
            page_.content = false; // this one was not accepted yet
        }
    }

    CasePage& page_;
    const CaseLaw::Entry& entry_;
    const Around& around_;
    Faults& faults_;
};

} // namespace

void write_down(CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults) {
    std::visit(Writing{page, entry, around, faults}, entry.command.action);
    page.version = entry.event.version;
}

void check_same(const CasePage& page, const CaseState& now, Faults& faults) {
    const auto same = [&](bool is, const char* what) {
        faults.unless(is, std::string("the register has another ") + what);
    };
    same(now.service == page.service->id && now.procedure == page.procedure->id, "service or procedure");
    same(now.version == page.version, "version");
    same(now.step == page.step, "step");
    same(now.outcome == page.outcome && now.closed_at == page.ended, "end");
    same(now.division == page.division, "division");
    same(now.officer == page.officer, "officer");
    same(now.marks == page.marks, "mark");
    same(now.visited == page.been, "list of steps where it was");
    same(std::ranges::equal(now.excluded_divisions, page.accused_divisions) &&
             std::ranges::equal(now.excluded_staff, page.accused_staff),
         "list of the accused");
    same(now.deadline == page.promise, "promise");
    same(now.paused_since == page.paused, "pause");
    same(now.delivered_at == page.delivered, "delivery");
    same(now.answer_version == page.draft, "answer");
    same(now.due_date == page.due_date, "date within the office");
    same(now.card == page.card && now.card_holder == page.card_holder, "keeper of the card");
    same(now.disputes == page.disputes && now.rating == page.rating && now.answer_accepted == page.content,
         "word of the citizen");
    same(now.extended == page.extended && now.confidential == page.confidential, "promise or confidence");
}

} // namespace loket::scenarios
