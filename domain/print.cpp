// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/print.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace loket {
namespace {

// These words stand in journals already written: never change one.
constexpr std::array<std::pair<PrintOutcome, std::string_view>, 6> kWords{{
    {PrintOutcome::queued, "queued"},
    {PrintOutcome::sending, "sending"},
    {PrintOutcome::sent, "sent"},
    {PrintOutcome::printed, "printed"},
    {PrintOutcome::failed, "failed"},
    {PrintOutcome::unknown, "unknown"},
}};

} // namespace

std::string_view to_text(PrintOutcome outcome) {
    const auto* const entry =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& word) { return word.first == outcome; });
    return entry == kWords.end() ? std::string_view{"unknown"} : entry->second;
}

std::optional<PrintOutcome> parse_print_outcome(std::string_view text) {
    const auto* const entry =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& word) { return word.second == text; });
    if (entry == kWords.end()) return std::nullopt;
    return entry->first;
}

} // namespace loket
