// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ktp_fields.hpp"

#include <string>

#include "domain/birth_form.hpp"
#include "domain/secure_clear.hpp"
#include "domain/text_input.hpp"

namespace loket::scanner {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Into memory of its own that never grows: neither growing nor moving leaves anything behind.
void take_digits(std::string& digits, std::string_view raw) {
    constexpr std::size_t kDigits = 16;
    digits.reserve(2 * kDigits);
    for (const char c : raw) {
        if (c == '.' || c == '-' || kBlanks.find(c) != std::string_view::npos) continue;
        if (c < '0' || c > '9' || digits.size() == kDigits) return secure_clear(digits);
        digits += c;
    }
    if (digits.size() != kDigits) secure_clear(digits);
}

/// Everything in it can be shown; tabs and line breaks count as blanks.
bool is_clean(std::string_view raw) {
    std::size_t wanted = raw.size();
    for (std::size_t at = 0; (at = raw.find("\r\n", at)) != std::string_view::npos; at += 2) --wanted;
    std::string clean = clean_text(raw, true); // makes one of CR LF
    const bool whole = clean.size() == wanted;
    secure_clear(clean);
    return whole;
}

/// Likewise.
bool take_line(std::string& line, std::string_view raw, std::size_t limit) {
    if (!is_clean(raw)) return false;
    line.reserve(limit);
    std::string clean = clean_line(raw);
    std::string_view kept = utf8_prefix(clean, limit);
    if (kept.ends_with(' ')) kept.remove_suffix(1); // of the cut
    line = kept;
    secure_clear(clean);
    return true;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

} // namespace

std::optional<KtpCard> to_card(const KtpFields& fields, std::string_view birth_form) {
    std::optional<KtpCard> card(std::in_place);
    take_digits(card->nik, fields.nik);
    const bool whole = !card->nik.empty() && take_line(card->name, fields.name, kNameLimit) &&
                       take_line(card->address, fields.address, kPlaceLimit);
    if (whole) {
        card->birth_date = parse_birth(trimmed(fields.birth), birth_form);
    } else {
        wipe(*card);
        card.reset();
    }
    return card;
}

} // namespace loket::scanner
