// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/flaw_words.hpp"

#include <fmt/format.h>

#include "config/file_context.hpp"
#include "config/procedure_file.hpp"

namespace loket::config {
namespace {

using What = ProcedureFlaw::What;

FlawWords no_holder(const ProcedureFlaw& flaw, const Office& office) {
    const Role* role = office.find_role(flaw.name);
    const bool is_named = role != nullptr && role->scope == RoleScope::named;
    return {"role", is_text(flaw.name) + ", which nobody could hold here",
            is_named
                ? R"(an act before it with "officer" in needs: this role is the officer named)"
                : R"(an act before it with "division" in needs: this role is held in the case's division)"};
}

/// The place that the flaw names, as a sentence's subject.
std::string subject(const ProcedureFlaw& flaw) {
    return fmt::format("\"{}\"", flaw.act.empty() ? flaw.step : flaw.act);
}

} // namespace

FlawWords words_of(const ProcedureFlaw& flaw, const Office& office) {
    switch (flaw.what) {
        case What::no_steps:
            return {"steps", "has no step", "at least one"};
        case What::duplicate_step:
        case What::duplicate_act:
            return {"id", fmt::format("is {}, used before", subject(flaw)), "an id of its own"};
        case What::unknown_start:
            return {"start", is_text(flaw.name), "the id of one of its steps"};
        case What::unknown_reopen:
            return {"reopen", is_text(flaw.name), "the id of one of its steps"};
        case What::unknown_target:
            if (flaw.name.empty())
                return {"to", "is \"closed\", and the act sends back", "a step to send back to"};
            return {"to", is_text(flaw.name), "the id of a step of this procedure, or \"closed\""};
        case What::unknown_role:
            return {"role", is_text(flaw.name), "the id of a role in office.toml"};
        case What::role_without_holder:
            return no_holder(flaw, office);
        case What::no_acts:
            return {"acts", "has no act", "at least one: else a case stays here for ever"};
        case What::unreachable:
            return {"", fmt::format("no way leads to {}", subject(flaw)),
                    "an act of an earlier step that leads here, or no such step"};
        case What::no_way_out:
            return {"", fmt::format("no way leads from {} to an end", subject(flaw)),
                    "an act, here or further on, with to = \"closed\""};
        case What::back_without_reason:
            return {"needs", "lacks \"reason\"", "\"reason\", because the act sends back"};
        case What::outcome_missing:
            return {"outcome", "is missing",
                    fmt::format("one of {}, because the act closes the case", outcome_names())};
        case What::outcome_unwanted:
            return {"outcome", "is there", "none, because the case goes on"};
        case What::choice_without_options:
            return {"options", "is missing", "at least one, because \"choice\" is in needs"};
        case What::checklist_without_items:
            return {"checklist", "is missing", "at least one entry, because \"checklist\" is in needs"};
        case What::never_marked:
            return {"after", fmt::format("waits for \"{}\", which no act leaves", flaw.name),
                    "a mark that an act of this procedure leaves"};
        case What::card_not_returned:
            return {
                "",
                fmt::format("a way leads from {} to an end and the card is never returned", subject(flaw)),
                "an act that leaves \"card-returned\" on every way"};
        case What::delivered_without_answer:
            return {"marks", "delivers an answer that nobody was asked for",
                    "\"answer\" in the needs of this act or of one before it"};
        case What::ended_without_answer:
            return {"outcome", "says that the citizen was answered, and a way leads here without an answer",
                    "\"answer\" in needs with \"delivered\" in marks, or \"delivered\" in after"};
        case What::stranded:
            return {"",
                    fmt::format("a case at {} that loses its division or officer to an exclusion, or is "
                                "disputed, can be stuck",
                                subject(flaw)),
                    "a step on every way here at which somebody of the office gives it anew"};
        case What::too_many_situations:
            return {
                "",
                "has more situations than can be walked, so that nobody knows whether a case can be stuck",
                "fewer marks in after and unless, or two procedures"};
        case What::unknown_channel:
            return {"channels", fmt::format("names \"{}\"", flaw.name), "channels of this service"};
        case What::unknown_kind:
            return {"kinds", fmt::format("names \"{}\"", flaw.name), "complaint kinds of this service"};
    }
    return {"", "is unfit", "a sound procedure"};
}

} // namespace loket::config
