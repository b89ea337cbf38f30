// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An enumeration's words, both ways. They stand in office files and in journals already written: a word is
// never changed and never used for anything else.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace loket {

template <class Enum, std::size_t Size>
class WordTable {
  public:
    constexpr explicit WordTable(std::array<std::pair<Enum, std::string_view>, Size> words) : words_(words) {}

    /// Empty for a value outside the enumeration.
    [[nodiscard]] constexpr std::string_view word(Enum value) const {
        const auto found = std::find_if(words_.begin(), words_.end(),
                                        [&](const auto& entry) { return entry.first == value; });
        return found == words_.end() ? std::string_view{} : found->second;
    }

    [[nodiscard]] constexpr std::optional<Enum> value(std::string_view word) const {
        const auto found = std::find_if(words_.begin(), words_.end(),
                                        [&](const auto& entry) { return entry.second == word; });
        if (found == words_.end()) return std::nullopt;
        return found->first;
    }

  private:
    std::array<std::pair<Enum, std::string_view>, Size> words_;
};

} // namespace loket
