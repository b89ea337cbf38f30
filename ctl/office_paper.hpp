// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An office's letters and registers as PDF in a file of its own, and on a printer.
#include <string>

#include "ctl/private_file.hpp"
#include "domain/office.hpp"

namespace loket::ctl {

enum class Sheet { upright, landscape };

struct Paper {
    Letter letter;
    Sheet sheet = Sheet::upright;
    std::string title; ///< for viewers and spoolers: nothing private
    std::string queue; ///< CUPS queue to print on as well; empty: none
    Instant made{};
};

/// Writes it under the office's head, keeps the file and prints it. On success what happened on the queue, in
/// words; empty when there is none.
[[nodiscard]] Result<std::string, std::string> write_paper(const Paper& paper, const Office& office,
                                                           PrivateFile& file);

} // namespace loket::ctl
