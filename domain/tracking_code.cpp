// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tracking_code.hpp"

#include <algorithm>

namespace loket {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kGroup = 4;
constexpr unsigned kBitsPerCharacter = 5;

// The check character. ISO 7064 has no system for 32 symbols, so each character is read as an element of the
// field GF(2^5) (polynomial x^5 + x^2 + 1, in which x generates all 31 nonzero elements) and a code c0..c11
// is right when
//     x^11*c0 + x^10*c1 + ... + x*c10 + 1*c11 = 0.
// All twelve weights are nonzero: one wrong character by e shifts the sum by weight*e, never zero. All are
// different: swapping any two unequal characters a, b (neighbours or not) shifts it by (weight_i -
// weight_j)*(a - b), never zero. So each single error and each swap is caught, and any other damage with 31
// chances in 32.

/// An element of GF(2^5) times x.
constexpr unsigned times_x(unsigned element) {
    const unsigned shifted = element << 1U;
    return (shifted & 0x20U) != 0 ? shifted ^ 0x25U : shifted;
}

int value_of(char symbol) {
    const auto position = kAlphabet.find(symbol);
    return position == std::string_view::npos ? -1 : static_cast<int>(position);
}

/// The weighted sum above by Horner's rule, last weight x: what the next character must equal.
unsigned check_value(std::string_view symbols) {
    unsigned sum = 0;
    for (const char symbol : symbols) sum = times_x(sum ^ static_cast<unsigned>(value_of(symbol)));
    return sum;
}

/// How people write the letters that the alphabet leaves out. Any other character stays as it is.
char read_as(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return upper;
}

/// A code that is being put together: its characters do not outlive the function.
struct Draft {
    std::string symbols;

    Draft() = default;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() { secure_clear(symbols); }
};

std::string upper_case(std::string_view text) {
    std::string upper{text};
    for (char& letter : upper)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return upper;
}

} // namespace

TrackingCode TrackingCode::from_random(const std::array<std::uint8_t, kRandomBytes>& random) {
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : random) bits = bits << 8U | byte;
    Draft draft;
    for (std::size_t i = 0; i < kLength - 1; ++i) {
        draft.symbols += kAlphabet[bits & 0x1FU];
        bits >>= kBitsPerCharacter;
    }
    draft.symbols += kAlphabet[check_value(draft.symbols)];
    return TrackingCode{draft.symbols};
}

Result<TrackingCode, CodeProblem> TrackingCode::parse(std::string_view text) {
    Draft draft;
    std::string& compact = draft.symbols;
    for (const char character : code_part(text)) {
        if (character == ' ' || character == '-') continue;
        if (compact.size() == kLength) return failure(CodeProblem::wrong_length);
        compact += read_as(character);
    }
    if (compact.empty()) return failure(CodeProblem::empty);
    if (compact.size() != kLength) return failure(CodeProblem::wrong_length);
    if (!std::all_of(compact.begin(), compact.end(), [](char symbol) { return value_of(symbol) >= 0; }))
        return failure(CodeProblem::bad_character);
    const auto given = static_cast<unsigned>(value_of(compact.back()));
    if (check_value(std::string_view{compact}.substr(0, kLength - 1)) != given)
        return failure(CodeProblem::wrong_check);
    return TrackingCode{compact};
}

std::string TrackingCode::grouped() const {
    return compact_.substr(0, kGroup) + '-' + compact_.substr(kGroup, kGroup) + '-' +
           compact_.substr(2 * kGroup);
}

std::string_view code_part(std::string_view text) {
    if (text.find('/') == std::string_view::npos) return text;
    while (text.ends_with('/') || text.ends_with(' ')) text.remove_suffix(1);
    // A query or fragment may carry the code as well ("...?KODE=XXXX-XXXX-XXXX").
    const auto separator = text.find_last_of("/=?#");
    return separator == std::string_view::npos ? text : text.substr(separator + 1);
}

std::string qr_text(const TrackingCode& code, std::string_view tracking_url_prefix) {
    if (tracking_url_prefix.empty()) return code.grouped();
    std::string url = upper_case(tracking_url_prefix);
    if (std::string_view{"/=?#"}.find(url.back()) == std::string_view::npos) url += '/';
    return url + code.grouped();
}

} // namespace loket
