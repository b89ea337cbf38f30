// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/scan.hpp"

#include <algorithm>

#include "domain/secure_clear.hpp"

namespace loket::scanner {
namespace {

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

void wipe(Reading& reading) {
    if (auto* scan = std::get_if<Scan>(&reading)) secure_clear(scan->text);
    if (auto* read = std::get_if<KtpRead>(&reading)) loket::wipe(read->card);
    if (auto* tap = std::get_if<CardTap>(&reading)) tap->uid.reset(); // it overwrites itself
}

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string_view without_aim_prefix(std::string_view text) {
    constexpr std::size_t kPrefix = 3;
    const bool has_prefix = text.size() >= kPrefix && text[0] == ']' && is_letter(text[1]) &&
                            (is_letter(text[2]) || is_digit(text[2]));
    return has_prefix ? text.substr(kPrefix) : text;
}

} // namespace loket::scanner
