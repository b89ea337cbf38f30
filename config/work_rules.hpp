// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The part of office.toml that cases need: roles, how long what was told is kept, extensions and disputes.
#include "config/table_reader.hpp"
#include "domain/office.hpp"

namespace loket::config {

void read_work_rules(TableReader& file, Office& office);

} // namespace loket::config
