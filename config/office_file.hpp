// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// office.toml: identity, contacts, hours, divisions, roles, retention, notice, looks.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

/// A letter that the office has in common with others.
struct WantedLetter {
    std::string id;
    int line = 0;
};

struct OfficeFile {
    Office office;
    std::vector<WantedLetter> shared_letters;
};

/// Fills everything of the office but its services, letters and holidays. Sets the context's languages, which
/// the office's other files must be written in too. The office's id must be `folder_name`, unless that is
/// empty.
[[nodiscard]] OfficeFile read_office_file(const Node& document, FileContext& context,
                                          std::string_view folder_name);

} // namespace loket::config
