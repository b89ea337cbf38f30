// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What typed, pasted or scanned text may become before it is kept. Nothing a device sends is trusted to be
// text.
#include <string>
#include <string_view>

namespace loket {

/// Limits in bytes of UTF-8; a screen stops a person at them, with a sentence, before anything is cut.
inline constexpr std::size_t kNameLimit = 120;
inline constexpr std::size_t kPlaceLimit = 200;
inline constexpr std::size_t kLineLimit = 300;
inline constexpr std::size_t kNarrativeLimit = std::size_t{16} * 1024;

/// Valid UTF-8 without control characters (C0, DEL, C1, ESC among them), line and paragraph separators,
/// bidirectional overrides, zero-width characters, private use and non-characters. Bytes that are not UTF-8
/// are dropped. Tabs and line breaks become one space unless `keep_line_breaks`. Never longer than its input.
[[nodiscard]] std::string clean_text(std::string_view raw, bool keep_line_breaks = false);

/// clean_text, runs of spaces made one, ends trimmed: a name, a place, one line.
[[nodiscard]] std::string clean_line(std::string_view raw);

/// The longest prefix of at most `limit` bytes that does not cut a character.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t limit);
/// Without its last character (a whole UTF-8 sequence); what the backspace key does.
[[nodiscard]] std::string_view without_last_character(std::string_view text);

/// "0812 3456 7890" and "+62812..." become "+62812..."; 8 to 15 digits (ITU-T E.164).
[[nodiscard]] bool is_phone(std::string_view text);
/// Digits with a leading "+62" for an Indonesian number; text that is no phone number comes back unchanged
/// but cleaned.
[[nodiscard]] std::string normal_phone(std::string_view text);

} // namespace loket
