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

/// Who a card says the reporter is. That it cannot be read is told with the rest.
void open_earlier(CaseDesk& desk, OpenedCase& opened) {
    if (!opened.reporter || !opened.reporter->earlier) return;
    auto earlier = desk.cases().earlier_visitor(*opened.reporter, desk.desk().vault);
    if (earlier) {
        opened.earlier = std::move(*earlier);
        if (earlier->visitor) wipe(*earlier->visitor); // short texts are copied, not moved
    } else {
        opened.earlier = storage::Cases::EarlierVisitor{std::nullopt, earlier.error()};
    }
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
    if (!opening.reporter_only) open_told(desk, *opened);
    open_earlier(desk, *opened);
    if (opening.reporter_only) return opened;
    auto history = desk.cases().history(desk.ticket(), desk.desk().actor(), desk.desk().vault);
    if (!history) return failure(fail(history.error().sentence));
    opened->history = std::move(*history);
    return opened;
}

} // namespace loket::ctl
