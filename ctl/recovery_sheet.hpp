// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands on the printable recovery sheet.
#include <string>
#include <string_view>

#include "domain/office.hpp"
#include "domain/time.hpp"
#include "storage/purpose.hpp"

namespace loket::ctl {

/// Plain text, at most 76 columns, Indonesian first and English below.
[[nodiscard]] std::string recovery_sheet_text(const Office& office, std::string_view code,
                                              storage::Purpose purpose, Date day);

} // namespace loket::ctl
