// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes as lower-case hexadecimal text.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace loket::storage {

[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
/// Fills `out` exactly; false when `text` is anything but 2 * out.size() lower-case digits.
[[nodiscard]] bool read_hex(std::string_view text, std::span<std::uint8_t> out);

template <std::size_t Size>
[[nodiscard]] std::optional<std::array<std::uint8_t, Size>> from_hex(std::string_view text) {
    std::array<std::uint8_t, Size> bytes{};
    if (!read_hex(text, bytes)) {
        return std::nullopt;
    }
    return bytes;
}

} // namespace loket::storage
