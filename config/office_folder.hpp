// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads an office's folder of TOML into a domain Office. Blocking file I/O; no state; any thread.
//   office.toml    identity, contacts, hours, divisions, roles, retention, notice, looks
//   services/*.toml one service each with its procedures, in file-name order
//   letters/*.toml  the office's own letters, one each; the folder may be missing
//   ../letters/*.toml  letters that offices share; office.toml says which of them it has
//   ../holidays/YYYY.toml  national holidays and shared leave, shared by all offices
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/office.hpp"
#include "domain/result.hpp"

namespace loket::config {

/// One thing wrong (or, as a warning, worth mending) in an office's folder.
struct OfficeProblem {
    enum class Severity { error, warning };
    Severity severity = Severity::error;
    std::filesystem::path file;
    int line = 0;         ///< 1-based; 0: the file as a whole
    std::string key;      ///< dotted path within the file: "deadline.amount", "steps[2].en" (counted from 1)
    std::string wrong;    ///< what is there: "is \"WIP\"", "is missing"
    std::string expected; ///< what should be
};

/// "offices/x/office.toml:12: error: zone: is \"WIP\"; expected \"WIB\", \"WITA\" or \"WIT\""
[[nodiscard]] std::string to_text(const OfficeProblem& problem);

struct OfficeReport {
    std::optional<Office> office;        ///< present when there is no error
    std::vector<OfficeProblem> problems; ///< all of them, by file and line; warnings too
};

/// Reads everything and reports every problem, not only the first. Unknown keys are errors (they are mostly
/// misspellings). Files over 1 MiB are refused.
[[nodiscard]] OfficeReport read_office(const std::filesystem::path& folder);

/// Warns of every year whose holidays should be there by `today`, the local date, and are not. `file` is
/// "holidays/YYYY.toml", seen from the folder of all offices. read_office() has no clock and leaves this out.
[[nodiscard]] std::vector<OfficeProblem> holiday_problems(const Office& office, Date today);

/// File names and texts of letters.
struct LetterTexts {
    std::vector<std::pair<std::string, std::string>> own, shared;
};

/// Parses one TOML text as `file` would be; for tests and the fuzzer. Kind is told by the file's name.
[[nodiscard]] OfficeReport read_office_text(const std::string& office_toml,
                                            const std::vector<std::pair<std::string, std::string>>& services,
                                            const std::vector<std::pair<std::string, std::string>>& holidays,
                                            const LetterTexts& letters = {});

} // namespace loket::config
