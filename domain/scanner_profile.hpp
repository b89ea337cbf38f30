// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scanner of this machine, as its file says (config/scanner_file.hpp).
#include <string>

namespace loket {

struct ScannerProfile {
    /// How a reading ends.
    enum class Ends {
        line,    ///< with CR, LF or both: the suffix that scanners have from the factory
        silence, ///< with nothing: the line is quiet for a moment
    };
    std::string name = {};   ///< for the staff: "Pemindai loket 1"
    std::string device = {}; ///< a serial line: "/dev/serial/by-id/usb-..."
    int baud = 9600;
    Ends ends = Ends::line;
    bool operator==(const ScannerProfile&) const = default;
};

} // namespace loket
