// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/case_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "ctl/act_view.hpp"
#include "ctl/event_words.hpp"
#include "storage/hex.hpp"

namespace loket::ctl {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

std::string_view to_text(CardCustody card) {
    switch (card) {
        case CardCustody::none:
            return "none";
        case CardCustody::at_desk:
            return "at-desk";
        case CardCustody::returned:
            return "returned";
    }
    return "none";
}

/// Aligned as `loketctl track` does; nothing for an empty value.
std::string fact(std::string_view name, const std::string& value) {
    return value.empty() ? std::string() : fmt::format("{:<10}{}\n", name, value);
}

} // namespace

CaseView::CaseView(const Reading& reading, const storage::CaseRow& row)
    : office_(reading.office),
      tickets_(reading.tickets),
      now_(reading.now),
      row_(row),
      service_(office_.find_service(row.state.service)) {}

std::string CaseView::lateness_word() const {
    const CaseState& state = row_.state;
    if (state.closed()) return "closed";
    return std::string(loket::to_text(
        lateness(state.open_promise(), state.paused_since, now_, office_.calendar, office_.zone)));
}

std::string CaseView::place() const {
    const CaseState& state = row_.state;
    if (state.closed()) {
        return state.outcome ? fmt::format("closed: {}", loket::to_text(*state.outcome)) : "closed";
    }
    const Procedure* procedure = service_ == nullptr ? nullptr : find_procedure(*service_, state.procedure);
    const Step* step = procedure == nullptr ? nullptr : procedure->find_step(state.step);
    return step == nullptr ? state.step : step->name.in(kIndonesian);
}

/// The promise that stands now, which pauses and the extension moved.
std::string CaseView::due() const {
    TicketIssued ticket = row_.ticket.ticket;
    ticket.deadline = row_.state.deadline;
    return tickets_.due(ticket);
}

std::vector<std::string> CaseView::flags() const {
    const CaseState& state = row_.state;
    std::vector<std::string> out;
    if (state.confidential) out.emplace_back("confidential");
    if (state.marks.contains(Mark::urgent)) out.emplace_back("urgent");
    if (state.card == CardCustody::at_desk) out.emplace_back("identity card at the desk");
    if (state.disputes > 0) out.emplace_back("disputed");
    return out;
}

void CaseView::add_answer(ordered_json& out) const {
    const CaseState& state = row_.state;
    out["answer"] = {
        {"delivered",
         state.delivered_at ? ordered_json(local_text(*state.delivered_at, office_.zone)) : ordered_json()},
        {"accepted", state.answer_accepted},
        {"disputes", state.disputes},
        {"rating", state.rating == 0 ? ordered_json() : ordered_json(state.rating)}};
}

ordered_json CaseView::json() const {
    const CaseState& state = row_.state;
    ordered_json out = tickets_.json(row_.ticket);
    for (const char* of_paper : {"status", "print", "print_reason"}) out.erase(of_paper);
    out["id"] = storage::to_hex(state.ticket);
    out["received"] = local_text(state.received, office_.zone); // a letter can be registered later
    out["received_utc"] = iso_instant(state.received);
    out["version"] = state.version;
    out["procedure"] = state.procedure;
    out["closed"] = state.closed();
    out["outcome"] = state.outcome ? ordered_json(loket::to_text(*state.outcome)) : ordered_json();
    out["step"] = or_null(state.step);
    out["step_name"] = state.closed() ? ordered_json() : ordered_json(place());
    out["lateness"] = lateness_word();
    if (state.deadline) {
        out["due"] = {{"local", due()},
                      {"utc", iso_instant(state.deadline->due)},
                      {"to_the_minute", state.deadline->to_the_minute},
                      {"holidays_known", state.deadline->calendar_known}};
    } else {
        out["due"] = nullptr;
    }
    out["paused_since"] =
        state.paused_since ? ordered_json(local_text(*state.paused_since, office_.zone)) : ordered_json();
    out["extended"] = state.extended;
    out["division"] = or_null(state.division);
    out["officer"] = or_null(state.officer);
    out["office_due_date"] = state.due_date ? ordered_json(iso_date(*state.due_date)) : ordered_json();
    out["marks"] = ordered_json::array();
    for (const Mark mark : state.marks) out["marks"].push_back(loket::to_text(mark));
    out["excluded"] = {{"divisions", state.excluded_divisions}, {"staff", state.excluded_staff}};
    out["identity_card"] = {{"where", to_text(state.card)}, {"taken_by", or_null(state.card_holder)}};
    out["kks_last_four"] = or_null(state.kks_last_four);
    add_answer(out);
    return out;
}

ordered_json CaseView::json(const Reader& reader, const std::vector<CaseEventAt>& events) const {
    ordered_json out = json();
    out["acts"] = ordered_json::array();
    for (const Act* act : possible_acts(row_.state, reader.actor, office_, reader.staff))
        out["acts"].push_back(to_json(*act));
    out["timeline"] = ordered_json::array();
    for (const TimelineEntry& entry : citizens_timeline(events)) {
        out["timeline"].push_back({{"at", local_text(entry.at, office_.zone)},
                                   {"at_utc", iso_instant(entry.at)},
                                   {"words", entry.words.in(kIndonesian)}});
    }
    out["events"] = ordered_json::array();
    for (const CaseEventAt& event : events) out["events"].push_back(to_json(event, row_.state, office_));
    return out;
}

std::string CaseView::line() const {
    const TicketIssued& ticket = row_.ticket.ticket;
    const std::string promised = due();
    std::string out =
        fmt::format("{:<7} {}  {:<10} {}: {}  at {}", loket::to_text(ticket.number), iso_date(ticket.day),
                    lateness_word(), tickets_.service(ticket), tickets_.kind(ticket), place());
    if (!promised.empty()) out += "  due " + promised;
    if (!row_.state.division.empty()) out += "  division " + row_.state.division;
    for (const std::string& flag : flags()) out += fmt::format("  [{}]", flag);
    return out;
}

std::vector<TimelineEntry> CaseView::citizens_timeline(const std::vector<CaseEventAt>& events) const {
    return service_ == nullptr ? std::vector<TimelineEntry>() : timeline(events, *service_);
}

std::string CaseView::lines(const Reader& reader, const std::vector<CaseEventAt>& events) const {
    const CaseState& state = row_.state;
    const TicketIssued& ticket = row_.ticket.ticket;
    std::string out = fact("number", loket::to_text(ticket.number)) + fact("day", iso_date(ticket.day)) +
                      fact("id", storage::to_hex(state.ticket)) +
                      fact("received", local_text(state.received, office_.zone)) +
                      fact("service", tickets_.service(ticket)) + fact("kind", tickets_.kind(ticket)) +
                      fact("channel", ticket.channel) + fact("at", place()) +
                      fact("version", std::to_string(state.version));
    out += fact("due", due().empty() ? "" : fmt::format("{} ({})", due(), lateness_word()));
    if (state.paused_since) out += fact("paused", local_text(*state.paused_since, office_.zone));
    out += fact("division", state.division) + fact("officer", state.officer);
    if (state.due_date)
        out += fact("within", fmt::format("{} (the office's own date)", iso_date(*state.due_date)));
    out += fact("marked", fmt::format("{}", fmt::join(flags(), ", ")));
    out += "\nwhat you can do now\n";
    const auto acts = possible_acts(state, reader.actor, office_, reader.staff);
    for (const Act* act : acts) out += to_lines(*act);
    if (acts.empty()) out += "  nothing\n";
    out += "\nwhat the citizen sees\n";
    for (const TimelineEntry& entry : citizens_timeline(events)) {
        out += fmt::format("  {}  {}\n", local_text(entry.at, office_.zone), entry.words.in(kIndonesian));
    }
    out += "\nwhat happened\n";
    for (const CaseEventAt& event : events) {
        out += fmt::format("  {:>3}  {}  {}: {}\n", event.event.version, local_text(event.at, office_.zone),
                           who(event.event), sentence(event.event, state, office_));
    }
    return out;
}

} // namespace loket::ctl
