// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes a printer's profile holds: problems, or a profile within its limits, never both, never a
// crash.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "config/printer_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using Limits = loket::ProfileLimits;
    const auto report = loket::config::read_printer_text(
        "printers/contoh.toml", std::string(reinterpret_cast<const char*>(data), size));
    for (const auto& problem : report.problems) {
        if (loket::config::to_text(problem).find('\x1B') != std::string::npos) std::abort();
    }
    if (report.problems.empty() != report.printer.has_value()) std::abort();
    if (!report.printer) return 0;
    const auto& printer = *report.printer;
    const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
    const bool sound = !printer.name.empty() && printer.dots % 8 == 0 &&
                       within(printer.dots, Limits::least_dots, Limits::most_dots) &&
                       within(printer.dpi, Limits::least_dpi, Limits::most_dpi) &&
                       within(printer.columns, Limits::least_columns, Limits::most_columns) &&
                       within(printer.mm_per_second, Limits::least_speed, Limits::most_speed) &&
                       printer.columns * loket::kFontDots <= printer.dots;
    if (!sound) std::abort();
    return 0;
}
