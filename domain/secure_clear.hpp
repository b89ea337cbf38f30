// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private text is overwritten before its memory goes back. The writes are volatile: no optimiser may leave
// them out.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace loket {

/// Overwrites all the memory a string has, also what an earlier, longer text or a move left behind, and
/// empties it.
inline void secure_clear(std::string& text) noexcept {
    text.clear();                 // known to be empty, also after a move; frees nothing
    text.resize(text.capacity()); // never grows, so it cannot fail
    volatile char* const bytes = text.data();
    for (std::string::size_type i = 0; i < text.size(); ++i) bytes[i] = 0;
    text.clear();
}

/// Overwrites the bytes, if there are any, and holds none.
template <std::size_t size>
void secure_clear(std::optional<std::array<std::uint8_t, size>>& bytes) noexcept {
    if (bytes) {
        for (volatile std::uint8_t& byte : *bytes) byte = 0;
    }
    bytes.reset();
}

} // namespace loket
