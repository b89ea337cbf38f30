// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_writer.hpp"

#include <array>
#include <charconv>

namespace loket::storage {
namespace {

/// Bytes of the UTF-8 character that begins the text; 0: there is none (RFC 3629: no overlong forms, no
/// surrogates).
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    unsigned least = 0x80; // of the second byte
    unsigned most = 0xBF;
    if (lead == 0xE0) least = 0xA0;
    if (lead == 0xED) most = 0x9F;
    if (lead == 0xF0) least = 0x90;
    if (lead == 0xF4) most = 0x8F;
    if (lead < 0xC2 || lead > 0xF4 || byte(1) < least || byte(1) > most) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return length;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

void JsonWriter::name(std::string_view name) {
    separate();
    quote(name);
    put(':');
    first_ = true;
}

void JsonWriter::text(std::string_view text) {
    separate();
    all_utf8_ = all_utf8_ && is_utf8(text);
    quote(text);
}

void JsonWriter::number(int number) {
    separate();
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::boolean(bool value) {
    separate();
    put(value ? "true" : "false");
}

void JsonWriter::open(char bracket) {
    separate();
    put(bracket);
    first_ = true;
}

void JsonWriter::close(char bracket) {
    put(bracket);
    first_ = false;
}

void JsonWriter::separate() {
    if (!first_) put(',');
    first_ = false;
}

void JsonWriter::quote(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    put('"');
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            put('\\');
            put(character);
        } else if (byte < 0x20) {
            put("\\u00");
            put(kHex[byte >> 4U]);
            put(kHex[byte & 0xFU]);
        } else {
            put(character);
        }
    }
    put('"');
}

void JsonWriter::put(char byte) {
    if (size_ < into_.size()) into_[size_] = static_cast<std::uint8_t>(byte);
    ++size_;
}

void JsonWriter::put(std::string_view bytes) {
    for (const char byte : bytes) put(byte);
}

} // namespace loket::storage
