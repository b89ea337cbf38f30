// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "domain/case_place.hpp"
#include "domain/case_ready.hpp"
#include "domain/office.hpp"
#include "domain/procedure.hpp"
#include "domain/procedure_walk.hpp"
#include "domain/procedure_ways.hpp"

namespace loket {
namespace {

using What = ProcedureFlaw::What;

constexpr std::string_view kKiosk = "kiosk"; // every service can be reached there, listed or not

/// Looks at one procedure, from the outside in.
class Inspection {
  public:
    Inspection(const Procedure& procedure, const Service& service, const Office& office)
        : procedure_(procedure), service_(service), office_(office) {}

    std::vector<ProcedureFlaw> run() {
        check_frame();
        if (procedure_.steps.empty()) return std::move(found_);
        const auto gives = [](Need need) {
            return [need](const Act& act) { return act.needs.contains(need); };
        };
        routed_ = steps_after(procedure_, gives(Need::division), true);
        named_ = steps_after(procedure_, gives(Need::officer), true);
        answered_ = steps_after(procedure_, gives(Need::answer), false);
        // SeeMatches and MarkUrgent leave these; for the second somebody must manage.
        std::set<Mark> left{Mark::matches_seen};
        if (std::any_of(office_.roles.begin(), office_.roles.end(),
                        [](const Role& role) { return role.may_manage; }))
            left.insert(Mark::urgent);
        for (const Step& step : procedure_.steps)
            for (const Act& act : step.acts) left.merge(marks_left(act));
        std::set<std::string> seen;
        for (const Step& step : procedure_.steps) {
            if (!seen.insert(step.id).second) add(What::duplicate_step, step.id);
            check_step(step, left);
        }
        check_ways();
        return std::move(found_);
    }

  private:
    void add(What what, std::string step = {}, std::string act = {}, std::string name = {}) {
        found_.push_back({what, std::move(step), std::move(act), std::move(name)});
    }

    void check_frame() {
        for (const std::string& channel : procedure_.channels) {
            const bool known = channel == kKiosk ||
                               std::any_of(service_.channels.begin(), service_.channels.end(),
                                           [&](const Channel& known_one) { return known_one.id == channel; });
            if (!known) add(What::unknown_channel, {}, {}, channel);
        }
        for (const std::string& kind : procedure_.kinds)
            if (find_kind(service_, kind) == nullptr) add(What::unknown_kind, {}, {}, kind);
        if (procedure_.steps.empty()) {
            add(What::no_steps);
            return;
        }
        if (procedure_.find_step(procedure_.start) == nullptr)
            add(What::unknown_start, {}, {}, procedure_.start);
        if (procedure_.find_step(procedure_.reopen) == nullptr)
            add(What::unknown_reopen, {}, {}, procedure_.reopen);
    }

    void check_step(const Step& step, const std::set<Mark>& left) {
        if (step.acts.empty()) add(What::no_acts, step.id);
        const bool role_known = step.role.empty() || office_.find_role(step.role) != nullptr;
        if (!role_known) add(What::unknown_role, step.id, {}, step.role);
        std::set<std::string> seen;
        for (const Act& act : step.acts) {
            if (!seen.insert(act.id).second) add(What::duplicate_act, step.id, act.id);
            check_target(step, act);
            check_role(step, act);
            check_asked(step, act);
            check_marks(step, act, left);
        }
    }

    void check_target(const Step& step, const Act& act) {
        const bool ends = act.to.empty();
        // A case cannot be sent back to its end.
        if (ends ? act.back : procedure_.find_step(act.to) == nullptr)
            add(What::unknown_target, step.id, act.id, act.to);
        if (ends && !act.outcome) add(What::outcome_missing, step.id, act.id);
        if (!ends && act.outcome) add(What::outcome_unwanted, step.id, act.id);
    }

    void check_role(const Step& step, const Act& act) {
        const std::string& id = role_of(step, act);
        const Role* const role = office_.find_role(id);
        if (role == nullptr) {
            // An unknown role of the step is named once, not with each of its acts.
            if (!act.role.empty() || id.empty()) add(What::unknown_role, step.id, act.id, id);
            return;
        }
        const bool lacks_division =
            role->scope == RoleScope::division && (office_.divisions.empty() || !routed_.contains(step.id));
        const bool lacks_officer = role->scope == RoleScope::named && !named_.contains(step.id);
        if (!lacks_division && !lacks_officer) return;
        forgiven_.acts.insert(&act);
        ProcedureFlaw flaw{What::role_without_holder, step.id, act.role.empty() ? std::string{} : act.id, id};
        if (std::find(found_.begin(), found_.end(), flaw) == found_.end()) found_.push_back(std::move(flaw));
    }

    void check_asked(const Step& step, const Act& act) {
        if (act.back && !act.needs.contains(Need::reason)) add(What::back_without_reason, step.id, act.id);
        if (act.needs.contains(Need::choice) && act.options.empty())
            add(What::choice_without_options, step.id, act.id);
        if (act.needs.contains(Need::checklist) && act.checklist.empty())
            add(What::checklist_without_items, step.id, act.id);
    }

    void check_marks(const Step& step, const Act& act, const std::set<Mark>& left) {
        for (const Mark mark : act.after) {
            if (left.contains(mark)) continue;
            forgiven_.marks.insert(mark);
            add(What::never_marked, step.id, act.id, std::string{to_text(mark)});
        }
        if (act.marks.contains(Mark::delivered) && !act.needs.contains(Need::answer) &&
            !answered_.contains(step.id)) {
            forgiven_.acts.insert(&act);
            add(What::delivered_without_answer, step.id, act.id);
        }
    }

    void check_ways() {
        // Without a beginning every step would be out of reach; that it is missing was said.
        if (procedure_.find_step(procedure_.start) == nullptr) return;
        const auto reachable = reachable_steps(procedure_);
        const auto way_out = steps_with_way_out(procedure_);
        const DeadEnds stuck = dead_ends(procedure_, office_, forgiven_);
        std::set<std::string> seen;
        for (const Step& step : procedure_.steps) {
            if (!seen.insert(step.id).second) continue;
            if (!reachable.contains(step.id)) add(What::unreachable, step.id);
            if (!way_out.contains(step.id) || stuck.steps.contains(step.id)) add(What::no_way_out, step.id);
        }
        for (const auto& [step, act] : stuck.card_kept) add(What::card_not_returned, step, act);
        for (const auto& [step, act] : stuck.unanswered) add(What::ended_without_answer, step, act);
        // Where a case is stuck anyhow, that is the mistake.
        if (stuck.steps.empty() && stuck.card_kept.empty())
            for (const std::string& step : stuck.stranded) add(What::stranded, step);
        if (stuck.too_many) add(What::too_many_situations);
    }

    const Procedure& procedure_;
    const Service& service_;
    const Office& office_;
    std::vector<ProcedureFlaw> found_;
    std::set<std::string> routed_, named_, answered_; ///< steps after a division, an officer, an answer
    ProcedureModel::Forgiven forgiven_;
};

} // namespace

std::vector<ProcedureFlaw> flaws(const Procedure& procedure, const Service& service, const Office& office) {
    return Inspection{procedure, service, office}.run();
}

} // namespace loket
