// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads fields out of a JSON object without exceptions and remembers the first one that was wrong, so that a
// decoder reads top to bottom and asks once at the end.
#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/hex.hpp"

namespace loket::storage {

class JsonFields {
  public:
    /// `object` must outlive this. `path` stands before the names of wrong fields ("visitor.").
    JsonFields(const nlohmann::json& object, std::string path = {});

    [[nodiscard]] bool has(std::string_view name) const;
    /// UTF-8 of at least `least` and at most `most` bytes; "" after a failure.
    [[nodiscard]] std::string text(std::string_view name, std::size_t least, std::size_t most);
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] bool boolean(std::string_view name);
    template <std::size_t Size>
    [[nodiscard]] std::array<std::uint8_t, Size> bytes(std::string_view name) {
        const auto read = from_hex<Size>(text(name, 2 * Size, 2 * Size));
        return read ? *read : (refuse(name), std::array<std::uint8_t, Size>{});
    }
    /// The nested object or array, or null after a failure.
    [[nodiscard]] const nlohmann::json* nested(std::string_view name);

    /// Marks `name` as wrong, if nothing was before.
    void refuse(std::string_view name);
    /// The first wrong field; none: all was well.
    [[nodiscard]] const std::optional<std::string>& wrong() const { return wrong_; }

  private:
    [[nodiscard]] const nlohmann::json* find(std::string_view name) const;

    const nlohmann::json& object_;
    std::string path_;
    std::optional<std::string> wrong_;
};

} // namespace loket::storage
