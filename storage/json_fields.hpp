// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads fields out of a JSON object without exceptions and remembers the first one that was wrong, so that a
// decoder reads top to bottom and asks once at the end.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/hex.hpp"
#include "storage/json_reader.hpp"

namespace loket::storage {

struct TextListRule {
    std::size_t entries;   ///< at most so many
    std::size_t bytes;     ///< of each at most
    std::size_t least = 1; ///< of each at least
};

class JsonFields {
  public:
    /// The reader of `object` must keep it as long as this lives. `path`, such as "visitor.", stands before
    /// the names of wrong fields.
    explicit JsonFields(simdjson::dom::object object, std::string path = {});

    [[nodiscard]] bool has(std::string_view name) const;
    /// UTF-8 of at least `least` and at most `most` bytes; "" after a failure.
    [[nodiscard]] std::string text(std::string_view name, std::size_t least, std::size_t most);
    /// The same from 1 byte on; none: there is no such field.
    [[nodiscard]] std::optional<std::string> text_if_there(std::string_view name, std::size_t most);
    /// The same, where the reader of the object keeps it.
    [[nodiscard]] std::optional<std::string_view> view_if_there(std::string_view name, std::size_t most);
    /// The same from 0 bytes on, into its place: no copy of it is left elsewhere.
    void text_into(std::string& place, std::string_view name, std::size_t most);
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] bool boolean(std::string_view name);
    template <std::size_t Size>
    [[nodiscard]] std::array<std::uint8_t, Size> bytes(std::string_view name) {
        const auto read = from_hex<Size>(text(name, 2 * Size, 2 * Size));
        return read ? *read : (refuse(name), std::array<std::uint8_t, Size>{});
    }
    /// A list of texts and nothing else; empty after a failure.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name, TextListRule rule);
    /// The same, one by one to `take(std::string_view)`, where the reader of the object keeps them.
    template <class Take>
    void each_text(std::string_view name, TextListRule rule, Take take) {
        if (const auto list = text_list(name, rule)) {
            for (const auto entry : *list) {
                take(std::string_view(entry));
            }
        }
    }
    /// `read(JsonFields&)` reads the nested object; what is wrong in it is wrong here as well.
    template <class Read>
    void inside(std::string_view name, Read read) {
        if (const auto object = nested(name)) {
            JsonFields fields(*object, path_ + std::string(name) + '.');
            read(fields);
            wrong_ = wrong_ ? wrong_ : fields.wrong_;
        }
    }

    [[nodiscard]] std::size_t size() const { return fields_.size(); }
    /// Marks a name that comes twice as wrong; else the first counts.
    void refuse_repeated();
    /// Marks `name` as wrong, if nothing was before.
    void refuse(std::string_view name);
    /// The first wrong field; none: all was well.
    [[nodiscard]] const std::optional<std::string>& wrong() const { return wrong_; }

  private:
    [[nodiscard]] std::optional<simdjson::dom::element> find(std::string_view name) const;
    [[nodiscard]] std::optional<simdjson::dom::object> nested(std::string_view name);
    /// Empty after a failure.
    std::string_view checked(std::string_view name, const std::optional<simdjson::dom::element>& field,
                             std::size_t least, std::size_t most);
    [[nodiscard]] std::optional<simdjson::dom::array> text_list(std::string_view name, TextListRule rule);

    std::vector<simdjson::dom::key_value_pair> fields_; // quicker to search than the object itself
    std::string path_;
    std::optional<std::string> wrong_;
};

} // namespace loket::storage
