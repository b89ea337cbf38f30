// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/classify.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "domain/secure_clear.hpp"

namespace loket::scanner {
namespace {

constexpr std::size_t kPopulationDigits = 16; // and of most bank cards
constexpr std::size_t kGroup = 4;

/// The sixteen digits of a NIK, a family card or the like, also in the groups people print them in.
std::optional<std::string> sixteen_digits(std::string_view text) {
    std::string digits;
    digits.reserve(kPopulationDigits); // no growth, which would leave copies behind
    for (const char character : text) {
        if (character == ' ' || character == '.' || character == '-') continue;
        if (character < '0' || character > '9' || digits.size() == kPopulationDigits) {
            secure_clear(digits);
            return std::nullopt;
        }
        digits += character;
    }
    if (digits.size() == kPopulationDigits) return digits;
    secure_clear(digits);
    return std::nullopt;
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

/// The number in a magnetic stripe's tracks: "%B6013...^NAME^2512..." (track 1) or ";6013...=2512..."
/// (track 2), each up to "?"; ISO/IEC 7813. Readers send one or both. None: these are no tracks.
std::optional<std::string_view> number_of_tracks(std::string_view text) {
    if (text.empty() || text.back() != '?') return std::nullopt;
    const bool first = text.starts_with("%B");
    if (!first && text.front() != ';') return std::nullopt;
    text.remove_prefix(first ? 2 : 1);
    const std::size_t end = text.find(first ? '^' : '=');
    if (end == std::string_view::npos) return std::nullopt;
    return text.substr(0, end);
}

Meaning of_tracks(std::string_view number) {
    auto card = parse_card_number(number);
    if (!card) return Unknown{};
    return std::move(*card);
}

} // namespace

void wipe(Meaning& meaning) {
    if (auto* number = std::get_if<SixteenDigits>(&meaning)) secure_clear(number->digits);
    if (auto* card = std::get_if<CardNumber>(&meaning)) secure_clear(card->digits);
    if (auto* card = std::get_if<KtpCard>(&meaning)) loket::wipe(*card);
    meaning = Unknown{}; // tracking codes and card numbers overwrite themselves
}

Meaning classify(const Reading& reading) {
    if (const auto* scan = std::get_if<Scan>(&reading)) return classify(scan->text);
    if (const auto* read = std::get_if<KtpRead>(&reading)) return read->card;
    if (std::holds_alternative<Unfinished>(reading)) return Unfinished{};
    const auto& tap = std::get<CardTap>(reading);
    if (tap.uid) return *tap.uid;
    return Unknown{};
}

Meaning classify(std::string_view text) {
    if (text.size() > kScanLimit || !is_printable_ascii(text)) return Unknown{};
    if (const auto number = number_of_tracks(text)) return of_tracks(*number);
    if (auto digits = sixteen_digits(text)) return SixteenDigits{std::move(*digits)};
    if (auto card = parse_card_number(text); card && card->digits.size() > kPopulationDigits) {
        return std::move(*card);
    }
    auto code = TrackingCode::parse(text);
    if (code) return std::move(*code);
    // A stranger's URL may well end in twelve letters; one of ours always ends in groups.
    const std::string_view part = code_part(text);
    const bool from_url = part.size() != text.size();
    if (looks_grouped(part) || (!from_url && looks_compact(part))) return BadTicket{code.error()};
    return Unknown{};
}

} // namespace loket::scanner
