// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// services/*.toml: one service each.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

/// A service with the lines that messages about the office as a whole need.
struct ServiceFile {
    Service service;
    int id_line = 0;
    int queue_group_line = 0;
};

[[nodiscard]] ServiceFile read_service_file(const Node& document, const FileContext& context);

} // namespace loket::config
