// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every queue that a CUPS server has. Blocks up to 2 s for a server that does not answer.
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "printer/print_queue.hpp"

namespace loket::printer {

struct ListedPrinter {
    std::string queue;
    std::string make; ///< as CUPS calls it: "Local Raw Printer"
    PrinterState state;
    bool stopped = false; ///< by an officer or by CUPS itself (`cupsenable` starts it)
};

/// By name. `server`: as in CupsAddress.
[[nodiscard]] Result<std::vector<ListedPrinter>, PrintError> list_printers(const std::string& server);

} // namespace loket::printer
