// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The catalogue of things an operator must act on. Every one has a stable name and a sentence; logs carry
// these and never free text, so that nothing a citizen typed can reach a log.
#include <string_view>

namespace loket {

enum class Incident {
    vault_key_missing,
    vault_key_invalid,
    data_folder_unusable,
    journal_read_only,
    journal_disk_full,
    journal_corrupt,
    journal_in_use,
    journal_write_failed,
    print_failed,
    print_unknown,
    printer_unreachable,
    printer_stopped,
    printer_paper_low,
    clock_moved_back,
    office_file_invalid,
    holidays_missing,
    scan_rejected,
    scan_unfinished,
    scan_flood,
    scanner_missing,
};

struct IncidentText {
    std::string_view name;     ///< "vault.key-missing"
    std::string_view sentence; ///< English, what happened and what to do
};

[[nodiscard]] IncidentText describe(Incident incident);

} // namespace loket
