// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recovery_code.hpp"

#include <sodium.h>

#include <cstdint>

#include "storage/secret.hpp"

namespace loket::storage {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 32;
constexpr std::size_t kGroup = 4;

char normal_character(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') {
        return '0';
    }
    return upper == 'I' || upper == 'L' ? '1' : upper;
}

} // namespace

std::string make_recovery_code() {
    need_sodium();
    std::string code;
    for (std::size_t i = 0; i < kLength; ++i) {
        if (i > 0 && i % kGroup == 0) {
            code += '-';
        }
        code += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
    }
    return code;
}

std::optional<std::string> normal_recovery_code(std::string_view typed) {
    std::string code;
    for (const char one : typed) {
        if (one == '-' || one == ' ' || one == '\n' || one == '\r' || one == '\t') {
            continue;
        }
        const char normal = normal_character(one);
        if (kAlphabet.find(normal) == std::string_view::npos || code.size() == kLength) {
            return std::nullopt;
        }
        code += normal;
    }
    return code.size() == kLength ? std::optional(code) : std::nullopt;
}

} // namespace loket::storage
