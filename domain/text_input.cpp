// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_input.hpp"

#include <array>
#include <cstdint>

#include "domain/secure_clear.hpp"

namespace loket {
namespace {

struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0; ///< 0: no character starts here
};

/// The character at the front of `text`, by the table of well-formed sequences (Unicode 15, table 3-7):
/// overlong forms, surrogates, anything above U+10FFFF and cut sequences are none.
Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    if (text.empty()) return {};
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t bytes = 0;
    std::uint8_t lowest = 0x80; // the second byte's range is narrower after some leads
    std::uint8_t highest = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        bytes = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        bytes = 3;
        if (lead == 0xE0) lowest = 0xA0;
        if (lead == 0xED) highest = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        bytes = 4;
        if (lead == 0xF0) lowest = 0x90;
        if (lead == 0xF4) highest = 0x8F;
    } else {
        return {};
    }
    if (text.size() < bytes || byte(1) < lowest || byte(1) > highest) return {};
    std::uint32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = code << 6U | (byte(i) & 0x3FU);
    }
    return {code, bytes};
}

struct Range {
    std::uint32_t first, last;
};
constexpr auto kRemoved = std::to_array<Range>({
    {0x0000, 0x001F},    // C0 controls (tab and line breaks are dealt with before)
    {0x007F, 0x009F},    // DEL, C1
    {0x00AD, 0x00AD},    // soft hyphen: seen only where a line happens to break
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers: letters that show nothing
    {0x17B4, 0x17B5},    // Khmer inherent vowels, invisible
    {0x180E, 0x180E},    // Mongolian vowel separator
    {0x200B, 0x200F},    // zero-width space, joiners, direction marks
    {0x2028, 0x202E},    // line and paragraph separator, bidirectional embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, bidirectional isolates, deprecated formats
    {0x3164, 0x3164},    // Hangul filler
    {0xE000, 0xF8FF},    // private use
    {0xFDD0, 0xFDEF},    // non-characters
    {0xFEFF, 0xFEFF},    // zero-width no-break space, byte order mark
    {0xFFA0, 0xFFA0},    // Hangul filler, half width
    {0xFFF0, 0xFFFB},    // unassigned specials, interlinear annotation
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE0FFF},  // tags and the selectors beside them
    {0xF0000, 0x10FFFF}, // private use planes
});

bool is_removed(std::uint32_t code) {
    if ((code & 0xFFFEU) == 0xFFFEU) return true; // the last two of every plane are non-characters
    for (const Range& range : kRemoved)
        if (code >= range.first && code <= range.last) return true;
    return false;
}

bool is_space(std::uint32_t code) {
    return code == ' ' || code == 0x00A0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x205F || code == 0x2800 || code == 0x3000;
}

/// Digits of something that could be a phone number, and whether it began with a plus; no digits when it
/// could not.
struct DialedNumber {
    std::string digits;
    bool plus = false;
};

DialedNumber dialed(std::string_view text) {
    DialedNumber number;
    bool anything = false;
    for (const char character : text) {
        if (character >= '0' && character <= '9') {
            number.digits += character;
        } else if (character == '+' && !anything) {
            number.plus = true;
        } else if (std::string_view{" -.()"}.find(character) == std::string_view::npos) {
            return {};
        }
        anything = anything || character != ' ';
    }
    return number;
}

/// The same number as the world dials it: digits with their country code, or a local number as it was.
DialedNumber international(DialedNumber number) {
    constexpr std::string_view kCountry = "62";
    constexpr std::size_t kShortestWithCountry = 10; // shorter ones that begin with 62 are local numbers
    constexpr std::size_t kShortestMobile = 9;       // "812345678": the 0 left out
    std::string& digits = number.digits;
    if (!number.plus && digits.starts_with("00")) {
        digits.erase(0, 2);
        number.plus = true;
    } else if (!number.plus && digits.starts_with('0')) {
        digits.replace(0, 1, kCountry);
        number.plus = true;
    } else if (!number.plus && digits.starts_with(kCountry) && digits.size() >= kShortestWithCountry) {
        number.plus = true;
    } else if (!number.plus && digits.starts_with('8') && digits.size() >= kShortestMobile) {
        digits.insert(0, kCountry);
        number.plus = true;
    }
    // "+62 (0)812": the 0 is dialed inside the country only.
    if (number.plus && digits.starts_with(kCountry)) {
        while (digits.size() > kCountry.size() && digits[kCountry.size()] == '0') {
            digits.erase(kCountry.size(), 1);
        }
    }
    return number;
}

bool is_dialable(const DialedNumber& number) {
    constexpr std::size_t kShortest = 8;
    constexpr std::size_t kLongest = 15;
    if (number.plus && number.digits.starts_with('0')) return false; // no country code begins with 0
    return number.digits.size() >= kShortest && number.digits.size() <= kLongest;
}

} // namespace

std::string clean_text(std::string_view raw, bool keep_line_breaks) {
    std::string clean;
    clean.reserve(raw.size());
    while (!raw.empty()) {
        const Character character = first_character(raw);
        if (character.bytes == 0) {
            raw.remove_prefix(1);
            continue;
        }
        if (character.code == '\r' || character.code == '\n') {
            clean += keep_line_breaks ? '\n' : ' ';
            raw.remove_prefix(raw.starts_with("\r\n") ? 2 : 1);
            continue;
        }
        if (character.code == '\t') {
            clean += ' ';
        } else if (!is_removed(character.code)) {
            clean += raw.substr(0, character.bytes);
        }
        raw.remove_prefix(character.bytes);
    }
    return clean;
}

std::string clean_line(std::string_view raw) {
    std::string text = clean_text(raw);
    std::string_view rest = text;
    std::string line;
    line.reserve(text.size()); // growing would leave copies behind
    bool space_before = false;
    while (!rest.empty()) {
        const Character character = first_character(rest);
        if (is_space(character.code)) {
            space_before = !line.empty();
        } else {
            if (space_before) line += ' ';
            space_before = false;
            line += rest.substr(0, character.bytes);
        }
        rest.remove_prefix(character.bytes);
    }
    secure_clear(text);
    return line;
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    // Only a character that began at most three bytes ago can reach over the limit.
    for (std::size_t back = 1; back <= 3 && back <= limit; ++back) {
        if (first_character(text.substr(limit - back)).bytes > back) {
            return text.substr(0, limit - back);
        }
    }
    return text.substr(0, limit);
}

std::string_view without_last_character(std::string_view text) {
    for (std::size_t bytes = 4; bytes > 1; --bytes) {
        if (text.size() >= bytes && first_character(text.substr(text.size() - bytes)).bytes == bytes) {
            return text.substr(0, text.size() - bytes);
        }
    }
    return text.substr(0, text.empty() ? 0 : text.size() - 1);
}

// Cleaned first: a pasted tab or invisible mark between the digits is as good as a space.
bool is_phone(std::string_view text) {
    return is_dialable(international(dialed(clean_line(text))));
}

std::string normal_phone(std::string_view text) {
    std::string line = clean_line(text);
    const DialedNumber number = international(dialed(line));
    if (!is_dialable(number)) return line;
    return (number.plus ? "+" : "") + number.digits;
}

} // namespace loket
