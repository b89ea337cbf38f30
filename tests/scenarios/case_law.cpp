// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/case_law.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "tests/scenarios/case_pencil.hpp"

namespace loket::scenarios {
namespace {

/// Where the standards want an answer corrected, initialled and signed before it goes out: what was done
/// since its last draft, in this order. The act that delivers may be the signature itself.
struct PaperTrail {
    std::string_view office, delivering;
    std::vector<std::string> before;
};
const std::vector<PaperTrail>& paper_trails() {
    static const std::vector<PaperTrail> all{
        {"kota-kupang", // standard 2.3 and 2.4
         "delivery/deliver",
         {"draft/submit", "correction-division/initial", "correction-secretariat/initial", "signature/sign"}},
        {"sampang", "delivery/deliver", {"response/submit", "initial/initial", "signature/sign"}},
        {"manggarai-timur", "delivery/deliver", {"answer/draft"}},
        {"kota-probolinggo", // standard A5
         "letter-handover/hand-over",
         {"letter/draft", "letter-initial/initial", "letter-signature/sign"}},
        {"kota-probolinggo", "tell/deliver", {"decision/decide"}}, // standard A2.7
        {"buton-tengah", "delivery/deliver-close", {"answer/write"}},
        {"buton-tengah", "delivery/deliver-go-on", {"answer/write"}},
    };
    return all;
}

bool has_trail(const std::vector<std::string>& done, const std::vector<std::string>& wanted) {
    auto at = done.begin();
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
        at = std::find(at, done.end(), one);
        return at != done.end();
    });
}

/// Which alternative of CaseChange each of CaseAction becomes; both in the order of their declaration.
bool is_kept_as(const CaseAction& action, const CaseChange& change) {
    return change.index() == action.index() + 1; // CaseOpened goes before
}

void check_event(const CasePage& page, const CaseLaw::Entry& entry, Faults& faults) {
    const CaseEvent& event = entry.event;
    faults.unless(event.version == page.version + 1, "the event has not the next version");
    faults.unless(event.ticket == entry.now.ticket, "the event is another ticket's");
    faults.unless(event.by == entry.actor.id, "the event names somebody else");
    faults.unless(event.by.empty() == event.role.empty(), "staff without a role, or a citizen with one");
    faults.unless(is_kept_as(entry.command.action, event.change), "the event is of another kind");
    const auto* const given = std::get_if<DoAct>(&entry.command.action);
    const auto* const acted = std::get_if<CaseActed>(&event.change);
    const Act* const act = given == nullptr ? nullptr : act_of(page, given->act);
    if (acted == nullptr || act == nullptr) return;
    std::set<Mark> marks = act->marks;
    if (act->needs.contains(Need::answer)) marks.insert(Mark::drafted);
    std::set<Need> texts;
    for (const CaseWords::Text& text : entry.command.words.texts) texts.insert(text.need);
    faults.unless(acted->act == given->act && acted->from == page.step && acted->to == act->to,
                  "the event tells of another act or step");
    faults.unless(acted->outcome == act->outcome && acted->back == act->back && acted->marks == marks,
                  "the event tells of another end, way or mark");
    faults.unless(acted->given == texts && acted->division == given->division &&
                      acted->officer == given->officer && acted->due_date == given->due_date &&
                      acted->choice == given->choice,
                  "the event tells of something else given");
}

} // namespace

const Step* step_of(const CasePage& page) {
    const auto& steps = page.procedure->steps;
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const Step& one) { return one.id == page.step; });
    return found == steps.end() ? nullptr : &*found;
}

const Act* act_of(const CasePage& page, const std::string& act) {
    const Step* const step = step_of(page);
    if (step == nullptr) return nullptr;
    const auto found =
        std::find_if(step->acts.begin(), step->acts.end(), [&](const Act& one) { return one.id == act; });
    return found == step->acts.end() ? nullptr : &*found;
}

bool is_accused(const CasePage& page, const Actor& actor) {
    return page.accused_staff.contains(actor.id) ||
           std::any_of(actor.divisions.begin(), actor.divisions.end(),
                       [&](const auto& division) { return page.accused_divisions.contains(division); });
}

bool has_paper_trail(const CasePage& page, const Office& office, std::string_view delivering) {
    const auto& all = paper_trails();
    return std::all_of(all.begin(), all.end(), [&](const PaperTrail& trail) {
        return trail.office != office.id || trail.delivering != delivering ||
               has_trail(page.since_draft, trail.before);
    });
}

CaseLaw::CaseLaw(const Office& office, std::span<const Actor> people, const CaseState& opened)
    : office_(office), people_(people) {
    const auto service = std::find_if(office.services.begin(), office.services.end(),
                                      [&](const Service& one) { return one.id == opened.service; });
    page_.service = &*service;
    // One that names the kind goes before one that does not.
    for (const Procedure& one : service->procedures) {
        const auto names = [](const auto& list, const std::string& id) {
            return std::find(list.begin(), list.end(), id) != list.end();
        };
        if (!names(one.channels, opened.channel)) continue;
        const bool by_kind = names(one.kinds, opened.kind);
        if (by_kind || (one.kinds.empty() && page_.procedure == nullptr)) page_.procedure = &one;
        if (by_kind) break;
    }
    page_.step = page_.procedure->start;
    page_.been.insert(page_.step);
    page_.promise = opened.deadline;
    page_.confidential = opened.confidential;
}

bool CaseLaw::kept_from(const Actor& actor) const {
    return is_accused(page_, actor);
}

std::vector<std::string> CaseLaw::faults_of(const Entry& entry) {
    Faults faults;
    const Around around{office_, people_};
    check_allowed(page_, entry, around, faults);
    check_event(page_, entry, faults);
    write_down(page_, entry, around, faults);
    check_same(page_, entry.now, faults);
    check_goes_on(page_, around, faults);
    return faults.take();
}

} // namespace loket::scenarios
