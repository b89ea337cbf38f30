// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// office.toml: identity, contacts, hours, divisions, roles, retention, notice, looks.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

/// Fills everything of the office but its services and holidays. Sets the context's languages, which the
/// office's other files must be written in too. The office's id must be `folder_name`, unless that is empty.
[[nodiscard]] Office read_office_file(const Node& document, FileContext& context,
                                      std::string_view folder_name);

} // namespace loket::config
