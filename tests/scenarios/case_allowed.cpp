// SPDX-License-Identifier: GPL-3.0-or-later
// May it be? One function for each kind of command.
#include <algorithm>

#include "tests/scenarios/case_pencil.hpp"

namespace loket::scenarios {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

const Role* role_named(const Office& office, const std::string& id) {
    const auto found =
        std::find_if(office.roles.begin(), office.roles.end(), [&](const Role& one) { return one.id == id; });
    return found == office.roles.end() ? nullptr : &*found;
}

/// The role is this person's, and means this person in this case.
bool is_theirs(const CasePage& page, const Role& role, const Actor& actor) {
    if (!holds(actor.roles, role.id) || is_accused(page, actor)) return false;
    switch (role.scope) {
        case RoleScope::office:
            return true;
        case RoleScope::division:
            return !page.division.empty() && holds(actor.divisions, page.division);
        case RoleScope::named:
            return actor.id == page.officer;
    }
    return false;
}

bool manages(const Office& office, const Actor& actor) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const auto& id) {
        const Role* const role = role_named(office, id);
        return role != nullptr && role->may_manage;
    });
}

/// When nobody has, whoever manages stands in.
bool anybody_has(const CasePage& page, const Role& role, const Around& around) {
    return std::any_of(around.people.begin(), around.people.end(),
                       [&](const Actor& one) { return is_theirs(page, role, one); });
}

class Allowed {
  public:
    Allowed(const CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults)
        : page_(page), entry_(entry), around_(around), faults_(faults) {}

    void operator()(const DoAct& given) const {
        open_and_running();
        const Step* const step = step_of(page_);
        const Act* const act = act_of(page_, given.act);
        if (act == nullptr) return want(false, "an act that the step does not have");
        const Role* const role = role_named(around_.office, act->role.empty() ? step->role : act->role);
        if (role == nullptr) return want(false, "an act of a role that the office does not have");
        who_acts(*role);
        for (const Mark mark : act->after)
            want(page_.marks.contains(mark), "without the mark that must be there first");
        for (const Mark mark : act->unless)
            want(!page_.marks.contains(mark), "with a mark that stands against it");
        want(!act->back || page_.been.contains(act->to), "sent back to where it never was");
        answer_and_card(*step, *act);
        texts(act->needs);
        values(given, *act);
    }

    void operator()(const Pause&) const {
        open_and_running();
        by_manager();
        texts({Need::reason});
        want(page_.promise && !page_.delivered, "a pause without a promise that is still open");
    }
    void operator()(const Resume&) const {
        by_manager();
        texts({});
        want(!page_.closed() && page_.paused, "resumed without a pause");
    }
    void operator()(const Extend&) const {
        open_and_running();
        by_manager();
        texts({Need::reason});
        want(!page_.extended, "extended a second time");
        want(around_.office.extension.has_value(), "extended where the office grants none");
        want(page_.promise && !page_.delivered, "extended without a promise that is still open");
        if (page_.promise) want(entry_.at <= page_.promise->due, "extended after the promise was broken");
    }
    void operator()(const MarkUrgent&) const {
        want(!page_.closed(), "a closed case made urgent");
        by_manager();
        texts({});
        want(!page_.marks.contains(Mark::urgent), "made urgent twice");
    }
    void operator()(const Exclude& given) const {
        by_manager();
        texts({Need::reason});
        want(!given.divisions.empty() || !given.staff.empty(), "nobody excluded");
        for (const auto& division : given.divisions)
            want(is_division(division), "a division excluded that the office does not have");
    }
    void operator()(const Reveal&) const {
        staff();
        const auto& roles = entry_.actor.roles;
        want(std::any_of(roles.begin(), roles.end(),
                         [&](const auto& id) {
                             const Role* const role = role_named(around_.office, id);
                             return role != nullptr && role->may_reveal;
                         }),
             "the reporter shown to somebody without that right");
        texts({Need::reason});
        want(page_.confidential, "a look at a reporter who is not confidential");
    }
    void operator()(const NoteCard& given) const {
        want(!page_.closed(), "a card noted on a closed case");
        staff();
        want(given.last_four.size() == 4, "not the last four digits");
    }
    void operator()(const SeeMatches&) const {
        want(!page_.closed(), "a search on a closed case");
        staff();
    }
    void operator()(const AddNote&) const {
        want(!page_.closed(), "a note on a closed case");
        staff();
        texts({Need::note});
    }
    void operator()(const AcceptAnswer& given) const {
        citizen();
        want(page_.delivered.has_value() && !page_.content, "accepted without an answer, or twice");
        want(given.rating >= 0 && given.rating <= 4, "a rating that is none");
    }
    void operator()(const DisputeAnswer&) const {
        citizen();
        texts({Need::reason});
        want(!page_.content, "disputed after it was accepted");
        const auto since = page_.closed() ? page_.ended : page_.delivered;
        if (!since) return want(false, "disputed while there is nothing to dispute");
        const auto day = [&](Instant at) {
            return std::chrono::sys_days{to_local(at, around_.office.zone).date};
        };
        want(day(entry_.at) - day(*since) <= std::chrono::days{around_.office.dispute_days},
             "disputed too late");
    }

  private:
    void want(bool fine, const char* what) const { faults_.unless(fine, what); }
    void open_and_running() const {
        want(!page_.closed(), "something done to a closed case");
        want(!page_.paused, "something done while the case waits");
    }
    void staff() const {
        want(!entry_.actor.id.empty() && !entry_.actor.roles.empty(), "done by nobody of the office");
    }
    void citizen() const { want(entry_.actor.id.empty(), "the citizen's word given by staff"); }
    void by_manager() const {
        staff();
        want(manages(around_.office, entry_.actor), "done by somebody who may not manage");
        const Role* const role = role_named(around_.office, entry_.event.role);
        want(role != nullptr && role->may_manage && holds(entry_.actor.roles, role->id),
             "not in a managing role of that person");
    }
    void who_acts(const Role& role) const {
        if (is_theirs(page_, role, entry_.actor))
            return want(entry_.event.role == role.id, "not in the role of the act");
        want(!anybody_has(page_, role, around_), "another role, division or officer than the step's");
        by_manager(); // who stands in
    }
    void answer_and_card(const Step& step, const Act& act) const {
        const bool writes = act.needs.contains(Need::answer);
        const bool delivers = act.marks.contains(Mark::delivered);
        const bool tells = act.outcome == Outcome::answered || act.outcome == Outcome::forwarded;
        want(!delivers || writes || page_.draft > 0, "an answer delivered that nobody wrote");
        want(!tells || delivers || page_.delivered, "ended with nothing for the citizen to read");
        want(has_paper_trail(page_, around_.office, step.id + '/' + act.id),
             "an answer without its paraf or signature");
        const bool here = page_.card == CardCustody::at_desk;
        const bool takes = act.marks.contains(Mark::card_taken);
        const bool returns = act.marks.contains(Mark::card_returned);
        want(!takes || !here, "a card taken twice");
        want(!returns || here || takes, "a card returned that is not here");
        want(!act.to.empty() || returns || (!here && !takes), "ended with the card at the desk");
    }
    void texts(const std::set<Need>& needs) const {
        std::set<Need> found;
        for (const auto& text : entry_.command.words.texts) {
            want(text.text.find_first_not_of(" \n") != std::string::npos, "an empty text");
            want(text.need == Need::note || needs.contains(text.need), "a text that was not asked for");
            want(found.insert(text.need).second, "the same text twice");
        }
        for (const Need need : needs)
            want(!is_private(need) || found.contains(need), "without a text that is needed");
    }
    void values(const DoAct& given, const Act& act) const {
        const auto needs = [&](Need need) { return act.needs.contains(need); };
        const auto& divisions = around_.office.divisions;
        const bool all_accused = std::all_of(divisions.begin(), divisions.end(), [&](const Division& one) {
            return page_.accused_divisions.contains(one.id);
        });
        want(given.division.empty() != needs(Need::division) || (given.division.empty() && all_accused),
             "a division lacks or was not asked for");
        want(given.division.empty() ||
                 (is_division(given.division) && !page_.accused_divisions.contains(given.division)),
             "given to an unknown or accused division");
        want(given.officer.empty() != needs(Need::officer), "an officer lacks or was not asked for");
        const auto officer = std::find_if(around_.people.begin(), around_.people.end(),
                                          [&](const Actor& one) { return one.id == given.officer; });
        want(given.officer.empty() || (officer != around_.people.end() && !is_accused(page_, *officer)),
             "given to an unknown or accused officer");
        want(given.due_date.has_value() == needs(Need::due_date), "a date lacks or was not asked for");
        if (given.due_date) {
            want(std::chrono::sys_days{*given.due_date} >=
                     std::chrono::sys_days{to_local(entry_.at, around_.office.zone).date},
                 "due on a day that is past");
        }
        const auto has = [](const std::vector<Option>& list, const std::string& id) {
            return std::any_of(list.begin(), list.end(), [&](const Option& one) { return one.id == id; });
        };
        want(needs(Need::choice) ? has(act.options, given.choice) : given.choice.empty(),
             "a choice that is none");
        want(!needs(Need::checklist) || given.checked.size() == act.checklist.size(),
             "a checklist not complete");
        for (const auto& item : given.checked)
            want(has(act.checklist, item), "ticked what is not on the list");
    }
    [[nodiscard]] bool is_division(const std::string& id) const {
        const auto& all = around_.office.divisions;
        return std::any_of(all.begin(), all.end(), [&](const Division& one) { return one.id == id; });
    }

    const CasePage& page_;
    const CaseLaw::Entry& entry_;
    const Around& around_;
    Faults& faults_;
};

} // namespace

void check_allowed(const CasePage& page, const CaseLaw::Entry& entry, const Around& around, Faults& faults) {
    faults.unless(entry.command.expected_version == page.version, "somebody else was faster");
    faults.unless(!is_accused(page, entry.actor), "done by the accused");
    std::visit(Allowed{page, entry, around, faults}, entry.command.action);
}

void check_goes_on(const CasePage& page, const Around& around, Faults& faults) {
    if (page.closed() || page.paused) return;
    const Step* const step = step_of(page);
    if (step == nullptr) return faults.unless(false, "at a step that is none");
    const bool anybody_manages =
        std::any_of(around.people.begin(), around.people.end(),
                    [&](const Actor& one) { return manages(around.office, one) && !is_accused(page, one); });
    const bool here = page.card == CardCustody::at_desk;
    const bool goes_on = std::any_of(step->acts.begin(), step->acts.end(), [&](const Act& act) {
        const Role* const role = role_named(around.office, act.role.empty() ? step->role : act.role);
        // Anybody may look for other cases first.
        const auto has = [&](Mark mark) { return mark == Mark::matches_seen || page.marks.contains(mark); };
        const bool returns = act.marks.contains(Mark::card_returned);
        return role != nullptr && (anybody_manages || anybody_has(page, *role, around)) &&
               std::all_of(act.after.begin(), act.after.end(), has) &&
               std::none_of(act.unless.begin(), act.unless.end(),
                            [&](Mark mark) { return page.marks.contains(mark); }) &&
               (!act.back || page.been.contains(act.to)) && (!returns || here) &&
               (!act.marks.contains(Mark::card_taken) || !here) && (!act.to.empty() || !here || returns) &&
               (!act.marks.contains(Mark::delivered) || page.draft > 0 || act.needs.contains(Need::answer));
    });
    // With everybody accused who manages, keeping the case from them goes before its going on.
    faults.unless(goes_on || !anybody_manages, "stuck: nobody can do anything at " + page.step);
}

} // namespace loket::scenarios
