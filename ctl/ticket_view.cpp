// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ticket_view.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "ctl/event_words.hpp"

namespace loket::ctl {
namespace {

constexpr Zone kUtc{"UTC", std::chrono::minutes{0}};

} // namespace

Zone TicketView::zone() const {
    return office_ ? office_->zone : kUtc;
}

const Service* TicketView::find(const TicketIssued& ticket) const {
    return office_ ? office_->find_service(ticket.service) : nullptr;
}

std::string TicketView::due(const TicketIssued& ticket) const {
    if (!ticket.deadline) return {};
    if (ticket.deadline->to_the_minute) return local_text(ticket.deadline->due, zone());
    return iso_date(local_date(ticket.deadline->due, zone()));
}

std::string TicketView::received(const storage::TicketRow& row) const {
    return local_text(row.issued_at, zone());
}

std::string TicketView::service(const TicketIssued& ticket) const {
    const Service* service = find(ticket);
    return service == nullptr ? ticket.service : service->name.in(kIndonesian);
}

std::string TicketView::kind(const TicketIssued& ticket) const {
    if (ticket.complaint_kind.empty()) return "visit";
    const Service* service = find(ticket);
    const ComplaintKind* kind = service == nullptr ? nullptr : find_kind(*service, ticket.complaint_kind);
    return kind == nullptr ? ticket.complaint_kind : kind->name.in(kIndonesian);
}

std::string TicketView::print(const storage::TicketRow& row) {
    return row.print ? std::string(loket::to_text(*row.print)) : "not printed";
}

std::string TicketView::due(const TicketIssued& ticket, const CaseState* state) const {
    if (state == nullptr) return due(ticket);
    TicketIssued promised = ticket;
    promised.deadline = state->open_promise();
    return due(promised);
}

std::string TicketView::kind_for_anybody(const TicketIssued& ticket) const {
    return ticket.confidential ? "confidential" : kind(ticket);
}

std::string TicketView::status(const TicketIssued& ticket, const CaseState* state) {
    if (state != nullptr && state->closed())
        return fmt::format("closed: {}", loket::to_text(*state->outcome));
    if (state != nullptr && state->delivered_at) return "answered";
    if (state != nullptr && state->paused_since) return "waiting for information";
    return ticket.deadline ? "received, waiting for an answer" : "received";
}

nlohmann::ordered_json TicketView::json(const storage::TicketRow& row) const {
    const TicketIssued& ticket = row.ticket;
    nlohmann::ordered_json out;
    out["number"] = loket::to_text(ticket.number);
    out["day"] = iso_date(ticket.day);
    out["received"] = received(row);
    out["received_utc"] = iso_instant(row.issued_at);
    out["service"] = ticket.service;
    out["service_name"] = service(ticket);
    out["kind"] = ticket.complaint_kind.empty() ? nlohmann::ordered_json()
                                                : nlohmann::ordered_json(ticket.complaint_kind);
    out["kind_name"] = kind(ticket);
    out["channel"] = ticket.channel;
    out["confidential"] = ticket.confidential;
    out["status"] = status(ticket);
    out["due"] = nullptr;
    if (ticket.deadline) {
        out["due"] = {{"local", due(ticket)},
                      {"utc", iso_instant(ticket.deadline->due)},
                      {"to_the_minute", ticket.deadline->to_the_minute},
                      {"holidays_known", ticket.deadline->calendar_known}};
    }
    out["print"] = print(row);
    out["print_reason"] = row.print_reason;
    return out;
}

nlohmann::ordered_json TicketView::json_for_anybody(const storage::TicketRow& row,
                                                    const CaseState* state) const {
    storage::TicketRow shown = row;
    if (state != nullptr) shown.ticket.deadline = state->open_promise();
    nlohmann::ordered_json out = json(shown);
    out["status"] = status(row.ticket, state);
    if (row.ticket.confidential) {
        out["kind"] = nullptr;
        out["kind_name"] = kind_for_anybody(row.ticket);
    }
    return out;
}

std::string to_text(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace loket::ctl
