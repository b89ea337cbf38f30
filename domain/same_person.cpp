// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/same_person.hpp"

#include <algorithm>

#include "domain/text_input.hpp"

namespace loket {
namespace {

constexpr std::size_t kNikDigits = 16;

bool is_nik_form(const std::string& text) {
    return text.size() == kNikDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// One character of UTF-8 as a name is compared: in lower case; nothing for spaces, punctuation and signs.
std::string compared(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    if (character.size() == 1) {
        if (first >= 'A' && first <= 'Z') return {static_cast<char>(first - 'A' + 'a')};
        const bool kept = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
        return kept ? std::string{character} : std::string{};
    }
    // U+0080 to U+00BF are signs; U+00C0 to U+00DE are capitals, 0x20 before their small letters.
    constexpr unsigned char kLatinSigns = 0xC2;
    constexpr unsigned char kLatinLetters = 0xC3;
    if (first == kLatinSigns) return {};
    const auto second = static_cast<unsigned char>(character[1]);
    if (first == kLatinLetters) {
        constexpr unsigned char kTimes = 0x97;
        constexpr unsigned char kLastCapital = 0x9E;
        constexpr unsigned char kDivided = 0xB7;
        constexpr unsigned char kToSmall = 0x20;
        if (second == kTimes || second == kDivided) return {};
        if (second <= kLastCapital) return {character[0], static_cast<char>(second + kToSmall)};
    }
    // U+2000 to U+207F: typographic spaces, dashes and apostrophes.
    if (character.starts_with("\xE2\x80") || character.starts_with("\xE2\x81")) return {};
    return std::string{character};
}

std::string compared_name(std::string_view name) {
    std::string kept;
    while (!name.empty()) {
        constexpr std::size_t kLongestSequence = 4;
        std::size_t length = 1;
        while (length < kLongestSequence && length < name.size() &&
               (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U)
            ++length;
        kept += compared(name.substr(0, length));
        name.remove_prefix(length);
    }
    return kept;
}

} // namespace

PersonKey person_key(const Visitor& visitor) {
    PersonKey key;
    if (is_nik_form(visitor.nik)) key.nik = visitor.nik;
    const std::string name = compared_name(visitor.name);
    if (!name.empty() && is_phone(visitor.phone))
        key.called = "name:" + name + " phone:" + normal_phone(visitor.phone);
    return key;
}

bool same_person(const PersonKey& one, const PersonKey& other) {
    if (!one.nik.empty() && !other.nik.empty()) return one.nik == other.nik;
    return !one.called.empty() && one.called == other.called;
}

} // namespace loket
