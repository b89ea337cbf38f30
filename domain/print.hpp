// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What became of a print. A ticket is committed before it is printed; the outcome is then recorded beside it.
#include <optional>
#include <string>
#include <string_view>

namespace loket {

enum class PrintOutcome {
    queued,  ///< handed to the spooler
    sending, ///< bytes are on their way to the printer
    sent,    ///< the spooler says all bytes left; nobody knows about the paper
    printed, ///< the printer itself confirmed (needs a printer that answers)
    failed,  ///< certainly no whole ticket on paper
    unknown, ///< something may have come out: a person must look
};

[[nodiscard]] std::string_view to_text(PrintOutcome outcome); ///< the stable word kept in the journal
[[nodiscard]] std::optional<PrintOutcome> parse_print_outcome(std::string_view text);
[[nodiscard]] constexpr bool is_final(PrintOutcome outcome) {
    return outcome != PrintOutcome::queued && outcome != PrintOutcome::sending;
}

} // namespace loket
