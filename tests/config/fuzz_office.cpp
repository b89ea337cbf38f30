// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes an office folder holds: problems or an office, never a crash, and never an office beside an
// error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "config/office_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    // The first byte says which kind of file the rest is; 0 in all places at once.
    const auto when = [&](unsigned place) {
        return data[0] % 6U == 0U || data[0] % 6U == place ? text : std::string();
    };
    const auto report =
        loket::config::read_office_text(when(1), {{"a.toml", when(2)}}, {{"2026.toml", when(3)}},
                                        {{{"b.toml", when(4)}}, {{"c.toml", when(5)}}});
    bool has_error = false;
    for (const auto& problem : report.problems) {
        if (loket::config::to_text(problem).find('\x1B') != std::string::npos) std::abort();
        has_error = has_error || problem.severity == loket::config::OfficeProblem::Severity::error;
    }
    if (has_error == report.office.has_value()) std::abort();
    return 0;
}
