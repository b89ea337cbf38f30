// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes a scanners' file holds: problems, or sound scanners, never both, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "config/scanner_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto report = loket::config::read_scanners_text(
        "scanners.toml", std::string(reinterpret_cast<const char*>(data), size));
    for (const auto& problem : report.problems) {
        if (loket::config::to_text(problem).find('\x1B') != std::string::npos) std::abort();
    }
    if (!report.problems.empty() && !report.scanners.empty()) std::abort();
    for (const auto& scanner : report.scanners) {
        if (scanner.name.empty() || !scanner.device.starts_with("/dev/") || scanner.baud < 1200) std::abort();
    }
    return 0;
}
