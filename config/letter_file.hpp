// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// letters/*.toml: one letter each, as a template.
#include "config/file_context.hpp"
#include "config/toml_document.hpp"

namespace loket::config {

struct LetterFile {
    LetterTemplate letter;
    int id_line = 0;
};

[[nodiscard]] LetterFile read_letter_file(const Node& document, const FileContext& context);

} // namespace loket::config
