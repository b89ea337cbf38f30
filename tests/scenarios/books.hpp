// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an office's data folder holds at the end of a day, to be checked and compared.
#include <filesystem>
#include <string>
#include <vector>

#include "storage/cases.hpp"
#include "storage/staff_accounts.hpp"

namespace loket::scenarios {

/// Everything that is read from the journal.
struct Books {
    std::vector<storage::TicketRow> tickets;
    std::vector<CaseState> cases;
    std::vector<std::vector<CaseEvent>> events; ///< of `cases`, in the same order
    std::vector<storage::StaffAccount> accounts;
    bool operator==(const Books&) const = default;
};
[[nodiscard]] Books read_books(storage::Store& store);

/// The chain is unbroken, every record is the one that was written, every list is what the journal says.
void check_journal(storage::Store& store);

/// None of these texts in any file of the folder.
void check_nothing_open(const std::filesystem::path& data, const std::vector<std::string>& private_texts);

} // namespace loket::scenarios
