// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/procedure.hpp"

#include <algorithm>

#include "domain/find_by_id.hpp"
#include "domain/office.hpp"
#include "domain/word_table.hpp"

namespace loket {
namespace {

constexpr WordTable<Need, 12> kNeeds{{{
    {Need::note, "note"},
    {Need::reason, "reason"},
    {Need::instruction, "instruction"},
    {Need::document, "document"},
    {Need::answer, "answer"},
    {Need::feedback, "feedback"},
    {Need::registry, "registry"},
    {Need::division, "division"},
    {Need::officer, "officer"},
    {Need::due_date, "due-date"},
    {Need::choice, "choice"},
    {Need::checklist, "checklist"},
}}};

constexpr WordTable<Mark, 16> kMarks{{{
    {Mark::urgent, "urgent"},
    {Mark::anonymous, "anonymous"},
    {Mark::routed, "routed"},
    {Mark::not_ours, "not-ours"},
    {Mark::accepted, "accepted"},
    {Mark::escalated, "escalated"},
    {Mark::registry_checked, "registry-checked"},
    {Mark::matches_seen, "matches-seen"},
    {Mark::card_taken, "card-taken"},
    {Mark::card_returned, "card-returned"},
    {Mark::drafted, "drafted"},
    {Mark::initialled, "initialled"},
    {Mark::signed_off, "signed"},
    {Mark::delivered, "delivered"},
    {Mark::feedback_recorded, "feedback-recorded"},
    {Mark::reported, "reported"},
}}};

constexpr WordTable<Outcome, 4> kOutcomes{{{
    {Outcome::answered, "answered"},
    {Outcome::forwarded, "forwarded"},
    {Outcome::withdrawn, "withdrawn"},
    {Outcome::set_aside, "set-aside"},
}}};

bool holds(const std::vector<std::string>& items, std::string_view wanted) {
    return std::find(items.begin(), items.end(), wanted) != items.end();
}

} // namespace

std::string_view to_text(Need need) {
    return kNeeds.word(need);
}

std::optional<Need> parse_need(std::string_view text) {
    return kNeeds.value(text);
}

std::string_view to_text(Mark mark) {
    return kMarks.word(mark);
}

std::optional<Mark> parse_mark(std::string_view text) {
    return kMarks.value(text);
}

std::string_view to_text(Outcome outcome) {
    return kOutcomes.word(outcome);
}

std::optional<Outcome> parse_outcome(std::string_view text) {
    return kOutcomes.value(text);
}

const Step* Procedure::find_step(std::string_view step_id) const {
    return find_by_id(steps, step_id);
}

const Act* find_act(const Step& step, std::string_view act_id) {
    return find_by_id(step.acts, act_id);
}

const Procedure* procedure_for(const Service& service, std::string_view channel, std::string_view kind) {
    const Procedure* any_kind = nullptr;
    for (const Procedure& procedure : service.procedures) {
        if (!holds(procedure.channels, channel)) continue;
        if (holds(procedure.kinds, kind)) return &procedure;
        if (procedure.kinds.empty() && any_kind == nullptr) any_kind = &procedure;
    }
    return any_kind;
}

const Procedure* find_procedure(const Service& service, std::string_view procedure_id) {
    return find_by_id(service.procedures, procedure_id);
}

} // namespace loket
