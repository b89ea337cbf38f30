// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/classify.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace loket::scanner {
namespace {

constexpr std::size_t kPopulationDigits = 16;
constexpr std::size_t kGroup = 4;

/// The sixteen digits of a NIK, a family card or the like, also in the groups people print them in.
std::optional<std::string> sixteen_digits(std::string_view text) {
    std::string digits;
    for (const char character : text) {
        if (character == ' ' || character == '.' || character == '-') continue;
        if (character < '0' || character > '9' || digits.size() == kPopulationDigits) return std::nullopt;
        digits += character;
    }
    if (digits.size() != kPopulationDigits) return std::nullopt;
    return digits;
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Groups of four joined by dashes, as our tickets write the code; the last group may be cut short, the first
/// may not.
bool looks_grouped(std::string_view code) {
    constexpr std::size_t kGroupedLength = TrackingCode::kLength + 2;
    constexpr std::size_t kTwoGroups = 2 * kGroup + 1;
    if (code.size() < kTwoGroups || code.size() > kGroupedLength) return false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const bool dash_expected = i % (kGroup + 1) == kGroup;
        if (dash_expected ? code[i] != '-' : !is_alphanumeric(code[i])) return false;
    }
    return true;
}

bool looks_compact(std::string_view code) {
    return code.size() == TrackingCode::kLength && std::all_of(code.begin(), code.end(), is_alphanumeric);
}

} // namespace

Meaning classify(std::string_view text) {
    if (text.size() > kScanLimit || !is_printable_ascii(text)) return Unknown{};
    if (auto digits = sixteen_digits(text)) return SixteenDigits{std::move(*digits)};
    auto code = TrackingCode::parse(text);
    if (code) return std::move(*code);
    // A stranger's URL may well end in twelve letters; one of ours always ends in groups.
    const std::string_view part = code_part(text);
    const bool from_url = part.size() != text.size();
    if (looks_grouped(part) || (!from_url && looks_compact(part))) return BadTicket{code.error()};
    return Unknown{};
}

} // namespace loket::scanner
