// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// holidays/YYYY.toml: one year's national holidays and shared leave.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

/// Adds the year to the calendar. The context's file must be named after the year.
void read_holiday_file(const Node& document, const FileContext& context, WorkingCalendar& calendar);

} // namespace loket::config
