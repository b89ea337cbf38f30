// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A ticket's public facts, as JSON and as lines. Nothing private can be here: a TicketRow holds nothing
// private.
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "domain/case.hpp"
#include "domain/office.hpp"
#include "storage/store.hpp"

namespace loket::ctl {

/// Times are in the office's zone; without an office in UTC, and names are the ids alone.
class TicketView {
  public:
    explicit TicketView(std::optional<Office> office) : office_(std::move(office)) {}

    /// For who has signed in.
    [[nodiscard]] nlohmann::ordered_json json(const storage::TicketRow& row) const;
    /// Without the kind of a confidential complaint, and as its case stands; `state` null: it has none.
    [[nodiscard]] nlohmann::ordered_json json_for_anybody(const storage::TicketRow& row,
                                                          const CaseState* state) const;
    /// "2026-12-02", or "2026-11-25 09:12 WITA" for a promise to the minute; empty for a visit.
    [[nodiscard]] std::string due(const TicketIssued& ticket) const;
    /// The promise that is still open, as pauses and the extension moved it.
    [[nodiscard]] std::string due(const TicketIssued& ticket, const CaseState* state) const;
    [[nodiscard]] std::string received(const storage::TicketRow& row) const;
    [[nodiscard]] std::string service(const TicketIssued& ticket) const;
    /// The complaint kind's name; "visit" when the ticket is no complaint.
    [[nodiscard]] std::string kind(const TicketIssued& ticket) const;
    [[nodiscard]] static std::string print(const storage::TicketRow& row);
    /// "confidential" in place of the kind that says so.
    [[nodiscard]] std::string kind_for_anybody(const TicketIssued& ticket) const;
    [[nodiscard]] static std::string status(const TicketIssued& ticket, const CaseState* state = nullptr);

  private:
    [[nodiscard]] Zone zone() const;
    [[nodiscard]] const Service* find(const TicketIssued& ticket) const;

    std::optional<Office> office_;
};

/// Two spaces deep; bytes that are no UTF-8 become the replacement character.
[[nodiscard]] std::string to_text(const nlohmann::ordered_json& json);

} // namespace loket::ctl
