// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A case's public facts, as JSON and as lines. Nothing private can be here: neither a CaseRow nor an event
// holds anything private.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "ctl/ticket_view.hpp"
#include "domain/case_rules.hpp"
#include "domain/office.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {

/// One case at one moment. Everything named here must outlive it.
class CaseView {
  public:
    struct Reading {
        const Office& office;
        const TicketView& tickets;
        Instant now;
    };
    CaseView(const Reading& reading, const storage::CaseRow& row);

    /// What a list shows of it; docs/cases.md names every key.
    [[nodiscard]] nlohmann::ordered_json json() const;
    [[nodiscard]] std::string line() const;

    /// Everything: also what the reader may do now, and the citizen's timeline.
    struct Reader {
        const Actor& actor;
        const std::vector<Actor>& staff; ///< every enabled account
    };
    [[nodiscard]] nlohmann::ordered_json json(const Reader& reader,
                                              const std::vector<CaseEventAt>& events) const;
    [[nodiscard]] std::string lines(const Reader& reader, const std::vector<CaseEventAt>& events) const;

  private:
    [[nodiscard]] std::string lateness_word() const;
    [[nodiscard]] std::string place() const;
    [[nodiscard]] std::string due() const;
    [[nodiscard]] std::vector<std::string> flags() const;
    [[nodiscard]] std::vector<TimelineEntry> citizens_timeline(const std::vector<CaseEventAt>& events) const;
    void add_answer(nlohmann::ordered_json& out) const;

    const Office& office_;
    const TicketView& tickets_;
    Instant now_;
    const storage::CaseRow& row_;
    const Service* service_;
};

} // namespace loket::ctl
