// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every `loketctl case` command shares: the case it is about, what it does to it, and how it says what
// came of it.
#include <optional>
#include <string>
#include <vector>

#include "ctl/case_view.hpp"
#include "ctl/sign_in.hpp"
#include "storage/cases.hpp"

namespace loket::ctl {

struct CaseOptions {
    SignIn sign_in;
    std::string number; ///< "A-001", or a ticket's id in hexadecimal
    std::string day;    ///< of the number; empty: today
    int version = 0;    ///< the version the script saw; 0: the one just read
    std::string words;  ///< file of private texts
    bool json = false;
};
/// NUMBER, --day, --json and who acts.
void add_case_options(CLI::App& command, CaseOptions& options);
/// And --version and --words: for what changes the case.
void add_change_options(CLI::App& command, CaseOptions& options);

/// Accepts "2026-11-23"; for CLI::Option::check.
[[nodiscard]] std::string wrong_date(const std::string& text);

/// A refusal in words on stderr, and with `json` as an object on stdout; the exit code.
int report(const CaseRefusal& refusal, bool json);

/// How a run ends that found nothing: what was said on stderr, and the exit code.
struct Ending {
    std::string sentence;
    int exit_code = kFailed;
};
/// The ticket of a number and day, or of an id. None is told in the words that also keep a case from the
/// accused.
[[nodiscard]] Result<TicketId, Ending> find_ticket(storage::Cases& cases, const std::string& number,
                                                   const std::string& day, Zone zone);

/// One case in the hands of one member of staff.
class CaseDesk {
  public:
    /// none: the reason was said and session.exit_code is set.
    [[nodiscard]] static std::optional<CaseDesk> open(Session& session, const CaseOptions& options);

    [[nodiscard]] Desk& desk() { return desk_; }
    [[nodiscard]] storage::Cases cases() { return storage::Cases(desk_.store); }
    [[nodiscard]] const storage::CaseRow& row() const { return row_; }
    [[nodiscard]] const TicketId& ticket() const { return row_.state.ticket; }

    /// With the version of the options, else the one just read.
    [[nodiscard]] Wiped<CaseCommand> command(CaseAction action, CaseWords words) const;
    /// Does it and prints the case as it is then, or says why not; the exit code.
    int perform(const CaseCommand& command);
    /// The whole case as it is now, on stdout; the exit code.
    int print();
    /// Why nothing was done; the exit code.
    int report(const storage::CaseError& error) const;

  private:
    CaseDesk(Desk desk, storage::CaseRow row, const CaseOptions& options)
        : desk_(std::move(desk)), row_(std::move(row)), version_(options.version), json_(options.json) {}
    [[nodiscard]] std::string since_then(const std::vector<CaseEventAt>& since) const;

    Desk desk_;
    storage::CaseRow row_;
    int version_;
    bool json_;
};

} // namespace loket::ctl
