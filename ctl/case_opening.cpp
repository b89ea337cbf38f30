// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/case_opening.hpp"

namespace loket::ctl {
namespace {

/// What was told, or why it cannot be read: a damaged record keeps nobody from the rest.
void open_told(CaseDesk& desk, OpenedCase& opened) {
    auto told = desk.cases().told(desk.ticket(), desk.desk().actor(), desk.desk().vault);
    if (!told) {
        opened.trouble = told.error().sentence;
        return;
    }
    if (!desk.row().state.confidential && !opened.reporter) opened.reporter = told->visitor;
    opened.told = std::move(*told);
}

} // namespace

Result<Wiped<OpenedCase>, int> open_case(CaseDesk& desk, const Opening& opening, const CaseWords& words) {
    Wiped<OpenedCase> opened;
    if (opening.reveal) {
        auto visitor =
            desk.cases().reporter(desk.ticket(), *desk.command(Reveal{}, words), desk.desk().actor(),
                                  desk.desk().office, clock_now(), desk.desk().vault);
        if (!visitor) return failure(desk.report(visitor.error()));
        opened->reporter = std::move(*visitor);
    }
    if (opening.reporter_only) return opened;
    open_told(desk, *opened);
    auto history = desk.cases().history(desk.ticket(), desk.desk().actor(), desk.desk().vault);
    if (!history) return failure(fail(history.error().sentence));
    opened->history = std::move(*history);
    return opened;
}

} // namespace loket::ctl
