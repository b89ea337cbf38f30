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
            return "card (not checked)";
        case IdentityKind::none:
            break;
    }
    return "none";
}

std::string reporter_text(const OpenedCase& opened) {
    if (!opened.reporter && !opened.trouble.empty()) return fact("(not legible)", opened.trouble);
    if (!opened.reporter) return "  (confidential: open it with --reveal and a reason)\n";
    const Visitor& visitor = *opened.reporter;
    return fact("name", visitor.name) + fact("identity", identity_word(visitor.identity)) +
           fact("nik", visitor.nik) + fact("from", visitor.from) + fact("phone", visitor.phone);
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
    if (opened.told) wipe(*opened.told);
    for (storage::CaseHistoryEntry& entry : opened.history) {
        if (entry.words) wipe(*entry.words);
    }
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
                           {"nik", visitor.nik},
                           {"name", visitor.name},
                           {"from", visitor.from},
                           {"phone", visitor.phone}};
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
