// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/event_words.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace loket::ctl {
namespace {

/// Reads one event aloud; names come from the procedure the case runs by.
class Reader {
  public:
    Reader(const CaseState& state, const Office& office) : office_(office) {
        const Service* service = office.find_service(state.service);
        procedure_ = service == nullptr ? nullptr : find_procedure(*service, state.procedure);
    }

    std::string operator()(const CaseOpened& opened) const {
        return fmt::format("opened the case at {}", step(opened.step));
    }
    std::string operator()(const CaseActed& acted) const {
        std::string out = fmt::format("did {}", act(acted));
        if (!acted.division.empty()) out += fmt::format(", to the division {}", division(acted.division));
        if (!acted.officer.empty()) out += fmt::format(", to the officer {}", acted.officer);
        if (acted.due_date) out += fmt::format(", by {}", iso_date(*acted.due_date));
        if (!acted.choice.empty()) out += fmt::format(", choosing {}", acted.choice);
        if (acted.outcome) return fmt::format("{}: closed, {}", out, to_text(*acted.outcome));
        return fmt::format("{}: now at {}", out, step(acted.to));
    }
    std::string operator()(const CasePaused&) const { return "paused the case"; }
    std::string operator()(const CaseResumed& resumed) const {
        return "resumed the case" + promise(resumed.deadline);
    }
    std::string operator()(const CaseExtended& extended) const {
        return "extended the promise" + promise(extended.deadline);
    }
    std::string operator()(const CaseMarkedUrgent&) const { return "marked the case as urgent"; }
    std::string operator()(const CaseExcluded& excluded) const {
        return fmt::format("kept {} divisions and {} accounts out of the case", excluded.divisions.size(),
                           excluded.staff.size());
    }
    std::string operator()(const CaseRevealed&) const { return "opened who reported it"; }
    std::string operator()(const CaseCardNoted& noted) const {
        return fmt::format("noted the KKS that ends in {}", noted.last_four);
    }
    std::string operator()(const CaseMatchesSeen& seen) const {
        if (seen.same_person == 0 && seen.same_card == 0) return "looked for other cases";
        return fmt::format("looked at other cases: {} of the same person, {} with the same card",
                           seen.same_person, seen.same_card);
    }
    std::string operator()(const CaseNoted&) const { return "wrote a note"; }
    std::string operator()(const AnswerAccepted& accepted) const {
        return accepted.rating == 0 ? std::string("accepted the answer")
                                    : fmt::format("accepted the answer and gave it {} of 4", accepted.rating);
    }
    std::string operator()(const AnswerDisputed& disputed) const {
        return fmt::format("disputed it: now at {}{}", step(disputed.step), promise(disputed.deadline));
    }

  private:
    [[nodiscard]] std::string step(const std::string& id) const {
        const Step* found = procedure_ == nullptr ? nullptr : procedure_->find_step(id);
        return found == nullptr ? id : found->name.in(kIndonesian);
    }
    [[nodiscard]] std::string act(const CaseActed& acted) const {
        const Step* from = procedure_ == nullptr ? nullptr : procedure_->find_step(acted.from);
        const Act* found = from == nullptr ? nullptr : find_act(*from, acted.act);
        if (found == nullptr) return acted.act;
        return fmt::format("\"{}\" ({})", found->name.in(kIndonesian), acted.act);
    }
    [[nodiscard]] std::string division(const std::string& id) const {
        const Division* found = office_.find_division(id);
        return found == nullptr ? id : found->name.in(kIndonesian);
    }
    [[nodiscard]] std::string promise(const std::optional<Deadline>& deadline) const {
        if (!deadline) return {};
        return fmt::format(", promised by {}", local_text(deadline->due, office_.zone));
    }

    const Office& office_;
    const Procedure* procedure_ = nullptr;
};

} // namespace

std::string sentence(const CaseEvent& event, const CaseState& state, const Office& office) {
    return std::visit(Reader(state, office), event.change);
}

std::string who(const CaseEvent& event) {
    if (!event.by.empty()) {
        return event.role.empty() ? event.by : fmt::format("{} ({})", event.by, event.role);
    }
    return std::holds_alternative<CaseOpened>(event.change) ? "the program" : "the citizen";
}

std::string local_text(Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return fmt::format("{} {} {}", iso_date(local.date), clock_text(local.time_of_day), zone.name);
}

nlohmann::ordered_json to_json(const CaseEventAt& event, const CaseState& state, const Office& office) {
    return {{"version", event.event.version},  {"at", local_text(event.at, office.zone)},
            {"at_utc", iso_instant(event.at)}, {"by", event.event.by},
            {"role", event.event.role},        {"what", sentence(event.event, state, office)}};
}

} // namespace loket::ctl
