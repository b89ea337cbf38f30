// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/paper_ticket.hpp"

#include <fmt/format.h>

#include "ctl/ticket_view.hpp"

namespace loket::ctl {
namespace {

constexpr std::size_t kColumns = 76;

/// Broken at blanks; a word that is longer than a line stays whole. Characters beyond ASCII count as their
/// bytes, which only breaks a little early.
std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (column > 0 && column + 1 + word.size() > kColumns) {
            out += '\n';
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out + "\n";
}

std::string notice(const PrivacyNotice& words, std::string_view language) {
    std::string out;
    for (const Localized* text : {&words.what, &words.why, &words.how_long, &words.rights}) {
        out += wrapped(text->in(language));
    }
    return out;
}

} // namespace

std::string paper_ticket_text(const Office& office, const storage::TicketRow& row, const TrackingCode& code) {
    const TicketView view(office);
    const TicketIssued& ticket = row.ticket;
    const std::string due = view.due(ticket);
    std::string out = fmt::format("{}\n{}\n\n", office.name.in(kIndonesian), office.address);
    out += fmt::format("TIKET / TICKET        {}\n", loket::to_text(ticket.number));
    out += fmt::format("Tanggal / Date        {}\n", view.received(row));
    out += fmt::format("Layanan / Service     {}\n", view.service(ticket));
    if (!due.empty()) out += fmt::format("Dijawab / Answered    {}\n", due);
    out += fmt::format("\nKODE LACAK / TRACKING CODE\n\n    {}\n\n", code.grouped());
    out += wrapped(
        "Simpan kode ini: hanya dengan kode ini jawaban dapat dibaca, di mesin layanan kantor kami. Jangan "
        "diberikan kepada orang lain.");
    out += wrapped(
        "Keep this code: only with it can the answer be read, at the terminal in our office. Do not give it "
        "to "
        "anybody else.");
    out += "\nDATA PRIBADI ANDA\n" + notice(office.notice, kIndonesian);
    out += "\nYOUR PERSONAL DATA\n" + notice(office.notice, kEnglish);
    return out;
}

} // namespace loket::ctl
