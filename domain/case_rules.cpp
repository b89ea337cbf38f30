// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/case_given.hpp"
#include "domain/case_permissions.hpp"
#include "domain/case_place.hpp"
#include "domain/case_ready.hpp"
#include "domain/case_staffing.hpp"
#include "domain/procedure_walk.hpp"

namespace loket {
namespace {

using Rule = CaseRefusal::Rule;
using Decision = Result<CaseChange, CaseRefusal>;

constexpr int kBestRating = 4;
constexpr std::size_t kLastFour = 4;

/// What holds for a kind of command before its own rules are asked.
struct CommandRule {
    MayAct who;
    bool when_closed = false;
    bool when_paused = false;
    std::optional<Need> needs{};
};

/// In the order of CaseAction. A closed case can still be kept from the accused, its reporter can still be
/// called, and the citizen can still say what the answer is worth.
constexpr std::array<CommandRule, std::variant_size_v<CaseAction>> kCommandRules{{
    /* DoAct */ {.who = MayAct::step_role},
    /* Pause */ {.who = MayAct::managers, .needs = Need::reason},
    /* Resume */ {.who = MayAct::managers, .when_paused = true},
    /* Extend */ {.who = MayAct::managers, .needs = Need::reason},
    /* MarkUrgent */ {.who = MayAct::managers, .when_paused = true},
    /* Exclude */
    {.who = MayAct::managers, .when_closed = true, .when_paused = true, .needs = Need::reason},
    /* Reveal */
    {.who = MayAct::revealers, .when_closed = true, .when_paused = true, .needs = Need::reason},
    /* NoteCard */ {.who = MayAct::staff, .when_paused = true},
    /* SeeMatches */ {.who = MayAct::staff, .when_paused = true},
    /* AddNote */ {.who = MayAct::staff, .when_paused = true, .needs = Need::note},
    /* AcceptAnswer */ {.who = MayAct::citizen, .when_closed = true, .when_paused = true},
    /* DisputeAnswer */
    {.who = MayAct::citizen, .when_closed = true, .when_paused = true, .needs = Need::reason},
}};

Decision refuse(Rule rule, std::string_view field = {}) {
    return failure(CaseRefusal{rule, std::string{field}});
}

bool is_last_four(std::string_view text) {
    return text.size() == kLastFour &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The rules of each kind of command, once it is known that the actor may give it.
class Deciding {
  public:
    Deciding(const CaseState& state, const CaseWords& words, const Office& office, Instant now,
             std::span<const Actor> staff)
        : state_(state), words_(words), office_(office), now_(now), staff_(staff) {}

    Decision operator()(const DoAct& given) const {
        const auto place = find_place(state_, office_);
        if (!place) return failure(place.error());
        const Act* const act = find_act(*place->step, given.act);
        if (act == nullptr) return refuse(Rule::unknown_act, "act");
        const Date today = local_date(now_, office_.zone);
        if (auto refusal = check_given(given, words_, *act, state_, office_, today))
            return failure(*std::move(refusal));
        if (auto refusal =
                check_given_to(given, *place->step, *act, state_, *place->procedure, office_, staff_))
            return failure(*std::move(refusal));
        if (auto refusal = hindrance(state_, *act)) return failure(*std::move(refusal));
        CaseActed acted;
        acted.act = act->id;
        acted.from = state_.step;
        acted.to = act->to;
        acted.outcome = act->outcome;
        acted.back = act->back;
        acted.marks = marks_left(*act);
        for (const CaseWords::Text& text : words_.texts) acted.given.insert(text.need);
        acted.division = given.division;
        acted.officer = given.officer;
        acted.due_date = given.due_date;
        acted.choice = given.choice;
        acted.reopens = act->reopens;
        if (act->reopens) acted.deadline = promise_anew(*place->service);
        if (act->promises_date && given.due_date)
            acted.deadline = promised_on(*given.due_date, office_.calendar, office_.zone);
        return acted;
    }

    Decision operator()(const Pause&) const {
        if (!state_.open_promise()) return refuse(Rule::no_promise);
        return CasePaused{};
    }

    Decision operator()(const Resume&) const {
        if (!state_.paused_since) return refuse(Rule::not_paused);
        const Service* const service = office_.find_service(state_.service);
        if (service == nullptr) return refuse(Rule::unknown, "service");
        CaseResumed resumed;
        if (state_.deadline) {
            resumed.deadline = after_pause(*state_.deadline, deadline_rule(*service, state_.channel),
                                           *state_.paused_since, now_, office_.calendar, office_.zone);
        }
        return resumed;
    }

    Decision operator()(const Extend&) const {
        if (state_.extended) return refuse(Rule::extended_already);
        if (!state_.open_promise()) return refuse(Rule::no_promise);
        if (!office_.extension) return refuse(Rule::no_extension);
        if (now_ > state_.deadline->due) return refuse(Rule::too_late_to_extend);
        return CaseExtended{extended(*state_.deadline, *office_.extension, office_.calendar, office_.zone)};
    }

    Decision operator()(const MarkUrgent&) const {
        if (state_.marks.contains(Mark::urgent)) return refuse(Rule::urgent_already);
        return CaseMarkedUrgent{};
    }

    Decision operator()(const Exclude& given) const {
        if (auto refusal = check_excluded(given, office_)) return failure(*std::move(refusal));
        const auto among = [](const std::vector<std::string>& ids, const std::string& id) {
            return !id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        CaseState after = state_;
        const bool division_goes = among(given.divisions, state_.division);
        CaseExcluded excluded{given.divisions, given.staff, {}};
        after.excluded_divisions.insert(given.divisions.begin(), given.divisions.end());
        excluded.officer_goes = !among(given.staff, state_.officer) && officer_lost_sight(after);
        const bool officer_goes = excluded.officer_goes || among(given.staff, state_.officer);
        if (division_goes) {
            after.division.clear();
            after.marks.erase(Mark::routed);
            after.marks.erase(Mark::accepted);
        }
        if (officer_goes) after.officer.clear();
        const auto place = find_place(state_, office_);
        // Keeping the case from the accused never waits for the office's data to be in order.
        if (place && place->step != nullptr && (division_goes || officer_goes)) {
            excluded.to = step_to_go_on(after, state_.step, *place->procedure, office_);
            if (excluded.to == state_.step) excluded.to.clear();
        }
        return excluded;
    }

    Decision operator()(const Reveal&) const {
        if (!state_.confidential) return refuse(Rule::not_confidential);
        return CaseRevealed{};
    }

    Decision operator()(const NoteCard& given) const {
        if (!is_last_four(given.last_four)) return refuse(Rule::not_clean_text, "card");
        return CaseCardNoted{given.card, given.last_four};
    }

    Decision operator()(const SeeMatches& given) const {
        return CaseMatchesSeen{std::clamp(given.same_person, 0, kMostMatches),
                               std::clamp(given.same_card, 0, kMostMatches)};
    }

    Decision operator()(const AddNote&) const { return CaseNoted{}; }

    Decision operator()(const AcceptAnswer& given) const {
        if (given.rating < 0 || given.rating > kBestRating) return refuse(Rule::bad_rating, "rating");
        if (!state_.delivered_at) return refuse(Rule::no_answer_yet);
        if (state_.answer_accepted) return refuse(Rule::answered_already);
        return AnswerAccepted{given.rating};
    }

    Decision operator()(const DisputeAnswer&) const {
        const auto since = state_.closed() && state_.closed_at ? state_.closed_at : state_.delivered_at;
        if (!since) return refuse(Rule::no_answer_yet);
        if (state_.answer_accepted) return refuse(Rule::answered_already);
        const auto first = std::chrono::sys_days{local_date(*since, office_.zone)};
        const auto today = std::chrono::sys_days{local_date(now_, office_.zone)};
        if (today > first + std::chrono::days{office_.dispute_days}) return refuse(Rule::too_late_to_dispute);
        return reopened();
    }

  private:
    Decision reopened() const {
        // The step where the case is now may be gone from the data; it is left in any case.
        CaseState closed = state_;
        closed.step.clear();
        const auto place = find_place(closed, office_);
        if (!place) return failure(place.error());
        const Step* const reopen = place->procedure->find_step(place->procedure->reopen);
        if (reopen == nullptr) return refuse(Rule::unknown, "step");
        for (const Mark mark : kMarksOffByDispute) closed.marks.erase(mark);
        closed.delivered_at.reset();
        closed.answer_version = 0;
        return AnswerDisputed{step_to_go_on(closed, reopen->id, *place->procedure, office_),
                              promise_anew(*place->service)};
    }

    [[nodiscard]] Deadline promise_anew(const Service& service) const {
        return deadline(now_, deadline_rule(service, state_.channel), office_.calendar, office_.zone);
    }

    /// The officer whom the case was given to may not see it as it stands in `after`.
    [[nodiscard]] bool officer_lost_sight(const CaseState& after) const {
        return std::any_of(staff_.begin(), staff_.end(), [&](const Actor& one) {
            return one.id == state_.officer && !may_see(after, one);
        });
    }

    const CaseState& state_;
    const CaseWords& words_;
    const Office& office_;
    Instant now_;
    std::span<const Actor> staff_;
};

/// Who may, and for all but acts (which have needs of their own) whether the needed texts are there.
Result<std::string, CaseRefusal> check_actor(const CaseState& state, const CaseCommand& command,
                                             const Actor& actor, const Office& office,
                                             std::span<const Actor> staff) {
    const CommandRule& rule = kCommandRules.at(command.action.index());
    if (actor.id.empty() && rule.who != MayAct::citizen) return failure(CaseRefusal{Rule::not_allowed, {}});
    const DoAct* const wanted = std::get_if<DoAct>(&command.action);
    if (wanted == nullptr) {
        auto role = acting_role(rule.who, actor, office);
        if (!role) return role;
        const auto needs = rule.needs ? std::set<Need>{*rule.needs} : std::set<Need>{};
        if (auto refusal = check_words(command.words, needs)) return failure(*std::move(refusal));
        return role;
    }
    const auto place = find_place(state, office);
    if (!place) return failure(place.error());
    const Act* const act = find_act(*place->step, wanted->act);
    if (act == nullptr) return failure(CaseRefusal{Rule::unknown_act, "act"});
    return acting_role(*place->step, *act, state, actor, office, staff);
}

} // namespace

std::optional<CaseOpened> open_case(const TicketIssued& ticket, const Service& service, Instant now) {
    if (ticket.complaint_kind.empty()) return std::nullopt;
    const Procedure* const procedure = procedure_for(service, ticket.channel, ticket.complaint_kind);
    if (procedure == nullptr || procedure->find_step(procedure->start) == nullptr) return std::nullopt;
    CaseOpened opened;
    opened.service = ticket.service;
    opened.kind = ticket.complaint_kind;
    opened.channel = ticket.channel;
    opened.procedure = procedure->id;
    opened.step = procedure->start;
    opened.confidential = ticket.confidential;
    opened.received = now;
    opened.deadline = ticket.deadline;
    return opened;
}

Result<CaseEvent, CaseRefusal> decide(const CaseState& state, const CaseCommand& command, const Actor& actor,
                                      const Office& office, Instant now, std::span<const Actor> staff) {
    const CommandRule& rule = kCommandRules.at(command.action.index());
    if (state.version == 0 || !may_see(state, actor)) return failure(CaseRefusal{Rule::no_such_case, {}});
    if (command.expected_version != state.version) return failure(CaseRefusal{Rule::changed_meanwhile, {}});
    if (state.closed() && !rule.when_closed) return failure(CaseRefusal{Rule::closed, {}});
    if (state.paused_since && !rule.when_paused) return failure(CaseRefusal{Rule::paused, {}});
    auto role = check_actor(state, command, actor, office, staff);
    if (!role) return failure(std::move(role.error()));
    auto change = std::visit(Deciding{state, command.words, office, now, staff}, command.action);
    if (!change) return failure(std::move(change.error()));
    CaseEvent event{state.ticket, state.version + 1, actor.id, *std::move(role), *std::move(change)};
    if (std::holds_alternative<CaseActed>(event.change)) {
        const auto after = apply(state, event, now);
        if (auto refusal = after ? check_somebody_there(*after, office, staff) : std::nullopt)
            return failure(*std::move(refusal));
    }
    return event;
}

std::vector<const Act*> possible_acts(const CaseState& state, const Actor& actor, const Office& office,
                                      std::span<const Actor> staff) {
    std::vector<const Act*> possible;
    if (state.version == 0 || state.closed() || state.paused_since || !may_see(state, actor)) return possible;
    const auto place = find_place(state, office);
    if (!place) return possible;
    for (const Act& act : place->step->acts) {
        if (acting_role(*place->step, act, state, actor, office, staff) && !hindrance(state, act))
            possible.push_back(&act);
    }
    return possible;
}

} // namespace loket
