// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/case_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "ctl/event_words.hpp"
#include "ctl/private_text.hpp"
#include "storage/hex.hpp"

namespace loket::ctl {
namespace {

using nlohmann::ordered_json;

/// A label and a text; further lines of the text stand under its first.
std::string fact(std::string_view label, std::string_view text) {
    if (text.empty()) return {};
    constexpr std::string_view kIndent = "\n                  ";
    std::string out = fmt::format("  {:<16}", label);
    for (const char c : text) {
        if (c == '\n') {
            out += kIndent;
        } else {
            out += c;
        }
    }
    return out + "\n";
}

std::string_view identity_word(IdentityKind identity) {
    switch (identity) {
        case IdentityKind::nik:
            return "nik";
        case IdentityKind::document_at_desk:
            return "document";
        case IdentityKind::card:
            return "card";
        case IdentityKind::none:
            break;
    }
    return "none";
}

/// A card points to whoever told of themselves before; nobody has looked who holds it, and whoever copied it
/// may have let it point to themselves.
std::string card_words(const OpenedCase& opened) {
    std::string out = "card (not checked): as told at an earlier visit";
    if (!opened.earlier) return out;
    const auto& [visitor, trouble] = *opened.earlier;
    if (trouble) return out + ", not legible: " + trouble->sentence;
    return visitor ? out + "\nmake sure whom you speak to before you tell anything of this case"
                   : out + ", erased since";
}

std::string reporter_text(const OpenedCase& opened) {
    if (!opened.reporter && !opened.trouble.empty()) return fact("(not legible)", opened.trouble);
    if (!opened.reporter) return "  (confidential: open it with --reveal and a reason)\n";
    const Visitor& visitor = *opened.reporter;
    const auto told = [&](std::string_view label, std::string Visitor::*what) {
        return fact(label, told_by_reporter(opened, what));
    };
    return told("name", &Visitor::name) +
           fact("identity", visitor.identity == IdentityKind::card
                                ? card_words(opened)
                                : std::string(identity_word(visitor.identity))) +
           told("nik", &Visitor::nik) + told("from", &Visitor::from) + told("phone", &Visitor::phone);
}

/// What stands beside a visitor known by a card; null for others.
ordered_json earlier_json(const OpenedCase& opened) {
    if (!opened.earlier) return nullptr;
    const auto& [visitor, trouble] = *opened.earlier;
    return {{"erased", !visitor && !trouble},
            {"trouble", trouble ? ordered_json(trouble->sentence) : ordered_json()}};
}

std::string told_text(const OpenedCase& opened) {
    if (!opened.told) return fact("(not legible)", opened.trouble);
    if (!opened.told->complaint) return {};
    const Complaint& complaint = *opened.told->complaint;
    std::string papers;
    for (const std::string& paper : complaint.papers) papers += (papers.empty() ? "" : ", ") + paper;
    return fact("reported party", complaint.reported_party) + fact("what", complaint.what) +
           fact("where", complaint.where) + fact("when", complaint.when) + fact("how", complaint.how) +
           fact("papers", papers) + fact("family card", complaint.family_card) +
           fact("KKS", complaint.kks ? "ends in " + complaint.kks->last_four : "");
}

std::string history_text(const storage::CaseHistoryEntry& entry, const CaseState& state,
                         const Office& office) {
    const CaseEvent& event = entry.event.event;
    std::string out =
        fmt::format("  {}  {}  {}: {}\n", event.version, local_text(entry.event.at, office.zone), who(event),
                    sentence(event, state, office));
    if (entry.words) {
        for (const CaseWords::Text& text : entry.words->texts) out += fact(to_text(text.need), text.text);
    }
    if (entry.trouble) out += fact("(not legible)", entry.trouble->sentence);
    return out;
}

} // namespace

void wipe(OpenedCase& opened) {
    if (opened.reporter) wipe(*opened.reporter);
    if (opened.earlier && opened.earlier->visitor) wipe(*opened.earlier->visitor);
    if (opened.told) wipe(*opened.told);
    for (storage::CaseHistoryEntry& entry : opened.history) {
        if (entry.words) wipe(*entry.words);
    }
}

const std::string& told_by_reporter(const OpenedCase& opened, std::string Visitor::*what) {
    const std::string& now = (*opened.reporter).*what;
    return now.empty() && opened.earlier && opened.earlier->visitor ? (*opened.earlier->visitor).*what : now;
}

std::string to_text(const OpenedCase& opened, const storage::CaseRow& row, const Office& office) {
    const TicketIssued& ticket = row.ticket.ticket;
    std::string out = fmt::format("{}  {}  {}\n{}\n", loket::to_text(ticket.number), iso_date(ticket.day),
                                  office.name.in(kIndonesian), storage::to_hex(row.state.ticket));
    out += "\nwho reported it\n" + reporter_text(opened);
    const std::string told = told_text(opened);
    if (!told.empty()) out += "\nwhat was told\n" + told;
    if (!opened.history.empty()) out += "\nwhat happened\n";
    for (const storage::CaseHistoryEntry& entry : opened.history) {
        out += history_text(entry, row.state, office);
    }
    return out;
}

ordered_json to_json(const OpenedCase& opened, const storage::CaseRow& row, const Office& office) {
    ordered_json out = {{"number", loket::to_text(row.ticket.ticket.number)},
                        {"day", iso_date(row.ticket.ticket.day)},
                        {"id", storage::to_hex(row.state.ticket)},
                        {"reporter", nullptr},
                        {"told", nullptr},
                        {"trouble", opened.trouble.empty() ? ordered_json() : ordered_json(opened.trouble)}};
    if (opened.reporter) {
        const Visitor& visitor = *opened.reporter;
        out["reporter"] = {{"identity", identity_word(visitor.identity)},
                           {"nik", told_by_reporter(opened, &Visitor::nik)},
                           {"name", told_by_reporter(opened, &Visitor::name)},
                           {"from", told_by_reporter(opened, &Visitor::from)},
                           {"phone", told_by_reporter(opened, &Visitor::phone)},
                           {"earlier", earlier_json(opened)}};
    }
    if (opened.told && opened.told->complaint) {
        const Complaint& complaint = *opened.told->complaint;
        out["told"] = {
            {"reported_party", complaint.reported_party},
            {"what", complaint.what},
            {"where", complaint.where},
            {"when", complaint.when},
            {"how", complaint.how},
            {"papers", complaint.papers},
            {"family_card", complaint.family_card},
            {"kks_last_four", complaint.kks ? ordered_json(complaint.kks->last_four) : ordered_json()}};
    }
    out["history"] = ordered_json::array();
    for (const storage::CaseHistoryEntry& entry : opened.history) {
        ordered_json event = to_json(entry.event, row.state, office);
        event["words"] = ordered_json::object();
        if (entry.words) {
            for (const CaseWords::Text& text : entry.words->texts)
                event["words"][to_text(text.need)] = text.text;
        }
        event["trouble"] = entry.trouble ? ordered_json(entry.trouble->sentence) : ordered_json();
        out["history"].push_back(std::move(event));
    }
    return out;
}

} // namespace loket::ctl
